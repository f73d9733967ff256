// Logs that are read as they grow, and how far. What a line is known by does not depend on it: it
// only spares reading again what was read.
import { createHash } from 'node:crypto';
import {
  type FollowedLogRow,
  listFollowedLogs,
  putFollowedLog,
} from '../../store/followed-logs.ts';
import type { Context } from '../operation.ts';

const FINGERPRINT_LENGTH = 32;

/** What a log is known by: the SHA-256 of its first line, as much of it as tells logs apart. */
export function logFingerprint(line: string): string {
  const hash = createHash('sha256').update(line, 'latin1').digest('hex');
  return hash.slice(0, FINGERPRINT_LENGTH);
}

/** How far somebody has read which logs, by what they are known by. */
export async function followedLogs(
  { database }: Context,
  followedBy: string,
): Promise<ReadonlyMap<string, FollowedLogRow>> {
  const rows = await listFollowedLogs(database, followedBy);
  return new Map(rows.map((row) => [row.logId, row]));
}

/** Keeps how far a log was read, now that what stood there is durable. */
export async function keepReadTo(
  { database, wallClock }: Context,
  followedBy: string,
  { log, offset }: { readonly log: string; readonly offset: number },
): Promise<void> {
  const row = { logId: log, readTo: BigInt(offset), firstAt: wallClock.now() };
  await database.transaction((connection) => putFollowedLog(connection, followedBy, row));
}
