// Everything recorded of some accounts, to be derived again.
import type { BillingMode, BillPeriod, Day, Overage } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { type BindingRow, listBindings } from './director.ts';
import { compareMinutes, type MinutesComparison } from './measured-events.ts';
import { listPacksOf, type PackRow } from './packs.ts';
import type { NetChargeRow } from './settlement-history.ts';
import { raw, sql } from './sql.ts';

export interface SettlementFact {
  readonly accountId: string;
  readonly day: Day;
  readonly revision: number;
  readonly recorded: bigint;
  readonly catalog: string;
  /** The sum of the quantities of all its lines. */
  readonly usageTotal: bigint;
}

export interface DeductionFact extends NetChargeRow {
  readonly revision: number;
  readonly seq: number;
  readonly leftBefore: bigint;
}

export interface OverageFact extends Overage {
  readonly accountId: string;
  readonly day: Day;
  readonly revision: number;
  readonly billDate: Day;
}

export interface BillFact {
  readonly accountId: string;
  readonly bill: BillPeriod;
  readonly billDate: Day;
  /** In 10^-8 of the currency unit. */
  readonly amount: bigint;
}

export interface ModeFact {
  readonly accountId: string;
  readonly recorded: bigint;
  readonly scope: string;
  readonly mode: BillingMode;
  readonly from: Day;
}

/** What was paid for a pack, and what a refund of it returned; null where there is none. */
export interface RefundFact {
  readonly accountId: string;
  readonly packId: string;
  readonly paid: string | null;
  readonly returned: string | null;
  /** The account's version that the return made. */
  readonly recorded: bigint | null;
}

export interface AccountFact {
  readonly accountId: string;
  readonly version: bigint;
  readonly settledThrough: Day | null;
}

/** A day's usage as it is projected and as its events come to; null where there is none. */
export interface UsageComparison {
  readonly accountId: string;
  readonly day: Day;
  readonly item: string;
  readonly stored: string | null;
  readonly derived: string | null;
}

export interface RecordedFacts {
  readonly accounts: readonly AccountFact[];
  readonly packs: readonly PackRow[];
  readonly bindings: readonly BindingRow[];
  readonly refunds: readonly RefundFact[];
  readonly modes: readonly ModeFact[];
  readonly settlements: readonly SettlementFact[];
  readonly deductions: readonly DeductionFact[];
  readonly overage: readonly OverageFact[];
  readonly bills: readonly BillFact[];
  readonly usage: readonly UsageComparison[];
  readonly minutes: readonly MinutesComparison[];
}

/** From here on the transaction sees the store as it is now, whatever is written meanwhile. */
export async function holdSnapshot(connection: Connection): Promise<void> {
  await connection.execute(raw('set transaction isolation level repeatable read, read only'));
}

/** The accounts after `after`, `limit` at the most, with all that is recorded of them. */
export async function readRecordedFacts(
  connection: Connection,
  after: string,
  limit: number,
  peaks: readonly string[],
): Promise<RecordedFacts> {
  const accounts = await connection.query<AccountFact>(sql`
    select account_id as "accountId", version, settled_through as "settledThrough"
    from accounts where account_id > ${after} order by account_id limit ${limit}`);
  const ids = accounts.map(({ accountId }) => accountId);
  return {
    accounts,
    packs: await listPacksOf(connection, ids),
    bindings: await listBindings(connection, ids),
    refunds: await readRefundFacts(connection, ids),
    modes: await connection.query<ModeFact>(sql`
      select account_id as "accountId", recorded, scope, mode, from_date as "from"
      from mode_changes where account_id = any(${ids}::text[]) order by account_id, recorded`),
    settlements: await readSettlementFacts(connection, ids),
    deductions: await connection.query<DeductionFact>(sql`
      select account_id as "accountId", usage_date as "day", revision, seq, pack_id as "pack", item,
        nullif(instance, '') as instance, ratio, usage, deducted, left_before as "leftBefore"
      from deductions where account_id = any(${ids}::text[])
      order by account_id, usage_date, revision, seq`),
    overage: await readOverageFacts(connection, ids),
    bills: await readBillFacts(connection, ids),
    usage: await compareUsage(connection, ids, peaks),
    minutes: await compareMinutes(connection, ids),
  };
}

/** What was paid for packs that orders brought, and what refunds moved, pack by pack. */
async function readRefundFacts(
  connection: Connection,
  ids: readonly string[],
): Promise<RefundFact[]> {
  return connection.query<RefundFact>(sql`
    select coalesce(p.account_id, r.account_id) as "accountId",
      coalesce(p.pack_id, r.pack_id) as "packId",
      'cash ' || p.paid_cash || ', gift ' || p.paid_gift as paid, r.recorded,
      'cash ' || r.cash || ', gift ' || r.gift as returned
    from (
      select account_id, pack_id, paid_cash, paid_gift from order_packs
      where account_id = any(${[...ids]}::text[])) p
    full join (
      select t.account_id, t.reference as pack_id, t.recorded,
        coalesce(sum(e.amount) filter (where e.book = 'cash'), 0)::numeric(38, 2) as cash,
        coalesce(sum(e.amount) filter (where e.book = 'gift'), 0)::numeric(38, 2) as gift
      from transfers t
      join transfer_entries e on e.account_id = t.account_id and e.transfer_id = t.transfer_id
      where t.account_id = any(${[...ids]}::text[]) and t.kind = 'refund'
      group by t.account_id, t.reference, t.recorded
    ) r on r.account_id = p.account_id and r.pack_id = p.pack_id
    order by 1, 2`);
}

async function readSettlementFacts(
  connection: Connection,
  ids: readonly string[],
): Promise<SettlementFact[]> {
  const rows = await connection.query<
    Omit<SettlementFact, 'usageTotal'> & { usageTotal: string }
  >(sql`
    select account_id as "accountId", usage_date as "day", revision, recorded, catalog,
      usage_total::text as "usageTotal"
    from settlements where account_id = any(${[...ids]}::text[])
    order by account_id, recorded, usage_date`);
  return rows.map((row) => ({ ...row, usageTotal: BigInt(row.usageTotal) }));
}

async function readOverageFacts(
  connection: Connection,
  ids: readonly string[],
): Promise<OverageFact[]> {
  const rows = await connection.query<
    Omit<OverageFact, 'quantity' | 'amount'> & { quantity: string; amount: string }
  >(sql`
    select account_id as "accountId", usage_date as "day", revision, item,
      nullif(instance, '') as instance, quantity::text as quantity,
      trim_scale(unit_price)::text as "unitPrice", per,
      (amount * 100000000)::numeric(60, 0)::text as amount, bill, bill_date as "billDate"
    from overage where account_id = any(${[...ids]}::text[])
    order by account_id, usage_date, revision, seq`);
  return rows.map((row) => ({
    ...row,
    quantity: BigInt(row.quantity),
    amount: BigInt(row.amount),
  }));
}

async function readBillFacts(connection: Connection, ids: readonly string[]): Promise<BillFact[]> {
  const rows = await connection.query<Omit<BillFact, 'amount'> & { amount: string }>(sql`
    select account_id as "accountId", bill, bill_date as "billDate",
      (sum(amount) * 100000000)::numeric(60, 0)::text as amount
    from bills where account_id = any(${[...ids]}::text[])
    group by account_id, bill, bill_date
    order by account_id, bill, bill_date`);
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** The projected days that are not what their events come to, or whose events are missing. */
async function compareUsage(
  connection: Connection,
  ids: readonly string[],
  peaks: readonly string[],
): Promise<UsageComparison[]> {
  return connection.query<UsageComparison>(sql`
    select coalesce(d.account_id, e.account_id) as "accountId",
      coalesce(d.usage_date, e.usage_date) as "day", coalesce(d.item, e.item) as item,
      d.quantity::text as stored, e.quantity::text as derived
    from (
      select account_id, usage_date, item, instance, quantity from usage_days
      where account_id = any(${[...ids]}::text[])) d
    full join (
      select account_id, usage_date, item, instance,
        case when item = any(${[...peaks]}::text[]) then max(quantity) else sum(quantity) end
          as quantity
      from usage_events where account_id = any(${[...ids]}::text[])
      group by account_id, usage_date, item, instance
    ) e on e.account_id = d.account_id and e.usage_date = d.usage_date and e.item = d.item
      and e.instance = d.instance
    where d.quantity is distinct from e.quantity
    order by 1, 2, 3`);
}
