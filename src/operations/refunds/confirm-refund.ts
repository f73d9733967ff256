import { type Static, Type } from 'typebox';
import { accept, assert, formatCents, refuse } from '../../engine/index.ts';
import { withdrawGifts } from '../../store/gifts.ts';
import { insertTransfer } from '../../store/ledger.ts';
import { markPackRefunded } from '../../store/packs.ts';
import { described, MoneyField, orNull, TimeField } from '../answer-fields.ts';
import { standingAfterMoney } from '../arrears/change-standing.ts';
import { type Change, changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import { notify } from '../notices/notify.ts';
import type { Operation } from '../operation.ts';
import { endAutoRenewal } from '../renewals/end-auto-renewal.ts';
import { type QuotedPack, quotePack } from './quote-pack.ts';

const Input = Type.Object({
  account: AccountField,
  pack: Type.String({ description: 'The id of the pack.' }),
  key: IdempotencyKeyField,
});

/** A refund that was made. */
export const RefundView = Type.Object({
  pack: Type.String({ description: 'The id of the pack.' }),
  order: orNull(Type.String(), { description: 'The order that had brought it; null: none.' }),
  refundedAt: TimeField,
  currency: Type.String({ description: 'What the amounts are in.' }),
  amount: described(MoneyField, 'What came back: cash and gift together.'),
  cash: described(MoneyField, 'What came back in cash.'),
  gift: described(MoneyField, 'What came back in gift balance.'),
  renewalEnded: Type.Boolean({
    description: 'Whether the pack was marked to be renewed automatically, which ended.',
  }),
});
export type RefundView = Static<typeof RefundView>;

/**
 * Gives a pack back (退款): what was paid in cash and gift returns the way it came, the pack is
 * charged for no day that is settled from now on. One transaction, in which the account is locked:
 * a settlement of it either came before, and then the pack is used, or reads it refunded.
 */
export const confirmRefund: Operation<typeof Input, RefundView> = {
  name: 'refunds.confirm',
  access: 'finance',
  kind: 'money',
  summary: 'Give a pack back for what was paid.',
  input: Input,
  output: RefundView,
  run: async (context, { account, pack, key }) => {
    const call = { account, operation: 'refunds.confirm', key, content: { pack } };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const quoted = await quotePack(context, connection, { account: change.account, pack, at });
      if (!quoted.ok) return quoted;
      const { catalog, quote } = quoted.value;
      const { reason, deadline } = quote;
      if (reason !== null) {
        const last = deadline === null ? '' : catalog.calendar.format(deadline);
        return refuse(reason, { pack, deadline: last }, 'pack');
      }
      return accept(await refund(change, quoted.value));
    });
  },
};

async function refund(change: Change, quoted: QuotedPack): Promise<RefundView> {
  const { connection, account, at, recorded } = change;
  const { accountId } = account;
  const { row, catalog, paid, order } = quoted;
  const { packId } = row;
  const { cash, gift } = paid ?? { cash: 0n, gift: 0n };
  assert(
    await markPackRefunded(connection, { accountId, packId }, at, recorded),
    `${packId}, read while its account is locked, was neither used nor refunded`,
  );
  await insertTransfer(
    connection,
    {
      accountId,
      transferId: change.context.ids.next('tr'),
      kind: 'refund',
      reference: packId,
      recorded,
      at,
      note: '',
    },
    [
      { book: 'sold', amount: -(cash + gift) },
      { book: 'cash', amount: cash },
      { book: 'gift', amount: gift },
    ],
  );
  await withdrawGifts(connection, accountId, packId, at);
  const renewalEnded = await endAutoRenewal(change, packId);
  const { currency } = catalog;
  const money = {
    currency,
    amount: formatCents(cash + gift),
    cash: formatCents(cash),
    gift: formatCents(gift),
  };
  const view: RefundView = {
    pack: packId,
    order,
    refundedAt: catalog.calendar.format(at),
    ...money,
    renewalEnded,
  };
  const { refundedAt, ...told } = view;
  await change.audit({ subject: packId, before: { refundedAt: null }, after: view });
  await change.emit('refund.confirmed', { ...told, at: refundedAt, sku: row.sku });
  await notify(change, {
    kind: 'refund-done',
    subject: packId,
    params: { pack: packId, sku: row.sku ?? '', currency, amount: money.cash, gift: money.gift },
    key: `refund-done ${packId}`,
  });
  // What came back may be what the account owed.
  await standingAfterMoney(change);
  return view;
}
