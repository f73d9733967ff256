// What waits on the whole platform, for its operators: counts over the accounts of all.
import type { Day, Standing } from '../engine/index.ts';
import type { Database } from './database.ts';
import { inOrder, sql } from './sql.ts';

/** How many things wait for operators, and how many accounts stand how. */
export interface PlatformCounts {
  readonly modeRequests: number;
  readonly pluginReviews: number;
  readonly webhooksFailed: number;
  readonly webhooksDisabled: number;
  readonly openRuns: number;
}

/** Counts what waits; each is few, and found by a partial index. */
export async function readPlatformCounts(
  database: Pick<Database, 'query'>,
): Promise<PlatformCounts> {
  const [counts] = await database.query<PlatformCounts>(sql`
    select
      (select count(account_id)::integer from mode_requests where status = 'pending')
        as "modeRequests",
      (select count(account_id)::integer from plugin_applications where review = 'in-review')
        as "pluginReviews",
      (select count(account_id)::integer from webhook_deliveries where state = 'failed')
        as "webhooksFailed",
      (select count(account_id)::integer from webhook_endpoints where disabled_at is not null)
        as "webhooksDisabled",
      (select count(run_id)::integer from settlement_runs where finished_at is null)
        as "openRuns"`);
  return (
    counts ?? {
      modeRequests: 0,
      pluginReviews: 0,
      webhooksFailed: 0,
      webhooksDisabled: 0,
      openRuns: 0,
    }
  );
}

/** How many accounts stand how; those of which there are none are left out. */
export async function countStandings(
  database: Pick<Database, 'query'>,
): Promise<readonly { readonly standing: Standing; readonly count: number }[]> {
  return database.query(sql`
    select standing, count(account_id)::integer as count
    from accounts
    group by standing
    order by standing`);
}

/** When an account's usage came last, and what of it waits. */
export interface ArrivalRow {
  readonly accountId: string;
  readonly name: string;
  readonly settledThrough: Day | null;
  /** The last day that has usage; null: none ever came. */
  readonly lastUsed: Day | null;
  /** How many days with usage behind the last settled one are over and not settled. */
  readonly waiting: number;
}

/** Which accounts: of those that had usage, those that have none since a day; null: all. */
export interface ArrivalFilter {
  readonly silentSince: Day | null;
  /** The last day that is over. */
  readonly over: Day;
  readonly descending: boolean;
  readonly after: string | null;
  readonly take: number;
}

/** Accounts in the order of their making, with the usage that came. */
export async function listArrivals(
  database: Pick<Database, 'query'>,
  { silentSince, over, descending, after, take }: ArrivalFilter,
): Promise<ArrivalRow[]> {
  const { sorted, beyond } = inOrder(descending);
  return database.query<ArrivalRow>(sql`
    select a.account_id as "accountId", a.name, a.settled_through as "settledThrough",
      u.last as "lastUsed", (
        select count(distinct w.usage_date)::integer
        from usage_days w
        where w.account_id = a.account_id and w.usage_date <= ${over}::date
          and (a.settled_through is null or w.usage_date > a.settled_through)
      ) as waiting
    from accounts a
    left join lateral (
      select max(usage_date) as last
      from usage_days
      where account_id = a.account_id
    ) u on true
    where (${after}::text is null or a.account_id ${beyond} ${after})
      and (${silentSince}::date is null or u.last < ${silentSince}::date)
    order by a.account_id ${sorted}
    limit ${take}`);
}
