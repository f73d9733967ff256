import { type Day, present } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql } from './sql.ts';

/** A moment of the database's clock, to the microsecond: what orders the work of processes. */
export type Moment = string & { readonly _: 'Moment' };

/** A part of the accounts: those from `from` to before `to`, which is '' at the very end. */
export interface RangeRow {
  readonly rangeNo: number;
  readonly from: string;
  readonly to: string;
}

export interface RangeResult {
  readonly accounts: number;
  readonly revisions: number;
  readonly deductions: number;
  readonly bills: number;
}

export interface RunProgress {
  readonly ranges: number;
  readonly done: number;
}

/** The database's clock: the one that all processes of a run share. */
export async function now(connection: Connection): Promise<Moment> {
  const rows = await connection.query<{ at: Moment }>(sql`select clock_timestamp()::text as at`);
  return present(rows[0], 'a clock tells the time').at;
}

/** Makes room for the deductions of a day: the part of the table that holds it or its week. */
export async function addDeductionPart(connection: Connection, day: Day): Promise<void> {
  await connection.query(sql`select add_deduction_part(${day}::date)`);
}

/** The open run of a day; null when there is none. */
export async function findOpenRun(
  connection: Connection,
  day: Day,
  onlyAccount: string,
): Promise<string | null> {
  const rows = await connection.query<{ runId: string }>(sql`
    select run_id as "runId"
    from settlement_runs
    where usage_date = ${day}::date and only_account = ${onlyAccount} and finished_at is null`);
  return rows[0]?.runId ?? null;
}

/** Opens a run over the ranges; false when another process was quicker. */
export async function insertRun(
  connection: Connection,
  run: { readonly runId: string; readonly day: Day; readonly onlyAccount: string },
  ranges: readonly RangeRow[],
): Promise<boolean> {
  const { runId, day, onlyAccount } = run;
  const opened = await connection.execute(sql`
    insert into settlement_runs (run_id, usage_date, only_account, started_at)
    values (${runId}, ${day}::date, ${onlyAccount}, clock_timestamp())
    on conflict do nothing`);
  if (opened === 0) return false;
  await connection.execute(sql`
    insert into settlement_ranges (run_id, range_no, from_account, to_account)
    select ${runId}::text, r.range_no, r.from_account, r.to_account
    from unnest(${ranges.map(({ rangeNo }) => rangeNo)}::integer[],
      ${ranges.map(({ from }) => from)}::text[],
      ${ranges.map(({ to }) => to)}::text[]) r(range_no, from_account, to_account)`);
  return true;
}

/** Cuts all accounts into ranges of `size`, in id order; the last is open at its end. */
export async function cutRanges(connection: Connection, size: number): Promise<RangeRow[]> {
  const rows = await connection.query<{ from: string }>(sql`
    select account_id as "from"
    from (select account_id, row_number() over (order by account_id) as place from accounts) a
    where place % ${size}::bigint = 1 or ${size}::bigint = 1
    order by account_id`);
  return rows.map(({ from }, index) => ({
    rangeNo: index + 1,
    from: index === 0 ? '' : from,
    to: rows[index + 1]?.from ?? '',
  }));
}

/** Locks a range that nobody works on, until the transaction ends; null when there is none. */
export async function claimRange(connection: Connection, runId: string): Promise<RangeRow | null> {
  const rows = await connection.query<RangeRow>(sql`
    select range_no as "rangeNo", from_account as "from", to_account as "to"
    from settlement_ranges
    where run_id = ${runId} and done_at is null
    order by range_no
    limit 1
    for update skip locked`);
  return rows[0] ?? null;
}

/** Marks a range as done when its transaction began: usage that came later it may have missed. */
export async function finishRange(
  connection: Connection,
  runId: string,
  rangeNo: number,
  result: RangeResult,
): Promise<void> {
  await connection.execute(sql`
    update settlement_ranges
    set done_at = now(), accounts = ${result.accounts},
      revisions = ${result.revisions}, deductions = ${result.deductions}, bills = ${result.bills}
    where run_id = ${runId} and range_no = ${rangeNo}`);
}

/** How far the run is. */
export async function runProgress(connection: Connection, runId: string): Promise<RunProgress> {
  const rows = await connection.query<RunProgress>(sql`
    select count(*)::integer as ranges, count(done_at)::integer as done
    from settlement_ranges
    where run_id = ${runId}`);
  return present(rows[0], 'a count has a row');
}

/** What was done in the run since a moment, by whomever. */
export async function runResult(
  connection: Connection,
  runId: string,
  since: Moment,
): Promise<RangeResult> {
  const rows = await connection.query<RangeResult>(sql`
    select coalesce(sum(accounts), 0)::integer as accounts,
      coalesce(sum(revisions), 0)::integer as revisions,
      coalesce(sum(deductions), 0)::integer as deductions,
      coalesce(sum(bills), 0)::integer as bills
    from settlement_ranges
    where run_id = ${runId} and done_at >= ${since}::timestamptz`);
  return present(rows[0], 'a sum has a row');
}

/** The ranges of a run begun before a moment: they may have missed what came until then. */
export async function rangesDoneBefore(
  connection: Connection,
  runId: string,
  before: Moment,
): Promise<RangeRow[]> {
  return connection.query<RangeRow>(sql`
    select range_no as "rangeNo", from_account as "from", to_account as "to"
    from settlement_ranges
    where run_id = ${runId} and done_at < ${before}::timestamptz
    order by range_no`);
}

/** Closes a run of which every range is done. */
export async function finishRun(connection: Connection, runId: string): Promise<void> {
  await connection.execute(sql`
    update settlement_runs
    set finished_at = clock_timestamp()
    where run_id = ${runId} and finished_at is null
      and not exists (
        select 1 from settlement_ranges
        where settlement_ranges.run_id = ${runId} and done_at is null)`);
}

/** For whom a month is closed: the settling of its last day has begun, for all or for some. */
export interface ClosedMonth {
  readonly forAll: boolean;
  readonly accounts: readonly string[];
}

/** Whether a month is closed, by its last day, for the accounts of a range. */
export async function readClosedMonth(
  connection: Connection,
  lastDay: Day,
  { from, to }: RangeRow,
): Promise<ClosedMonth> {
  const rows = await connection.query<{ account: string }>(sql`
    select distinct only_account as account
    from settlement_runs
    where usage_date = ${lastDay}::date
      and (only_account = ''
        or only_account >= ${from} and (${to} = '' or only_account < ${to}))
    order by only_account`);
  const accounts = rows.map(({ account }) => account);
  return { forAll: accounts[0] === '', accounts };
}

/** The last days of months that were settled for one of the accounts alone, or ('') for all. */
export async function listSettledMonthEnds(
  connection: Connection,
  accountIds: readonly string[],
): Promise<{ readonly account: string; readonly day: Day }[]> {
  return connection.query(sql`
    select distinct only_account as account, usage_date as "day"
    from settlement_runs
    where only_account = any(${['', ...accountIds]}::text[]) and finished_at is not null
      and usage_date = (date_trunc('month', usage_date) + interval '1 month - 1 day')::date
    order by only_account, usage_date`);
}
