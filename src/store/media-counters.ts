import type { Day, Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** A counter of a server as it was seen last; '' is no counter but the last look. */
export interface MediaCounterRow {
  readonly counter: string;
  readonly sent: bigint;
  readonly received: bigint;
  readonly seenAt: Instant;
}

/** What the counters of a server rose by in a day. */
export interface MediaCountedRow {
  readonly sourceId: string;
  readonly usageDate: Day;
  readonly played: bigint;
  readonly published: bigint;
  /** From when to when they were watched. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly restarts: number;
}

export async function readCounters(
  connection: Connection,
  sourceId: string,
): Promise<readonly MediaCounterRow[]> {
  type Row = Readonly<Record<'counter' | 'sent' | 'received', string>> & { seenAt: Instant };
  const rows = await connection.query<Row>(sql`
    select counter, sent::text as sent, received::text as received, seen_at as "seenAt"
    from media_counters
    where source_id = ${sourceId}`);
  return rows.map(({ sent, received, ...row }) => {
    return { ...row, sent: BigInt(sent), received: BigInt(received) };
  });
}

/** Keeps the counters of a server as they are now; those that are gone are forgotten. */
export async function replaceCounters(
  connection: Connection,
  sourceId: string,
  rows: readonly MediaCounterRow[],
): Promise<void> {
  await connection.execute(sql`delete from media_counters where source_id = ${sourceId}`);
  await connection.execute(sql`
    insert into media_counters (source_id, counter, sent, received, seen_at)
    select ${sourceId}, c.counter, c.sent, c.received, c.seen_at
    from unnest(
      ${rows.map(({ counter }) => counter)}::text[],
      ${rows.map(({ sent }) => `${sent}`)}::numeric[],
      ${rows.map(({ received }) => `${received}`)}::numeric[],
      ${rows.map(({ seenAt }) => timestamp(seenAt))}::timestamptz[]
    ) c(counter, sent, received, seen_at)`);
}

/** Adds to what was counted of days. */
export async function addCounted(
  connection: Connection,
  rows: readonly MediaCountedRow[],
): Promise<void> {
  await connection.execute(sql`
    insert into media_counted as m (source_id, usage_date, played, published, first_at, last_at,
      restarts)
    select c.source_id, c.usage_date, c.played, c.published, c.first_at, c.last_at, c.restarts
    from unnest(
      ${rows.map(({ sourceId }) => sourceId)}::text[],
      ${rows.map(({ usageDate }) => usageDate)}::date[],
      ${rows.map(({ played }) => `${played}`)}::numeric[],
      ${rows.map(({ published }) => `${published}`)}::numeric[],
      ${rows.map(({ firstAt }) => timestamp(firstAt))}::timestamptz[],
      ${rows.map(({ lastAt }) => timestamp(lastAt))}::timestamptz[],
      ${rows.map(({ restarts }) => restarts)}::integer[]
    ) c(source_id, usage_date, played, published, first_at, last_at, restarts)
    on conflict (source_id, usage_date) do update
    set played = m.played + excluded.played, published = m.published + excluded.published,
      first_at = least(m.first_at, excluded.first_at),
      last_at = greatest(m.last_at, excluded.last_at), restarts = m.restarts + excluded.restarts`);
}

export async function findCounted(
  connection: Connection,
  sourceId: string,
  day: Day,
): Promise<MediaCountedRow | null> {
  type Row = Omit<MediaCountedRow, 'played' | 'published'> & { played: string; published: string };
  const rows = await connection.query<Row>(sql`
    select source_id as "sourceId", usage_date as "usageDate", played::text as played,
      published::text as published, first_at as "firstAt", last_at as "lastAt", restarts
    from media_counted
    where source_id = ${sourceId} and usage_date = ${day}::date`);
  return (
    rows.map(({ played, published, ...row }) => {
      return { ...row, played: BigInt(played), published: BigInt(published) };
    })[0] ?? null
  );
}
