import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** How far a log was read. */
export interface FollowedLogRow {
  readonly logId: string;
  readonly readTo: bigint;
  /** When it was read first, by the real clock. */
  readonly firstAt: Instant;
}

export async function listFollowedLogs(
  connection: Pick<Connection, 'query'>,
  followedBy: string,
): Promise<FollowedLogRow[]> {
  return connection.query<FollowedLogRow>(sql`
    select log_id as "logId", read_to as "readTo", first_at as "firstAt"
    from followed_logs
    where followed_by = ${followedBy}
    order by log_id`);
}

/** Says how far a log was read; it never goes back. */
export async function putFollowedLog(
  connection: Connection,
  followedBy: string,
  { logId, readTo, firstAt }: FollowedLogRow,
): Promise<void> {
  await connection.execute(sql`
    insert into followed_logs as f (followed_by, log_id, read_to, first_at)
    values (${followedBy}, ${logId}, ${`${readTo}`}::bigint, ${timestamp(firstAt)}::timestamptz)
    on conflict (followed_by, log_id) do update
    set read_to = greatest(f.read_to, excluded.read_to)`);
}
