import type { Day, Instant } from '../engine/index.ts';
import type { Connection, Database } from './database.ts';
import { inOrder, sql } from './sql.ts';

/** A run with how far it is and what it did. */
export interface SettlementRunRow {
  readonly runId: string;
  readonly day: Day;
  /** '' for all accounts. */
  readonly onlyAccount: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly ranges: number;
  readonly done: number;
  readonly accounts: number;
  readonly revisions: number;
  readonly deductions: number;
  readonly bills: number;
}

/** Which runs; null is open, bounds are inclusive. */
export interface SettlementRunFilter {
  readonly from: Day | null;
  readonly to: Day | null;
  readonly account: string | null;
  readonly open: boolean | null;
}

/** A page of runs in the order in which they were begun. */
export async function readSettlementRuns(
  database: Pick<Database | Connection, 'query'>,
  { from, to, account, open }: SettlementRunFilter,
  page: {
    readonly after: { readonly id: string } | null;
    readonly take: number;
    readonly descending: boolean;
  },
): Promise<SettlementRunRow[]> {
  const { after, take, descending } = page;
  const { sorted, beyond } = inOrder(descending);
  return database.query<SettlementRunRow>(sql`
    select r.run_id as "runId", r.usage_date as "day", r.only_account as "onlyAccount",
      r.started_at as "startedAt", r.finished_at as "finishedAt", s.ranges, s.done, s.accounts,
      s.revisions, s.deductions, s.bills
    from (
      select run_id, usage_date, only_account, started_at, finished_at
      from settlement_runs
      where (${after?.id ?? null}::text is null or run_id ${beyond} ${after?.id ?? ''})
        and (${from}::date is null or usage_date >= ${from}::date)
        and (${to}::date is null or usage_date <= ${to}::date)
        and (${account}::text is null or only_account = ${account})
        and (${open}::boolean is null or (finished_at is null) = ${open}::boolean)
      order by run_id ${sorted}
      limit ${take}
    ) r
    cross join lateral (
      select count(*)::integer as ranges, count(done_at)::integer as done,
        coalesce(sum(accounts), 0)::integer as accounts,
        coalesce(sum(revisions), 0)::integer as revisions,
        coalesce(sum(deductions), 0)::integer as deductions,
        coalesce(sum(bills), 0)::integer as bills
      from settlement_ranges
      where run_id = r.run_id
    ) s
    order by r.run_id ${sorted}`);
}
