// Usage by the time at which it happened, from the events themselves: days are sums without times.
import type { Day, Instant } from '../engine/index.ts';
import type { Database } from './database.ts';
import { sql, timestamp } from './sql.ts';

export interface SeriesAsked {
  readonly accountId: string;
  readonly items: readonly string[];
  /** Null: of whatever domain. */
  readonly domains: readonly string[] | null;
  readonly from: Instant;
  /** Exclusive. */
  readonly before: Instant;
  readonly stepSeconds: number;
}

/** What was used in one step of time. */
export interface UsageStep {
  /** When the step begins. */
  readonly at: Instant;
  readonly quantity: bigint;
}

/** The steps in which there was usage, earliest first: the sums of all the items together. */
export async function readUsageSeries(
  database: Pick<Database, 'query'>,
  { accountId, items, domains, from, before, stepSeconds }: SeriesAsked,
): Promise<readonly UsageStep[]> {
  const rows = await database.query<{ step: bigint; quantity: string }>(sql`
    select floor(extract(epoch from occurred_at) / ${stepSeconds}::integer)::bigint as step,
      sum(quantity)::text as quantity
    from usage_events
    where account_id = ${accountId}
      and occurred_at >= ${timestamp(from)}::timestamptz
      and occurred_at < ${timestamp(before)}::timestamptz
      and item = any(${[...items]}::text[])
      and (${domains === null} or domain = any(${[...(domains ?? [])]}::text[]))
    group by 1
    order by 1`);
  return rows.map(({ step, quantity }) => ({
    at: Number(step) * stepSeconds * 1000,
    quantity: BigInt(quantity),
  }));
}

export interface StreamsAsked {
  readonly accountId: string;
  readonly items: readonly string[];
  /** Null: of whatever domain or stream. */
  readonly domain: string | null;
  readonly stream: string | null;
  readonly from: Instant;
  /** Exclusive. */
  readonly before: Instant;
  readonly limit: number;
  readonly offset: number;
}

/** What a stream used of an item on a day. */
export interface StreamUsage {
  readonly date: Day;
  readonly item: string;
  readonly domain: string | null;
  readonly stream: string | null;
  readonly quantity: bigint;
  /** When the first and the last use of it happened. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

/** A page of usage by day and stream, and how many rows there are on all pages. */
export async function readStreamUsage(
  database: Pick<Database, 'query'>,
  { accountId, items, domain, stream, from, before, limit, offset }: StreamsAsked,
): Promise<{ readonly total: number; readonly rows: readonly StreamUsage[] }> {
  const rows = await database.query<StreamUsage & { quantity: string; total: bigint }>(sql`
    with streams as (
      select usage_date, item, domain, stream, sum(quantity)::text as quantity,
        min(occurred_at) as first_at, max(occurred_at) as last_at
      from usage_events
      where account_id = ${accountId}
        and occurred_at >= ${timestamp(from)}::timestamptz
        and occurred_at < ${timestamp(before)}::timestamptz
        and item = any(${[...items]}::text[])
        and (${domain}::text is null or domain = ${domain})
        and (${stream}::text is null or stream = ${stream})
      group by usage_date, item, domain, stream
    ), page as (
      select usage_date, item, domain, stream, quantity, first_at, last_at
      from streams
      order by usage_date, domain, stream, item
      limit ${limit} offset ${offset}
    )
    select t.total, p.usage_date as "date", p.item, p.domain, p.stream, p.quantity,
      p.first_at as "firstAt", p.last_at as "lastAt"
    from (select count(*) as total from streams) t
    left join page p on true
    order by p.usage_date, p.domain, p.stream, p.item`);
  // Without a row on the page there is one with the total alone.
  const shown = rows.filter(({ item }) => item !== null);
  return {
    total: Number(rows[0]?.total ?? 0n),
    rows: shown.map(({ total: _, ...row }) => ({ ...row, quantity: BigInt(row.quantity) })),
  };
}
