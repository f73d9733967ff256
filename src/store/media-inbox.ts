import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** Something that a server said, once for each identity of its own. */
export interface InboxRow {
  readonly sourceId: string;
  readonly noticeId: string;
  readonly receivedAt: Instant;
  readonly notice: unknown;
}

/** Keeps what is new; tells how many were. `read`: there is nothing to do with them. */
export async function insertNotices(
  connection: Connection,
  rows: readonly InboxRow[],
  { read = false }: { readonly read?: boolean } = {},
): Promise<number> {
  return connection.execute(sql`
    insert into media_inbox (source_id, notice_id, received_at, place, notice, read_at)
    select n.source_id, n.notice_id, n.received_at, n.place, n.notice,
      case when ${read}::boolean then n.received_at end
    from unnest(
      ${rows.map(({ sourceId }) => sourceId)}::text[],
      ${rows.map(({ noticeId }) => noticeId)}::text[],
      ${rows.map(({ receivedAt }) => timestamp(receivedAt))}::timestamptz[],
      ${rows.map((_, place) => place)}::integer[],
      ${rows.map(({ notice }) => JSON.stringify(notice))}::jsonb[]
    ) n(source_id, notice_id, received_at, place, notice)
    on conflict (source_id, notice_id) do nothing`);
}

/** The oldest that wait, locked until the transaction ends; what another process holds is left. */
export async function claimNotices(connection: Connection, take: number): Promise<InboxRow[]> {
  return connection.query<InboxRow>(sql`
    select source_id as "sourceId", notice_id as "noticeId", received_at as "receivedAt", notice
    from media_inbox
    where read_at is null
    order by received_at, place, source_id, notice_id
    limit ${take}
    for update skip locked`);
}

export async function markRead(
  connection: Connection,
  rows: readonly InboxRow[],
  at: Instant,
): Promise<void> {
  await connection.execute(sql`
    update media_inbox i
    set read_at = ${timestamp(at)}::timestamptz
    from unnest(
      ${rows.map(({ sourceId }) => sourceId)}::text[],
      ${rows.map(({ noticeId }) => noticeId)}::text[]
    ) r(source_id, notice_id)
    where i.source_id = r.source_id and i.notice_id = r.notice_id`);
}

/** What waits to be read of the sources of one kind. */
export interface InboxBacklogRow {
  readonly kind: string;
  readonly waiting: number;
  /** When the oldest came in; null: none waits. */
  readonly oldest: Instant | null;
}

/** What waits to be read, by the kind of its source; kinds without sources are left out. */
export async function readInboxBacklog(
  connection: Pick<Connection, 'query'>,
): Promise<readonly InboxBacklogRow[]> {
  return connection.query<InboxBacklogRow>(sql`
    select s.kind, count(i.source_id)::integer as waiting, min(i.received_at) as oldest
    from media_sources s
    left join media_inbox i on i.source_id = s.source_id and i.read_at is null
    group by s.kind
    order by s.kind`);
}

/** Forgets what was read before then; tells how many. No server sends anything again so late. */
export async function forgetNotices(connection: Connection, before: Instant): Promise<number> {
  return connection.execute(sql`
    delete from media_inbox where read_at < ${timestamp(before)}::timestamptz`);
}

/** Counts a start of a server. */
export async function countStart(
  connection: Connection,
  { sourceId, serverId }: { readonly sourceId: string; readonly serverId: string },
): Promise<void> {
  await connection.execute(sql`
    insert into media_servers as s (source_id, server_id, starts)
    values (${sourceId}, ${serverId}, 1)
    on conflict (source_id, server_id) do update set starts = s.starts + 1`);
}

/** How often servers of a source have started, as far as they said so. */
export async function readStarts(
  connection: Connection,
  sourceId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await connection.query<{ serverId: string; starts: number }>(sql`
    select server_id as "serverId", starts from media_servers where source_id = ${sourceId}`);
  return new Map(rows.map(({ serverId, starts }) => [serverId, starts]));
}
