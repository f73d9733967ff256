import { Type } from 'typebox';
import {
  accept,
  assert,
  type Catalog,
  formatCents,
  type Money,
  type Outcome,
  type Payment,
  planPayment,
  present,
  refuse,
  sharePayment,
} from '../../engine/index.ts';
import { insertTransfer, type TransferEntry } from '../../store/ledger.ts';
import {
  insertOrderPack,
  markOrderPaid,
  type OrderPackRow,
  type OrderRow,
} from '../../store/orders.ts';
import type { VoucherHeld } from '../../store/vouchers.ts';
import { orNull } from '../answer-fields.ts';
import { type Change, changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { givePacks } from '../packs/give-packs.ts';
import { startPluginYears } from '../plugins/start-plugin-years.ts';
import { catalogOfKey, skuOf } from './frozen-catalog.ts';
import { findOpenOrder } from './open-order.ts';
import { checkLimits, checkStanding } from './order-price.ts';
import { OrderDetail, orderDetail, orderView, paidView } from './order-view.ts';
import { readPurse } from './read-purse.ts';

const Input = Type.Object({
  account: AccountField,
  order: Type.String({ description: 'The id of the order.' }),
  voucher: Type.Optional(
    orNull(Type.String(), { description: "Another voucher than the order's; null: none." }),
  ),
  key: IdempotencyKeyField,
});

/** Pays an order that is unpaid; its packs are valid from now on. */
export const payOrderOperation: Operation<typeof Input, OrderDetail> = {
  name: 'orders.pay',
  access: 'finance',
  kind: 'money',
  summary: 'Pay an order from a voucher, the gift balance and cash, in this order.',
  input: Input,
  output: OrderDetail,
  run: async (context, { account, order, voucher, key }) => {
    const content = { order, voucher: voucher === undefined ? 'as ordered' : voucher };
    return changeAccount(
      context,
      { account, operation: 'orders.pay', key, content },
      async (change) => {
        const paid = await payOrder(change, { order, voucher });
        if (!paid.ok) return paid;
        return accept(await orderDetail(context, change.connection, paid.value.order));
      },
    );
  },
};

/** An order to be paid. */
export interface OrderToPay {
  readonly order: string;
  /** Another voucher than the order's, or none (null); absent: that of the order. */
  readonly voucher?: string | null | undefined;
}

/** An order that is paid, with the packs that it brought; none for a plugin. */
export interface PaidOrder {
  readonly order: OrderRow;
  readonly packs: readonly OrderPackRow[];
}

/**
 * Pays an order within a change, by the catalogue that was frozen for it; its packs are valid from
 * now on. Everything is decided before anything is written but for what a plugin refuses: a caller
 * that goes on after `balance_is_insufficient` has changed nothing.
 */
export async function payOrder(
  change: Change,
  { order: orderId, voucher }: OrderToPay,
): Promise<Outcome<PaidOrder>> {
  const { context, connection, account, at } = change;
  const { accountId } = account;
  const open = await findOpenOrder(change, orderId);
  if (!open.ok) return open;
  const order = open.value;
  const standing = checkStanding(account);
  if (!standing.ok) return standing;
  const catalog = await catalogOfKey(context, connection, order.catalog);
  const sku = skuOf(catalog, order.sku);
  const question = { accountId, catalog, sku, quantity: order.quantity, at };
  const limits = await checkLimits(connection, question, false);
  if (!limits.ok) return limits;
  const voucherId = voucher === undefined ? order.voucherId : (voucher ?? '');
  const purse = await readPurse(change, voucherId, order.kind);
  if (!purse.ok) return purse;
  const { payment, missing } = planPayment(order.amount, purse.value);
  if (missing > 0n) return refuseForMoney(order, purse.value, missing);
  await movePayment(change, order, payment, purse.value.chosen);
  const marked = await markOrderPaid(connection, order, { ...payment, voucherId }, at);
  assert(marked, `the order ${orderId} is unpaid, and its account is held`);
  const paid: OrderRow = { ...order, status: 'paid', voucherId, paidAt: at, paid: payment };
  const brought = await deliver(change, paid, payment, catalog);
  if (!brought.ok) return brought;
  await change.emit('order.paid', {
    order: orderId,
    sku: order.sku,
    quantity: order.quantity,
    amount: formatCents(order.amount),
    currency: order.currency,
    origin: order.origin,
    paid: paidView(payment),
    packs: brought.value.map(({ packId }) => packId),
    application: order.subject === '' ? null : order.subject,
  });
  const before = orderView(order, catalog, at);
  await change.audit({ subject: orderId, before, after: orderView(paid, catalog, at) });
  return accept({ order: paid, packs: brought.value });
}

function refuseForMoney(
  order: OrderRow,
  purse: { readonly gift: Money; readonly cash: Money },
  missing: Money,
): ReturnType<typeof refuse> {
  return refuse('balance_is_insufficient', {
    order: order.orderId,
    amount: formatCents(order.amount),
    cash: formatCents(purse.cash),
    gift: formatCents(purse.gift),
    missing: formatCents(missing),
    currency: order.currency,
  });
}

/** Moves the money; what an order leaves of a voucher for one use is taken back. */
async function movePayment(
  { context, connection, account, recorded, at }: Change,
  order: OrderRow,
  { voucher, gift, cash }: Payment,
  chosen: VoucherHeld | null,
): Promise<void> {
  const row = {
    accountId: account.accountId,
    recorded,
    at,
    note: `${order.quantity} × ${order.sku}`,
  };
  const fromVoucher: TransferEntry[] =
    chosen === null ? [] : [{ book: `voucher:${chosen.voucherId}`, amount: -voucher }];
  const sale = { transferId: context.ids.next('tr'), kind: 'order', reference: order.orderId };
  await insertTransfer(connection, { ...row, ...sale }, [
    ...fromVoucher,
    { book: 'gift', amount: -gift },
    { book: 'cash', amount: -cash },
    { book: 'sold', amount: order.amount },
  ]);
  if (chosen === null || !chosen.singleUse || voucher === 0n) return;
  const rest = chosen.left - voucher;
  const back = { transferId: context.ids.next('tr'), kind: 'voucher-taken-back' };
  await insertTransfer(connection, { ...row, ...back, reference: chosen.voucherId }, [
    { book: `voucher:${chosen.voucherId}`, amount: -rest },
    { book: 'given', amount: rest },
  ]);
}

/** Gives what was paid for: packs with their shares of the payment, or years of a plugin. */
async function deliver(
  change: Change,
  order: OrderRow,
  payment: Payment,
  catalog: Catalog,
): Promise<Outcome<readonly OrderPackRow[]>> {
  const sku = skuOf(catalog, order.sku);
  const { accountId, orderId, quantity } = order;
  if (order.kind === 'plugin') {
    const years = Number(sku.size) * quantity;
    const source = { kind: 'order', id: orderId } as const;
    const started = await startPluginYears(change, { application: order.subject, years, source });
    return started.ok ? accept([]) : started;
  }
  const packs = await givePacks(change, {
    catalog,
    catalogKey: order.catalog,
    sku,
    quantity,
    purchasedAt: change.at,
    gift: false,
  });
  const shares = sharePayment(payment, quantity);
  const rows = packs.map(({ id }, index) => ({
    accountId,
    orderId,
    packId: id,
    paid: present(shares[index], 'there is a share for each pack'),
  }));
  for (const row of rows) await insertOrderPack(change.connection, row);
  return accept(rows);
}
