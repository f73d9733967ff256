import type { Day, Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** What became of a piece of usage. */
export type MediaOutcome =
  | 'charged'
  | 'free'
  | 'excluded'
  | 'unclassified'
  | 'unmatched'
  | 'rejected';

/** What a session used in one billing day. */
export interface MediaUsageRow {
  readonly sourceId: string;
  readonly usageDate: Day;
  readonly sessionId: string;
  readonly piece: string;
  readonly occurredAt: Instant;
  /** Null: the server tells no bytes. */
  readonly bytes: bigint | null;
  readonly seconds: bigint;
  readonly estimated: boolean;
  readonly outcome: MediaOutcome;
  readonly chargedTo: string | null;
  readonly item: string | null;
  readonly reason: string;
}

/** Adds pieces, or says anew what became of them. */
export async function putMediaUsage(
  connection: Connection,
  rows: readonly MediaUsageRow[],
): Promise<void> {
  await connection.execute(sql`
    insert into media_usage (source_id, usage_date, session_id, piece, occurred_at, bytes, seconds,
      estimated, outcome, charged_to, item, reason)
    select u.source_id, u.usage_date, u.session_id, u.piece, u.occurred_at, u.bytes, u.seconds,
      u.estimated, u.outcome, u.charged_to, u.item, u.reason
    from unnest(
      ${rows.map(({ sourceId }) => sourceId)}::text[],
      ${rows.map(({ usageDate }) => usageDate)}::date[],
      ${rows.map(({ sessionId }) => sessionId)}::text[],
      ${rows.map(({ piece }) => piece)}::text[],
      ${rows.map(({ occurredAt }) => timestamp(occurredAt))}::timestamptz[],
      ${rows.map(({ bytes }) => (bytes === null ? null : `${bytes}`))}::bigint[],
      ${rows.map(({ seconds }) => `${seconds}`)}::bigint[],
      ${rows.map(({ estimated }) => estimated)}::boolean[],
      ${rows.map(({ outcome }) => outcome)}::text[],
      ${rows.map(({ chargedTo }) => chargedTo)}::text[],
      ${rows.map(({ item }) => item)}::text[],
      ${rows.map(({ reason }) => reason)}::text[]
    ) u(source_id, usage_date, session_id, piece, occurred_at, bytes, seconds, estimated, outcome,
      charged_to, item, reason)
    on conflict (source_id, usage_date, session_id, piece) do update
    set outcome = excluded.outcome, charged_to = excluded.charged_to, item = excluded.item,
      reason = excluded.reason`);
}

/** A piece that nobody was charged for, with what its session says of the stream. */
export interface LeftUsageRow extends MediaUsageRow {
  readonly direction: 'play' | 'publish';
  readonly stream: unknown;
}

/** Pieces of a source that rules which have come since may classify; locked. */
export async function lockLeftUsage(
  connection: Connection,
  sourceId: string,
  { after, take }: { readonly after: readonly [Day, string, string] | null; readonly take: number },
): Promise<LeftUsageRow[]> {
  const [day, session, piece] = after ?? ['0001-01-01', '', ''];
  return connection.query<LeftUsageRow>(sql`
    select u.source_id as "sourceId", u.usage_date as "usageDate", u.session_id as "sessionId",
      u.piece, u.occurred_at as "occurredAt", u.bytes, u.seconds, u.estimated, u.outcome,
      u.charged_to as "chargedTo", u.item, u.reason, s.direction, s.stream
    from media_usage u
    join media_sessions s on s.source_id = u.source_id and s.session_id = u.session_id
    where u.source_id = ${sourceId}
      and u.outcome in ('unclassified', 'unmatched', 'rejected')
      and (u.usage_date, u.session_id, u.piece)
        > (${day}::date, ${session}::text collate "C", ${piece}::text collate "C")
    order by u.usage_date, u.session_id, u.piece
    limit ${take}
    for update of u`);
}

/** The sums of a source's day, by what became of it. */
export interface OutcomeSumRow {
  readonly outcome: MediaOutcome;
  readonly direction: 'play' | 'publish';
  readonly chargedTo: string | null;
  readonly item: string | null;
  readonly reason: string;
  readonly bytes: string;
  readonly seconds: string;
  readonly estimatedBytes: string;
  readonly sessions: bigint;
}

export async function sumMediaUsage(
  connection: Connection,
  sourceId: string,
  day: Day,
): Promise<OutcomeSumRow[]> {
  return connection.query<OutcomeSumRow>(sql`
    select u.outcome, s.direction, u.charged_to as "chargedTo", u.item, u.reason,
      coalesce(sum(u.bytes), 0)::text as bytes, sum(u.seconds)::text as seconds,
      coalesce(sum(u.bytes) filter (where u.estimated), 0)::text as "estimatedBytes",
      count(distinct u.session_id) as sessions
    from media_usage u
    join media_sessions s on s.source_id = u.source_id and s.session_id = u.session_id
    where u.source_id = ${sourceId} and u.usage_date = ${day}::date
    group by u.outcome, s.direction, u.charged_to, u.item, u.reason
    order by u.outcome, s.direction, u.charged_to nulls first, u.item nulls first, u.reason`);
}
