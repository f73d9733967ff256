import { Type } from 'typebox';
import {
  accept,
  formatCents,
  type Instant,
  type Money,
  type Outcome,
  parseInstant,
  refuse,
} from '../../engine/index.ts';
import { insertTransfer } from '../../store/ledger.ts';
import { insertVoucher } from '../../store/vouchers.ts';
import { oneOf } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField, NoteField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAmount } from '../wallet/read-amount.ts';
import { VoucherView, voucherView } from './voucher-view.ts';

const Input = Type.Object({
  account: AccountField,
  amount: Type.String({ description: 'Above 0, in whole cents: 12.50.' }),
  scope: oneOf(['live-packs', 'general'], {
    description: 'What it pays for: packs, or anything but packs.',
  }),
  singleUse: Type.Optional(
    Type.Boolean({ description: 'It pays for one order only; it does if this is left out.' }),
  ),
  validFrom: Type.Optional(Type.String({ description: 'From now on, if this is left out.' })),
  validTo: Type.String({ description: 'The first moment at which it does not pay any more.' }),
  note: NoteField,
  key: IdempotencyKeyField,
});

/** Gives an account a voucher: `live-packs` pays for packs, `general` for anything but packs. */
export const grantVoucher: Operation<typeof Input, VoucherView> = {
  name: 'vouchers.grant',
  access: 'operator',
  kind: 'money',
  summary: 'Give an account a voucher.',
  input: Input,
  output: VoucherView,
  run: async (context, input) => {
    const read = readVoucher(input);
    if (!read.ok) return read;
    const { account, scope, singleUse = true, note = '', key } = input;
    const { amount, from, validTo } = read.value;
    const told = { amount: formatCents(amount), validFrom: input.validFrom ?? null, validTo };
    const call = {
      account,
      operation: 'vouchers.grant',
      key,
      content: { ...told, scope, singleUse, note },
    };
    return changeAccount(context, call, async ({ connection, recorded, at, audit }) => {
      const { calendar } = context.catalogs.latest;
      const validFrom = from ?? at;
      // Only here, where a call that is repeated has got its first answer: by then it may be over.
      if (validTo <= validFrom) {
        const params = { from: calendar.format(validFrom), to: calendar.format(validTo) };
        return refuse('voucher_is_never_valid', params, 'validTo');
      }
      const voucherId = context.ids.next('vc');
      const times = { validFrom, validTo, grantedAt: at };
      const row = { accountId: account, voucherId, amount, scope, singleUse, note, recorded };
      const voucher = { ...row, ...times };
      await insertVoucher(connection, voucher);
      const transferId = context.ids.next('tr');
      const transfer = { accountId: account, transferId, recorded, at, note };
      await insertTransfer(connection, { ...transfer, kind: 'voucher', reference: voucherId }, [
        { book: `voucher:${voucherId}`, amount },
        { book: 'given', amount: -amount },
      ]);
      const view = voucherView({ ...voucher, left: amount }, calendar, at);
      await audit({ subject: voucherId, before: null, after: view });
      return accept(view);
    });
  },
};

function readVoucher(input: {
  readonly amount: string;
  readonly validFrom?: string;
  readonly validTo: string;
}): Outcome<{
  readonly amount: Money;
  /** Null: from the moment of the grant. */
  readonly from: Instant | null;
  readonly validTo: Instant;
}> {
  const amount = readAmount(input.amount);
  if (!amount.ok) return amount;
  const from = input.validFrom === undefined ? null : parseInstant(input.validFrom);
  if (from === null && input.validFrom !== undefined) {
    return refuse('time_is_not_readable', { text: input.validFrom }, 'validFrom');
  }
  const to = parseInstant(input.validTo);
  if (to === null) return refuse('time_is_not_readable', { text: input.validTo }, 'validTo');
  return accept({ amount: amount.value, from, validTo: to });
}
