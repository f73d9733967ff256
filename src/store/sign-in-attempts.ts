import type { Instant } from '../engine/index.ts';
import type { Database } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** What an attempt is counted by. */
export interface AttemptRule {
  /** So many failures lock nothing. */
  readonly free: number;
  /** How long the first lock lasts; each one after it twice as long. */
  readonly firstLockMs: number;
  readonly lockMaxMs: number;
  /** After so long without an attempt, earlier ones do not count. */
  readonly forgetMs: number;
}

/**
 * Counts an attempt before it is known how it ends, so that many at once are no way around; tells
 * until when the subject is locked, or null when the attempt may go on. All processes share it.
 */
export async function countAttempt(
  database: Pick<Database, 'query'>,
  subject: string,
  { rule, at }: { readonly rule: AttemptRule; readonly at: Instant },
): Promise<Instant | null> {
  const now = timestamp(at);
  const forgotten = timestamp(at - rule.forgetMs);
  // One statement: the row is locked while it decides, and a locked subject's stays as it is.
  const rows = await database.query<{ readonly failures: number }>(sql`
    insert into sign_in_attempts as a (subject, failures, last_at)
    values (${subject}, 1, ${now}::timestamptz)
    on conflict (subject) do update set
      failures = case when a.last_at < ${forgotten}::timestamptz then 1 else a.failures + 1 end,
      last_at = ${now}::timestamptz,
      locked_until = case
        when a.last_at >= ${forgotten}::timestamptz and a.failures + 1 >= ${rule.free}::integer
        then ${now}::timestamptz + least(
          ${rule.firstLockMs}::float8 * power(2, least(a.failures + 1 - ${rule.free}::integer, 40)),
          ${rule.lockMaxMs}::float8) * interval '1 millisecond'
      end
    where a.locked_until is null or a.locked_until <= ${now}::timestamptz
    returning failures`);
  if (rows.length > 0) return null;
  const locked = await database.query<{ readonly until: Instant }>(sql`
    select locked_until as until from sign_in_attempts where subject = ${subject}`);
  return locked[0]?.until ?? at;
}

/** An attempt went well: what was counted of its subject is forgotten. */
export async function forgetAttempts(
  database: Pick<Database, 'query'>,
  subject: string,
): Promise<void> {
  await database.query(sql`delete from sign_in_attempts where subject = ${subject}`);
}

/** An attempt went well: it alone is not counted, since others share its subject. */
export async function takeBackAttempt(
  database: Pick<Database, 'query'>,
  subject: string,
  { free }: Pick<AttemptRule, 'free'>,
): Promise<void> {
  await database.query(sql`
    update sign_in_attempts set failures = greatest(failures - 1, 0),
      locked_until = case when failures > ${free}::integer then locked_until end
    where subject = ${subject}`);
}
