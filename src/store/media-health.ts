// How media servers are doing: when they reported last, what waits, what nobody was charged for.
import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import type { InboxRow } from './media-inbox.ts';
import { raw, sql, timestamp } from './sql.ts';

export interface SourceHealthRow {
  readonly sourceId: string;
  readonly lastReportAt: Instant | null;
  readonly waiting: bigint;
  readonly unreadable: bigint;
  readonly open: bigint;
  /** Bytes of no zone, of no rule, and of neither with another reason. */
  readonly unclassified: string;
  readonly unmatched: string;
  readonly rejected: string;
}

/** Keeps when sources said something last; within a minute of the last time it is left. */
export async function noteReports(
  connection: Connection,
  rows: readonly Pick<InboxRow, 'sourceId' | 'receivedAt'>[],
): Promise<void> {
  const last = new Map<string, Instant>();
  for (const { sourceId, receivedAt } of rows) {
    last.set(sourceId, Math.max(receivedAt, last.get(sourceId) ?? receivedAt));
  }
  await connection.execute(sql`
    update media_sources s
    set last_report_at = r.at
    from unnest(
      ${[...last.keys()]}::text[],
      ${[...last.values()].map(timestamp)}::timestamptz[]
    ) r(source_id, at)
    where s.source_id = r.source_id
      and (s.last_report_at is null or s.last_report_at < r.at - interval '1 minute')`);
}

/** All sources, the first first. What counts is found by indexes of what waits, is open or left. */
export async function readSourceHealth(
  connection: Pick<Connection, 'query'>,
): Promise<readonly SourceHealthRow[]> {
  return connection.query(
    raw(`
      select s.source_id as "sourceId", s.last_report_at as "lastReportAt",
        (select count(*) from media_inbox i
          where i.source_id = s.source_id and i.read_at is null) as waiting,
        (select count(*) from media_inbox i
          where i.source_id = s.source_id and i.notice_id >= 'unreadable/'
            and i.notice_id < 'unreadable0') as unreadable,
        (select count(*) from media_sessions m
          where m.source_id = s.source_id and m.ended_at is null) as open,
        coalesce(u.unclassified, 0)::text as unclassified,
        coalesce(u.unmatched, 0)::text as unmatched,
        coalesce(u.rejected, 0)::text as rejected
      from media_sources s
      left join lateral (
        select
          sum(bytes) filter (where outcome = 'unclassified') as unclassified,
          sum(bytes) filter (where outcome = 'unmatched') as unmatched,
          sum(bytes) filter (where outcome = 'rejected') as rejected
        from media_usage
        where source_id = s.source_id and outcome in ('unclassified', 'unmatched', 'rejected')
      ) u on true
      order by s.source_id`),
  );
}
