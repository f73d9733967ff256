// Where the rows about money do not fit each other: sums are made by the database, so that a year
// of transfers is compared without being read.
import type { Connection } from './database.ts';
import { type Statement, sql } from './sql.ts';

/** A row that is not as others say: amounts and counts as texts, '' where there is none. */
export interface MoneyDifference {
  readonly accountId: string;
  /** The id of a transfer, voucher, order or pack, or the name of a book. */
  readonly subject: string;
  readonly stored: string;
  readonly derived: string;
}

/** What is compared, with what does not fit. */
export interface MoneyDifferences {
  /** Transfers whose entries do not add up to zero, or that have none. */
  readonly transfers: readonly MoneyDifference[];
  readonly entriesAlone: readonly MoneyDifference[];
  /** Balances that are not the sum of their entries. */
  readonly balances: readonly MoneyDifference[];
  /** Books below zero that must not be: the gift balance and vouchers. */
  readonly booksBelowZero: readonly MoneyDifference[];
  /** Vouchers that hold another amount than was given, or books of vouchers that are not there. */
  readonly vouchers: readonly MoneyDifference[];
  /** Orders whose transfer is not what they say was paid. */
  readonly orders: readonly MoneyDifference[];
  /** Orders whose packs are not as many as ordered, or whose parts do not add up. */
  readonly orderPacks: readonly MoneyDifference[];
  /** Packs of orders that the account does not have, or that are of another SKU. */
  readonly packsAlone: readonly MoneyDifference[];
}

/** Compares all that is recorded of the money of some accounts. */
export async function compareMoney(
  connection: Connection,
  accounts: readonly string[],
): Promise<MoneyDifferences> {
  const ids = [...accounts];
  const find = (statement: Statement) => connection.query<MoneyDifference>(statement);
  return {
    transfers: await find(unbalancedTransfers(ids)),
    entriesAlone: await find(entriesAlone(ids)),
    balances: await find(wrongBalances(ids)),
    booksBelowZero: await find(booksBelowZero(ids)),
    vouchers: await find(wrongVouchers(ids)),
    orders: await find(wrongOrders(ids)),
    orderPacks: await find(wrongOrderPacks(ids)),
    packsAlone: await find(packsAlone(ids)),
  };
}

function unbalancedTransfers(ids: readonly string[]): Statement {
  return sql`
    select t.account_id as "accountId", t.transfer_id as subject,
      coalesce(sum(e.amount)::text, '') as stored, '0.00' as derived
    from transfers t
    left join transfer_entries e on e.account_id = t.account_id and e.transfer_id = t.transfer_id
    where t.account_id = any(${ids}::text[])
    group by t.account_id, t.transfer_id
    having coalesce(sum(e.amount), 1) <> 0
    order by 1, 2`;
}

function entriesAlone(ids: readonly string[]): Statement {
  return sql`
    select e.account_id as "accountId", e.transfer_id as subject, e.amount::text as stored,
      '' as derived
    from transfer_entries e
    left join transfers t on t.account_id = e.account_id and t.transfer_id = e.transfer_id
    where e.account_id = any(${ids}::text[]) and t.transfer_id is null
    order by 1, 2, e.book`;
}

function wrongBalances(ids: readonly string[]): Statement {
  return sql`
    select coalesce(b.account_id, e.account_id) as "accountId", coalesce(b.book, e.book) as subject,
      coalesce(b.amount, 0)::text as stored, coalesce(e.amount, 0)::text as derived
    from (
      select account_id, book, amount from balances where account_id = any(${ids}::text[])) b
    full join (
      select account_id, book, sum(amount) as amount from transfer_entries
      where account_id = any(${ids}::text[])
      group by account_id, book
    ) e on e.account_id = b.account_id and e.book = b.book
    where coalesce(b.amount, 0) <> coalesce(e.amount, 0)
    order by 1, 2`;
}

function booksBelowZero(ids: readonly string[]): Statement {
  return sql`
    select account_id as "accountId", book as subject, amount::text as stored, '' as derived
    from balances
    where account_id = any(${ids}::text[]) and amount < 0
      and (book = 'gift' or book like 'voucher:%')
    order by 1, 2`;
}

function wrongVouchers(ids: readonly string[]): Statement {
  return sql`
    select coalesce(v.account_id, e.account_id) as "accountId",
      coalesce(v.voucher_id, e.voucher_id) as subject, coalesce(v.amount::text, '') as stored,
      coalesce(e.given, 0)::text as derived
    from (
      select account_id, voucher_id, amount from vouchers
      where account_id = any(${ids}::text[])) v
    full join (
      select e.account_id, substr(e.book, 9) as voucher_id,
        sum(e.amount) filter (where t.kind = 'voucher') as given
      from transfer_entries e
      join transfers t on t.account_id = e.account_id and t.transfer_id = e.transfer_id
      where e.account_id = any(${ids}::text[]) and e.book like 'voucher:%'
      group by e.account_id, e.book
    ) e on e.account_id = v.account_id and e.voucher_id = v.voucher_id
    where v.voucher_id is null or v.amount is distinct from e.given
    order by 1, 2`;
}

/** By voucher, gift and cash. An order of nothing moves nothing. */
function wrongOrders(ids: readonly string[]): Statement {
  return sql`
    select coalesce(o.account_id, t.account_id) as "accountId",
      coalesce(o.order_id, t.order_id) as subject, coalesce(o.paid, '') as stored,
      coalesce(t.paid, '') as derived
    from (
      select account_id, order_id, concat_ws(' ', paid_voucher, paid_gift, paid_cash) as paid
      from orders
      where account_id = any(${ids}::text[]) and status = 'paid' and amount <> 0) o
    full join (
      select t.account_id, t.reference as order_id, concat_ws(' ',
          coalesce(-sum(e.amount) filter (where e.book like 'voucher:%'), 0.00),
          coalesce(-sum(e.amount) filter (where e.book = 'gift'), 0.00),
          coalesce(-sum(e.amount) filter (where e.book = 'cash'), 0.00)) as paid
      from transfers t
      join transfer_entries e on e.account_id = t.account_id and e.transfer_id = t.transfer_id
      where t.account_id = any(${ids}::text[]) and t.kind = 'order'
      group by t.account_id, t.reference
    ) t on t.account_id = o.account_id and t.order_id = o.order_id
    where o.paid is distinct from t.paid
    order by 1, 2`;
}

/** By the number of packs, the parts that they add up to, and what each of them cost. */
function wrongOrderPacks(ids: readonly string[]): Statement {
  return sql`
    select coalesce(o.account_id, p.account_id) as "accountId",
      coalesce(o.order_id, p.order_id) as subject, coalesce(p.paid, '') as stored,
      coalesce(o.paid, '') as derived
    from (
      select account_id, order_id, concat_ws(' ', quantity, paid_voucher, paid_gift, paid_cash,
          unit_price, unit_price) as paid
      from orders
      where account_id = any(${ids}::text[]) and status = 'paid' and kind = 'packs') o
    full join (
      select account_id, order_id, concat_ws(' ', count(*), sum(paid_voucher), sum(paid_gift),
          sum(paid_cash), min(paid_voucher + paid_gift + paid_cash),
          max(paid_voucher + paid_gift + paid_cash)) as paid
      from order_packs
      where account_id = any(${ids}::text[])
      group by account_id, order_id
    ) p on p.account_id = o.account_id and p.order_id = o.order_id
    where o.paid is distinct from p.paid
    order by 1, 2`;
}

function packsAlone(ids: readonly string[]): Statement {
  return sql`
    select x.account_id as "accountId", x.pack_id as subject, coalesce(p.sku, '') as stored,
      coalesce(o.sku, '') as derived
    from order_packs x
    left join packs p on p.account_id = x.account_id and p.pack_id = x.pack_id
    left join orders o on o.account_id = x.account_id and o.order_id = x.order_id
    where x.account_id = any(${ids}::text[])
      and (p.pack_id is null or p.sku is distinct from o.sku
        or p.purchased_at is distinct from o.paid_at)
    order by 1, 2`;
}
