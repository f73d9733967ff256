import type { Day, Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql } from './sql.ts';

/** A settlement of a day that is under way or done. */
export interface RunRow {
  readonly runId: string;
  readonly startedAt: Instant;
}

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

export interface RunProgress extends RangeResult {
  readonly ranges: number;
  readonly done: number;
  readonly doneBefore: number;
}

/** The database's clock: the one that all processes of a run share. */
export async function now(connection: Connection): Promise<Instant> {
  const rows = await connection.query<{ at: Instant }>(sql`select clock_timestamp() as at`);
  return rows[0]?.at ?? 0;
}

/** The open run of a day; null when there is none. */
export async function findOpenRun(
  connection: Connection,
  day: Day,
  onlyAccount: string,
): Promise<RunRow | null> {
  const rows = await connection.query<RunRow>(sql`
    select run_id as "runId", started_at as "startedAt"
    from settlement_runs
    where usage_date = ${day}::date and only_account = ${onlyAccount} and finished_at is null`);
  return rows[0] ?? null;
}

/** Opens a run over the ranges; false when another process was quicker. */
export async function insertRun(
  connection: Connection,
  runId: string,
  day: Day,
  onlyAccount: string,
  ranges: readonly RangeRow[],
): Promise<boolean> {
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
export async function claimRange(
  connection: Connection,
  runId: string,
): Promise<RangeRow | null> {
  const rows = await connection.query<RangeRow>(sql`
    select range_no as "rangeNo", from_account as "from", to_account as "to"
    from settlement_ranges
    where run_id = ${runId} and done_at is null
    order by range_no
    limit 1
    for update skip locked`);
  return rows[0] ?? null;
}

export async function finishRange(
  connection: Connection,
  runId: string,
  rangeNo: number,
  result: RangeResult,
): Promise<void> {
  await connection.execute(sql`
    update settlement_ranges
    set done_at = clock_timestamp(), accounts = ${result.accounts},
      revisions = ${result.revisions}, deductions = ${result.deductions}, bills = ${result.bills}
    where run_id = ${runId} and range_no = ${rangeNo}`);
}

/** How far the run is; `doneBefore` counts the ranges done before an instant. */
export async function runProgress(
  connection: Connection,
  runId: string,
  before: Instant,
): Promise<RunProgress> {
  const rows = await connection.query<RunProgress>(sql`
    select count(*)::integer as ranges, count(done_at)::integer as done,
      (count(*) filter (where done_at < to_timestamp(${before}::float8 / 1000)))::integer
        as "doneBefore",
      coalesce(sum(accounts), 0)::integer as accounts,
      coalesce(sum(revisions), 0)::integer as revisions,
      coalesce(sum(deductions), 0)::integer as deductions,
      coalesce(sum(bills), 0)::integer as bills
    from settlement_ranges
    where run_id = ${runId}`);
  const none = { accounts: 0, revisions: 0, deductions: 0, bills: 0 };
  return rows[0] ?? { ranges: 0, done: 0, doneBefore: 0, ...none };
}

/** The ranges of a run that were done before an instant, which may have missed later usage. */
export async function rangesDoneBefore(
  connection: Connection,
  runId: string,
  before: Instant,
): Promise<RangeRow[]> {
  return connection.query<RangeRow>(sql`
    select range_no as "rangeNo", from_account as "from", to_account as "to"
    from settlement_ranges
    where run_id = ${runId} and done_at < to_timestamp(${before}::float8 / 1000)
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

/** The last days of months, from a day on, that were settled for all accounts or for this one. */
export async function listSettledMonthEnds(
  connection: Connection,
  from: Day,
  onlyAccount: string,
): Promise<Day[]> {
  const rows = await connection.query<{ day: Day }>(sql`
    select distinct usage_date as "day"
    from settlement_runs
    where usage_date >= ${from}::date and only_account in ('', ${onlyAccount})
      and finished_at is not null
      and usage_date = (date_trunc('month', usage_date) + interval '1 month - 1 day')::date
    order by usage_date`);
  return rows.map(({ day }) => day);
}
