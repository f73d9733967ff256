import { type Static, Type } from 'typebox';
import { accept, formatCents } from '../../engine/index.ts';
import { insertTransfer, readBalances } from '../../store/ledger.ts';
import { described, MoneyField } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField, NoteField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAmount } from './read-amount.ts';

const Input = Type.Object({
  account: AccountField,
  amount: Type.String({ description: 'Above 0, in whole cents: 12.50.' }),
  note: NoteField,
  key: IdempotencyKeyField,
});

const Output = Type.Object({
  transfer: Type.String({ description: 'The id of the transfer that gave it.' }),
  amount: MoneyField,
  currency: Type.String(),
  gift: described(MoneyField, 'The gift balance now.'),
});

/** Gives an account gift balance: it pays for all that cash pays for, and is spent before cash. */
export const grantBalance: Operation<typeof Input, Static<typeof Output>> = {
  name: 'wallet.grant',
  access: 'operator',
  kind: 'money',
  summary: 'Give an account gift balance.',
  input: Input,
  output: Output,
  run: async (context, { account, note = '', key, ...input }) => {
    const read = readAmount(input.amount);
    if (!read.ok) return read;
    const amount = read.value;
    const content = { amount: formatCents(amount), note };
    const call = { account, operation: 'wallet.grant', key, content };
    return changeAccount(context, call, async ({ connection, recorded, at, audit }) => {
      const transfer = context.ids.next('tr');
      const row = { accountId: account, transferId: transfer, recorded, at, note };
      await insertTransfer(connection, { ...row, kind: 'grant', reference: transfer }, [
        { book: 'gift', amount },
        { book: 'given', amount: -amount },
      ]);
      const gift = (await readBalances(connection, account)).get('gift') ?? 0n;
      const { currency } = context.catalogs.latest;
      const told = {
        transfer,
        amount: formatCents(amount),
        currency,
        gift: formatCents(gift),
      };
      await audit({ subject: transfer, before: null, after: told });
      return accept(told);
    });
  },
};
