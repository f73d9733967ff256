import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** What time it is in a sandbox; null: the store is none. */
export async function readSandboxTime(connection: Connection): Promise<Instant | null> {
  const rows = await connection.query<{ time: Instant }>(sql`select time from sandbox_clock`);
  return rows[0]?.time ?? null;
}

/** Makes the store a sandbox, if no other process was quicker. */
export async function insertSandboxTime(connection: Connection, time: Instant): Promise<void> {
  await connection.execute(sql`
    insert into sandbox_clock (only_one, time)
    values (true, ${timestamp(time)}::timestamptz)
    on conflict do nothing`);
}

/** Moves the time from where it was; false when somebody else moved it meanwhile. */
export async function updateSandboxTime(
  connection: Connection,
  from: Instant,
  to: Instant,
): Promise<boolean> {
  const changed = await connection.execute(sql`
    update sandbox_clock
    set time = ${timestamp(to)}::timestamptz
    where time = ${timestamp(from)}::timestamptz`);
  return changed === 1;
}

/** Whether anything happened in the store that has a time: an account, or the run of a job. */
export async function hasHistory(connection: Connection): Promise<boolean> {
  const rows = await connection.query<{ found: boolean }>(sql`
    select exists (select account_id from accounts) or exists (select job from job_runs) as found`);
  return rows[0]?.found === true;
}
