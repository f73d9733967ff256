import type { Day, Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** What a server says that it moved in a day. */
export interface MediaTotalRow {
  readonly sourceId: string;
  readonly usageDate: Day;
  readonly played: bigint;
  readonly published: bigint;
  readonly toldAt: Instant;
  readonly toldBy: string;
}

/** Keeps the total of a day; a later one replaces it. */
export async function putMediaTotal(connection: Connection, row: MediaTotalRow): Promise<void> {
  await connection.execute(sql`
    insert into media_totals (source_id, usage_date, played, published, told_at, told_by)
    values (${row.sourceId}, ${row.usageDate}::date, ${`${row.played}`}::bigint,
      ${`${row.published}`}::bigint, ${timestamp(row.toldAt)}::timestamptz, ${row.toldBy})
    on conflict (source_id, usage_date) do update
    set played = excluded.played, published = excluded.published, told_at = excluded.told_at,
      told_by = excluded.told_by`);
}

export async function findMediaTotal(
  connection: Connection,
  sourceId: string,
  day: Day,
): Promise<MediaTotalRow | null> {
  const rows = await connection.query<MediaTotalRow>(sql`
    select source_id as "sourceId", usage_date as "usageDate", played, published,
      told_at as "toldAt", told_by as "toldBy"
    from media_totals
    where source_id = ${sourceId} and usage_date = ${day}::date`);
  return rows[0] ?? null;
}

/** What of a source waits, could not be read, or has not ended. */
export interface MediaBacklog {
  readonly waiting: bigint;
  readonly unreadable: bigint;
  readonly open: bigint;
}

export async function readMediaBacklog(
  connection: Connection,
  sourceId: string,
): Promise<MediaBacklog> {
  const rows = await connection.query<MediaBacklog>(sql`
    select
      (select count(*) from media_inbox
        where source_id = ${sourceId} and read_at is null) as waiting,
      (select count(*) from media_inbox
        where source_id = ${sourceId} and notice_id >= 'unreadable/'
          and notice_id < 'unreadable0') as unreadable,
      (select count(*) from media_sessions
        where source_id = ${sourceId} and ended_at is null) as open`);
  return rows[0] ?? { waiting: 0n, unreadable: 0n, open: 0n };
}
