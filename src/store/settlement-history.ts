// What was recorded of days that are to be settled again: few accounts, so plain queries.
import type { BillOrNone, Day, Instant, Overage, UsageLine } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql } from './sql.ts';

/** A settled day at its latest revision. */
export interface SettledRow {
  readonly accountId: string;
  readonly day: Day;
  readonly revision: number;
}

/** What an account's recorded rows for a day come to, row by row of equal kind. */
export interface NetChargeRow {
  readonly accountId: string;
  readonly day: Day;
  readonly item: string;
  readonly instance: string | null;
  readonly pack: string;
  readonly ratio: string;
  readonly usage: bigint;
  readonly deducted: bigint;
}

export interface NetOverageRow extends Overage {
  readonly accountId: string;
  readonly day: Day;
}

/** The days from `from` on that were settled, each at its latest revision, by account and day. */
export async function listSettledDays(
  connection: Connection,
  accountIds: readonly string[],
  from: Day,
): Promise<SettledRow[]> {
  return connection.query<SettledRow>(sql`
    select account_id as "accountId", usage_date as "day", max(revision) as revision
    from settlements
    where account_id = any(${[...accountIds]}::text[]) and usage_date >= ${from}::date
    group by account_id, usage_date
    order by account_id, usage_date`);
}

/** The latest settling of a day; null when it is not settled. */
export async function findSettlement(
  connection: Connection,
  accountId: string,
  day: Day,
): Promise<{
  readonly revision: number;
  readonly recorded: bigint;
  readonly catalog: string;
  readonly settledAt: Instant;
} | null> {
  const rows = await connection.query<{
    revision: number;
    recorded: bigint;
    catalog: string;
    settledAt: Instant;
  }>(sql`
    select revision, recorded, catalog, settled_at as "settledAt"
    from settlements
    where account_id = ${accountId} and usage_date = ${day}::date
    order by revision desc
    limit 1`);
  return rows[0] ?? null;
}

/** The lines reported for a day. */
export async function listUsageOfDay(
  connection: Connection,
  accountId: string,
  day: Day,
): Promise<UsageLine[]> {
  const rows = await connection.query<{
    item: string;
    instance: string | null;
    quantity: string;
  }>(sql`
    select item, nullif(instance, '') as instance, quantity::text as quantity
    from usage_days
    where account_id = ${accountId} and usage_date = ${day}::date
    order by item, instance`);
  return rows.map((row) => ({ ...row, quantity: BigInt(row.quantity) }));
}

/** What is reported now for the days from `from` on, by account and day. */
export async function listUsageDays(
  connection: Connection,
  accountIds: readonly string[],
  from: Day,
): Promise<(UsageLine & { readonly accountId: string; readonly day: Day })[]> {
  const rows = await connection.query<{
    accountId: string;
    day: Day;
    item: string;
    instance: string | null;
    quantity: string;
  }>(sql`
    select account_id as "accountId", usage_date as "day", item, nullif(instance, '') as instance,
      quantity::text as quantity
    from usage_days
    where account_id = any(${[...accountIds]}::text[]) and usage_date >= ${from}::date
    order by account_id, usage_date, item, instance`);
  return rows.map((row) => ({ ...row, quantity: BigInt(row.quantity) }));
}

/** The net deductions of the days from `from` on. */
export async function listNetCharges(
  connection: Connection,
  accountIds: readonly string[],
  from: Day,
): Promise<NetChargeRow[]> {
  return connection.query<NetChargeRow>(sql`
    select account_id as "accountId", usage_date as "day", item, nullif(instance, '') as instance,
      pack_id as "pack", ratio, sum(usage)::bigint as usage, sum(deducted)::bigint as deducted
    from deductions
    where account_id = any(${[...accountIds]}::text[]) and usage_date >= ${from}::date
    group by account_id, usage_date, item, instance, pack_id, ratio
    having sum(deducted) <> 0 or sum(usage) <> 0
    order by account_id, usage_date, item, instance, pack_id, ratio`);
}

/** The net overage of the days from `from` on. */
export async function listNetOverage(
  connection: Connection,
  accountIds: readonly string[],
  from: Day,
): Promise<NetOverageRow[]> {
  const rows = await connection.query<{
    accountId: string;
    day: Day;
    item: string;
    instance: string | null;
    unitPrice: string;
    per: string;
    bill: BillOrNone;
    quantity: string;
    amount: string;
  }>(sql`
    select account_id as "accountId", usage_date as "day", item, nullif(instance, '') as instance,
      trim_scale(unit_price)::text as "unitPrice", per, bill, sum(quantity)::text as quantity,
      (sum(amount) * 100000000)::numeric(60, 0)::text as amount
    from overage
    where account_id = any(${[...accountIds]}::text[]) and usage_date >= ${from}::date
    group by account_id, usage_date, item, instance, unit_price, per, bill
    having sum(quantity) <> 0
    order by account_id, usage_date, item, instance, unit_price, per, bill`);
  return rows.map((row) => ({
    ...row,
    quantity: BigInt(row.quantity),
    amount: BigInt(row.amount),
  }));
}
