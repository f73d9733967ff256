// Orders, and what was paid for each pack that they brought. See docs/concepts/orders.md.
import { formatCents, type Instant, type Money, type OrderStatus } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { moneyOf } from './ledger.ts';
import { inOrder, type Statement, sql, timestamp, timestampOrNull } from './sql.ts';

/** The parts of a payment: voucher, then gift, then cash. */
export interface PaidParts {
  readonly voucher: Money;
  readonly gift: Money;
  readonly cash: Money;
}

export interface OrderRow {
  readonly accountId: string;
  readonly orderId: string;
  readonly status: OrderStatus;
  readonly kind: 'packs' | 'plugin';
  readonly sku: string;
  readonly quantity: number;
  /** The plugin application that years are bought for; '' for packs. */
  readonly subject: string;
  /** The key of the catalogue whose price and rules hold for the order. */
  readonly catalog: string;
  readonly currency: string;
  readonly unitPrice: Money;
  readonly amount: Money;
  /** '' for none. */
  readonly voucherId: string;
  /** '' for none. */
  readonly quoteId: string;
  readonly origin: 'buyer' | 'auto-renewal';
  readonly placedAt: Instant;
  readonly closesAt: Instant;
  readonly paidAt: Instant | null;
  /** When it was cancelled or closed. */
  readonly endedAt: Instant | null;
  readonly paid: PaidParts | null;
}

/** What is known of an order when it is placed. */
export type NewOrder = Omit<OrderRow, 'status' | 'paidAt' | 'endedAt' | 'paid'>;

/** An order of an account. */
export interface OrderKey {
  readonly accountId: string;
  readonly orderId: string;
}

const columns = sql`account_id as "accountId", order_id as "orderId", status, kind, sku, quantity,
  subject, catalog, currency, unit_price::text as "unitPrice", amount::text as amount,
  voucher_id as "voucherId", quote_id as "quoteId", origin, placed_at as "placedAt",
  closes_at as "closesAt", paid_at as "paidAt", ended_at as "endedAt",
  paid_voucher::text as "paidVoucher", paid_gift::text as "paidGift",
  paid_cash::text as "paidCash"`;

interface OrderText extends Omit<OrderRow, 'unitPrice' | 'amount' | 'paid'> {
  readonly unitPrice: string;
  readonly amount: string;
  readonly paidVoucher: string | null;
  readonly paidGift: string | null;
  readonly paidCash: string | null;
}

function orderOf({ paidVoucher, paidGift, paidCash, ...row }: OrderText): OrderRow {
  return {
    ...row,
    unitPrice: moneyOf(row.unitPrice),
    amount: moneyOf(row.amount),
    paid:
      row.status === 'paid'
        ? {
            voucher: moneyOf(paidVoucher ?? '0'),
            gift: moneyOf(paidGift ?? '0'),
            cash: moneyOf(paidCash ?? '0'),
          }
        : null,
  };
}

export async function insertOrder(connection: Connection, order: NewOrder): Promise<void> {
  await connection.execute(sql`
    insert into orders (account_id, order_id, kind, sku, quantity, subject, catalog, currency,
      unit_price, amount, voucher_id, quote_id, origin, placed_at, closes_at)
    values (${order.accountId}, ${order.orderId}, ${order.kind}, ${order.sku}, ${order.quantity},
      ${order.subject}, ${order.catalog}, ${order.currency},
      ${formatCents(order.unitPrice)}::numeric, ${formatCents(order.amount)}::numeric,
      ${order.voucherId}, ${order.quoteId}, ${order.origin},
      ${timestamp(order.placedAt)}::timestamptz, ${timestamp(order.closesAt)}::timestamptz)`);
}

export async function findOrder(
  connection: Connection,
  { accountId, orderId }: OrderKey,
): Promise<OrderRow | null> {
  const rows = await connection.query<OrderText>(sql`
    select ${columns} from orders
    where account_id = ${accountId} and order_id = ${orderId}`);
  return rows[0] === undefined ? null : orderOf(rows[0]);
}

/** The order that a quote became; null when it is none yet. */
export async function findOrderOfQuote(
  connection: Connection,
  accountId: string,
  quoteId: string,
): Promise<string | null> {
  const rows = await connection.query<{ readonly orderId: string }>(sql`
    select order_id as "orderId" from orders
    where account_id = ${accountId} and quote_id = ${quoteId} and quote_id <> ''`);
  return rows[0]?.orderId ?? null;
}

/** Which orders of an account to list; null: no matter. Their status is judged as of `at`. */
export interface OrderFilter {
  readonly accountId: string;
  readonly at: Instant;
  readonly status: OrderStatus | null;
  readonly kind: OrderRow['kind'] | null;
  readonly sku: string | null;
  /** When it was placed: from the first moment on, and before the second. */
  readonly from: Instant | null;
  readonly before: Instant | null;
  readonly descending: boolean;
  /** The id of the order that the list goes on from; null: from the beginning. */
  readonly after: string | null;
  readonly take: number;
}

/** Orders of an account, in the order in which they were placed. */
export async function listOrders(
  connection: Connection,
  { accountId, at, status, kind, sku, from, before, descending, after, take }: OrderFilter,
): Promise<OrderRow[]> {
  const { sorted, beyond } = inOrder(descending);
  const rows = await connection.query<OrderText>(sql`
    select ${columns} from orders
    where account_id = ${accountId}
      and (${after}::text is null or order_id ${beyond} ${after})
      and (${status}::text is null or ${statusAt(at)} = ${status})
      and (${kind}::text is null or kind = ${kind})
      and (${sku}::text is null or sku = ${sku})
      and (${timestampOrNull(from)}::timestamptz is null or placed_at >= ${timestampOrNull(from)})
      and (${timestampOrNull(before)}::timestamptz is null
        or placed_at < ${timestampOrNull(before)})
    order by order_id ${sorted}
    limit ${take}`);
  return rows.map(orderOf);
}

/** The status by the time: nobody has to close an order for it to be closed. */
function statusAt(at: Instant): Statement {
  return sql`case when status = 'unpaid' and closes_at <= ${timestamp(at)}::timestamptz
    then 'closed' else status end`;
}

/** Marks an unpaid order as paid; false when it is not unpaid any more. */
export async function markOrderPaid(
  connection: Connection,
  { accountId, orderId }: OrderKey,
  payment: PaidParts & { readonly voucherId: string },
  at: Instant,
): Promise<boolean> {
  const changed = await connection.execute(sql`
    update orders set status = 'paid', paid_at = ${timestamp(at)}::timestamptz,
      voucher_id = ${payment.voucherId}, paid_voucher = ${formatCents(payment.voucher)}::numeric,
      paid_gift = ${formatCents(payment.gift)}::numeric,
      paid_cash = ${formatCents(payment.cash)}::numeric
    where account_id = ${accountId} and order_id = ${orderId} and status = 'unpaid'`);
  return changed === 1;
}

/** Ends an unpaid order; false when it is not unpaid any more. */
export async function markOrderEnded(
  connection: Connection,
  { accountId, orderId }: OrderKey,
  status: 'cancelled' | 'closed',
  at: Instant,
): Promise<boolean> {
  const changed = await connection.execute(sql`
    update orders set status = ${status}, ended_at = ${timestamp(at)}::timestamptz
    where account_id = ${accountId} and order_id = ${orderId} and status = 'unpaid'`);
  return changed === 1;
}

/** The accounts after `after` that have unpaid orders whose time is over, in id order. */
export async function accountsWithDueOrders(
  connection: Connection,
  at: Instant,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await connection.query<{ readonly accountId: string }>(sql`
    select distinct account_id as "accountId" from orders
    where account_id > ${after} and status = 'unpaid'
      and closes_at <= ${timestamp(at)}::timestamptz
    order by account_id
    limit ${limit}`);
  return rows.map(({ accountId }) => accountId);
}

/** The unpaid orders of an account whose time is over. */
export async function listDueOrders(
  connection: Connection,
  accountId: string,
  at: Instant,
): Promise<OrderRow[]> {
  const rows = await connection.query<OrderText>(sql`
    select ${columns} from orders
    where account_id = ${accountId} and status = 'unpaid'
      and closes_at <= ${timestamp(at)}::timestamptz
    order by order_id`);
  return rows.map(orderOf);
}

/** What an account bought of a SKU and had of its family, and what of it open orders are for. */
export async function readPurchases(
  connection: Connection,
  { accountId, sku, family }: { accountId: string; sku: string; family: string },
  at: Instant,
): Promise<{
  readonly packs: number;
  readonly years: number;
  readonly open: number;
  readonly ofFamily: number;
}> {
  const rows = await connection.query<{
    readonly packs: number;
    readonly years: number;
    readonly open: number;
    readonly ofFamily: number;
  }>(sql`
    select
      (select count(*)::integer from packs
        where account_id = ${accountId} and sku = ${sku} and not gift) as packs,
      (select coalesce(sum(quantity), 0)::integer from orders
        where account_id = ${accountId} and sku = ${sku} and kind = 'plugin' and status = 'paid')
        as years,
      (select coalesce(sum(quantity), 0)::integer from orders
        where account_id = ${accountId} and sku = ${sku} and status = 'unpaid'
          and closes_at > ${timestamp(at)}::timestamptz) as open,
      (select count(*)::integer from packs
        where account_id = ${accountId} and family = ${family}) as "ofFamily"`);
  return rows[0] ?? { packs: 0, years: 0, open: 0, ofFamily: 0 };
}

/** A pack with the order that brought it and what was paid for it. */
export interface OrderPackRow extends OrderKey {
  readonly packId: string;
  readonly paid: PaidParts;
}

export async function insertOrderPack(connection: Connection, row: OrderPackRow): Promise<void> {
  const { voucher, gift, cash } = row.paid;
  await connection.execute(sql`
    insert into order_packs (account_id, pack_id, order_id, paid_voucher, paid_gift, paid_cash)
    values (${row.accountId}, ${row.packId}, ${row.orderId}, ${formatCents(voucher)}::numeric,
      ${formatCents(gift)}::numeric, ${formatCents(cash)}::numeric)`);
}

/** The packs that an order brought, in the order in which they are charged. */
export async function listPacksOfOrder(
  connection: Connection,
  { accountId, orderId }: OrderKey,
): Promise<OrderPackRow[]> {
  const rows = await connection.query<PackPaidText>(sql`
    select ${paidColumns} from order_packs
    where account_id = ${accountId} and order_id = ${orderId}
    order by pack_id`);
  return rows.map(packPaidOf);
}

/** What was paid for a pack; null for one that no order brought. */
export async function paidForPack(
  connection: Connection,
  accountId: string,
  packId: string,
): Promise<OrderPackRow | null> {
  const rows = await connection.query<PackPaidText>(sql`
    select ${paidColumns} from order_packs
    where account_id = ${accountId} and pack_id = ${packId}`);
  return rows[0] === undefined ? null : packPaidOf(rows[0]);
}

const paidColumns = sql`account_id as "accountId", order_id as "orderId", pack_id as "packId",
  paid_voucher::text as voucher, paid_gift::text as gift, paid_cash::text as cash`;

interface PackPaidText extends OrderKey {
  readonly packId: string;
  readonly voucher: string;
  readonly gift: string;
  readonly cash: string;
}

function packPaidOf({ voucher, gift, cash, ...row }: PackPaidText): OrderPackRow {
  const paid = { voucher: moneyOf(voucher), gift: moneyOf(gift), cash: moneyOf(cash) };
  return { ...row, paid };
}
