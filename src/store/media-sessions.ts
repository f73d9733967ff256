import type { Direction, Instant, MediaSession } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestampOrNull } from './sql.ts';

/** What a session is found by. */
export interface SessionKey {
  readonly sourceId: string;
  readonly sessionId: string;
}

/** A session of a media server. */
export interface MediaSessionRow extends SessionKey, MediaSession {
  /** What it plays or publishes; null: not known yet. */
  readonly stream: unknown;
}

/** Sessions by their keys, made where they are new, locked until the transaction ends. */
export async function lockSessions(
  connection: Connection,
  keys: readonly SessionKey[],
): Promise<MediaSessionRow[]> {
  const sources = keys.map(({ sourceId }) => sourceId);
  const sessions = keys.map(({ sessionId }) => sessionId);
  await connection.execute(sql`
    insert into media_sessions (source_id, session_id, told, epoch)
    select k.source_id, k.session_id, 0, 0
    from unnest(${sources}::text[], ${sessions}::text[]) k(source_id, session_id)
    order by k.source_id collate "C", k.session_id collate "C"
    on conflict (source_id, session_id) do nothing`);
  return connection.query<MediaSessionRow>(sql`
    select s.source_id as "sourceId", s.session_id as "sessionId", s.direction, s.stream,
      s.started_at as "startedAt", s.ended_at as "endedAt", s.sent, s.received,
      s.seen_at as "seenAt", s.told, s.told_at as "toldAt", s.epoch
    from media_sessions s
    join unnest(${sources}::text[], ${sessions}::text[]) k(source_id, session_id)
      on s.source_id = k.source_id and s.session_id = k.session_id
    order by s.source_id, s.session_id
    for update of s`);
}

/** Writes what sessions have become. */
export async function updateSessions(
  connection: Connection,
  rows: readonly MediaSessionRow[],
): Promise<void> {
  const texts = (of: (row: MediaSessionRow) => bigint | number | string | null) =>
    rows.map((row) => {
      const value = of(row);
      return value === null ? null : `${value}`;
    });
  await connection.execute(sql`
    update media_sessions s
    set direction = n.direction, stream = n.stream, started_at = n.started_at,
      ended_at = n.ended_at, sent = n.sent, received = n.received, seen_at = n.seen_at,
      told = n.told, told_at = n.told_at, epoch = n.epoch
    from unnest(
      ${texts(({ sourceId }) => sourceId)}::text[],
      ${texts(({ sessionId }) => sessionId)}::text[],
      ${texts(({ direction }) => direction)}::text[],
      ${rows.map(({ stream }) => (stream === null ? null : JSON.stringify(stream)))}::jsonb[],
      ${rows.map(({ startedAt }) => timestampOrNull(startedAt))}::timestamptz[],
      ${rows.map(({ endedAt }) => timestampOrNull(endedAt))}::timestamptz[],
      ${texts(({ sent }) => sent)}::bigint[],
      ${texts(({ received }) => received)}::bigint[],
      ${rows.map(({ seenAt }) => timestampOrNull(seenAt))}::timestamptz[],
      ${texts(({ told }) => told)}::bigint[],
      ${rows.map(({ toldAt }) => timestampOrNull(toldAt))}::timestamptz[],
      ${texts(({ epoch }) => epoch)}::integer[]
    ) n(source_id, session_id, direction, stream, started_at, ended_at, sent, received, seen_at,
      told, told_at, epoch)
    where s.source_id = n.source_id and s.session_id = n.session_id`);
}

/** A session that has begun and not ended. */
export interface OpenSessionRow extends SessionKey {
  readonly direction: Direction;
  readonly stream: unknown;
  readonly seenAt: Instant | null;
}

/** The open sessions of a source: who reads counters looks for those that are gone. */
export async function listOpenSessions(
  connection: Pick<Connection, 'query'>,
  sourceId: string,
): Promise<OpenSessionRow[]> {
  return connection.query<OpenSessionRow>(sql`
    select source_id as "sourceId", session_id as "sessionId", direction, stream,
      seen_at as "seenAt"
    from media_sessions
    where source_id = ${sourceId} and ended_at is null and direction is not null
    order by session_id`);
}
