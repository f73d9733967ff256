// Bills and how they were paid. See docs/concepts/arrears.md.
import type { BillParts, BillPeriod, Day, Instant, Money } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { moneyOf } from './ledger.ts';
import { inOrder, raw, type Statement, sql } from './sql.ts';

/** A revision of a bill; the amount of a later one is the difference, so it may be negative. */
export interface BillRow {
  readonly bill: BillPeriod;
  readonly billDate: Day;
  readonly revision: number;
  readonly amount: Money;
  readonly currency: string;
}

/** What identifies a bill's revision, also as the reference of the transfer that pays it. */
export type BillKey = Pick<BillRow, 'bill' | 'billDate' | 'revision'>;

export function billReference({ bill, billDate, revision }: BillKey): string {
  return `${bill} ${billDate} ${revision}`;
}

/** Accounts with bills that are to be paid, after an id, in id order. */
export async function listAccountsWithDue(
  connection: Connection,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await connection.query<{ accountId: string }>(sql`
    select distinct account_id as "accountId"
    from bills_due
    where account_id > ${after}
    order by account_id
    limit ${limit}`);
  return rows.map(({ accountId }) => accountId);
}

/** What an account is to pay, in the order in which it is paid. */
export async function listDueBills(connection: Connection, accountId: string): Promise<BillRow[]> {
  const rows = await connection.query<Omit<BillRow, 'amount'> & { amount: string }>(sql`
    select b.bill, b.bill_date as "billDate", b.revision, b.amount::text as amount, b.currency
    from bills_due d
    join bills b on b.account_id = d.account_id and b.bill = d.bill
      and b.bill_date = d.bill_date and b.revision = d.revision
    where d.account_id = ${accountId}
    order by b.bill_date, b.bill, b.revision`);
  return rows.map((row) => ({ ...row, amount: moneyOf(row.amount) }));
}

/** Takes bills from what is due: they are paid in this transaction. */
export async function removeDue(
  connection: Connection,
  accountId: string,
  bills: readonly BillKey[],
): Promise<void> {
  await connection.execute(sql`
    delete from bills_due d
    using unnest(${bills.map(({ bill }) => bill)}::text[],
      ${bills.map(({ billDate }) => billDate)}::date[],
      ${bills.map(({ revision }) => revision)}::integer[]) b(bill, bill_date, revision)
    where d.account_id = ${accountId} and d.bill = b.bill and d.bill_date = b.bill_date
      and d.revision = b.revision`);
}

/** Takes all that is due of an account away, unpaid: another program collects it. */
export async function dropDue(connection: Connection, accountId: string): Promise<number> {
  return connection.execute(sql`delete from bills_due where account_id = ${accountId}`);
}

/** What the wallet paid so far for a bill, over all its revisions. */
export async function readPaidOfBill(
  connection: Connection,
  accountId: string,
  { bill, billDate }: Pick<BillRow, 'bill' | 'billDate'>,
): Promise<BillParts> {
  const rows = await connection.query<{ gift: string; cash: string }>(sql`
    select coalesce(-sum(e.amount) filter (where e.book = 'gift'), 0)::text as gift,
      coalesce(-sum(e.amount) filter (where e.book = 'cash'), 0)::text as cash
    from transfers t
    join transfer_entries e on e.account_id = t.account_id and e.transfer_id = t.transfer_id
    where t.account_id = ${accountId} and t.kind = 'bill'
      and starts_with(t.reference, ${`${bill} ${billDate} `})`);
  return { gift: moneyOf(rows[0]?.gift ?? '0'), cash: moneyOf(rows[0]?.cash ?? '0') };
}

/** How a bill's revision is paid: from the wallet, not yet, or by no wallet. */
export const BILL_STATES = ['paid', 'due', 'elsewhere'] as const;

/** A bill's revision with its payment. */
export interface PaidBillRow extends BillRow {
  readonly madeAt: Instant;
  /** Null: it is not paid from the wallet. */
  readonly paid: (BillParts & { readonly at: Instant }) | null;
  readonly state: (typeof BILL_STATES)[number];
}

/** Which bills of an account to list, by date, kind and revision; null: no matter. */
export interface BillFilter {
  /** The first and the last date. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly bill: BillPeriod | null;
  readonly state: PaidBillRow['state'] | null;
  readonly descending: boolean;
  /** The revision that the list goes on from. */
  readonly after: {
    readonly date: string;
    readonly bill: string;
    readonly revision: number;
  } | null;
  readonly take: number;
}

interface BillText extends Omit<PaidBillRow, 'amount' | 'paid'> {
  readonly amount: string;
  readonly paidAt: Instant | null;
  readonly gift: string;
  readonly cash: string;
}

export async function listBills(
  connection: Connection,
  accountId: string,
  { from, to, bill, state, descending, after, take }: BillFilter,
): Promise<PaidBillRow[]> {
  const { sorted, beyond } = inOrder(descending);
  const rows = await connection.query<BillText>(sql`
    select b.bill, b.bill_date as "billDate", b.revision, b.amount::text as amount, b.currency,
      b.made_at as "madeAt", t.at as "paidAt", ${stateOfBill} as state,
      ${paidFrom('gift')} as gift, ${paidFrom('cash')} as cash
    from bills b
    left join bills_due d on d.account_id = b.account_id and d.bill = b.bill
      and d.bill_date = b.bill_date and d.revision = b.revision
    left join transfers t on t.account_id = b.account_id and t.kind = 'bill'
      and t.reference = concat_ws(' ', b.bill, to_char(b.bill_date, 'YYYY-MM-DD'), b.revision)
    where b.account_id = ${accountId}
      and (${from}::date is null or b.bill_date >= ${from}::date)
      and (${to}::date is null or b.bill_date <= ${to}::date)
      and (${bill}::text is null or b.bill = ${bill})
      and (${state}::text is null or ${stateOfBill} = ${state})
      and (${after?.date ?? null}::date is null or (b.bill_date, b.bill, b.revision) ${beyond}
        (${after?.date ?? null}::date, ${after?.bill ?? null}::text,
          ${after?.revision ?? null}::integer))
    order by b.bill_date ${sorted}, b.bill ${sorted}, b.revision ${sorted}
    limit ${take}`);
  return rows.map(({ amount, paidAt, gift, cash, ...row }) => ({
    ...row,
    amount: moneyOf(amount),
    paid: paidAt === null ? null : { gift: moneyOf(gift), cash: moneyOf(cash), at: paidAt },
  }));
}

const stateOfBill = raw(`case when t.transfer_id is not null then 'paid'
  when d.account_id is not null then 'due' else 'elsewhere' end`);

/** What the transfer of a bill took from a book. Asked for the rows of the page alone. */
function paidFrom(book: 'gift' | 'cash'): Statement {
  return sql`(
    select coalesce(-sum(e.amount), 0)::text
    from transfer_entries e
    where e.account_id = t.account_id and e.transfer_id = t.transfer_id and e.book = ${book})`;
}
