import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** What identifies a run: the job, and the time at which it was due. */
export interface JobRunKey {
  readonly job: string;
  readonly dueAt: Instant;
}

export type JobRunState = 'running' | 'done' | 'failed';

/** One statement is a transaction: other processes see at once how a run stands. */
type Statements = Pick<Connection, 'query'>;

/** What a run did, as counts. */
export type JobResult = Readonly<Record<string, number>>;

export interface JobRunRow extends JobRunKey {
  readonly state: JobRunState;
  readonly attempts: number;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** Whether a process is at it that gave a sign of life lately. */
  readonly held: boolean;
  readonly retryAt: Instant | null;
  readonly result: JobResult | null;
  readonly error: string | null;
}

/** A run in the hands of a process. */
export interface HeldRun extends JobRunKey {
  readonly holder: string;
}

const columns = `r.job, r.due_at as "dueAt", r.state, r.attempts, r.started_at as "startedAt",
  r.finished_at as "finishedAt",
  r.state = 'running' and r.held_until > clock_timestamp() as held, r.retry_at as "retryAt",
  r.result, r.error`;

/**
 * Takes a run into a process's hands, for `holdMs` at first; tells which attempt this is. Null: it
 * is in another's, it is done, or it is not to be begun again yet. With `again`, one that is done
 * or failed is begun again at once.
 */
export async function claimJobRun(
  connection: Statements,
  run: HeldRun,
  { at, holdMs, again }: { readonly at: Instant; readonly holdMs: number; readonly again: boolean },
): Promise<number | null> {
  const rows = await connection.query<{ attempts: number }>(sql`
    insert into job_runs (job, due_at, state, attempts, started_at, holder, held_until)
    values (${run.job}, ${timestamp(run.dueAt)}::timestamptz, 'running', 1,
      ${timestamp(at)}::timestamptz, ${run.holder},
      clock_timestamp() + ${holdMs}::integer * interval '1 millisecond')
    on conflict (job, due_at) do update
    set state = 'running', attempts = job_runs.attempts + 1, started_at = excluded.started_at,
      finished_at = null, holder = excluded.holder, held_until = excluded.held_until,
      retry_at = null, result = null, error = null
    where job_runs.state = 'failed'
        and (${again}::boolean or job_runs.retry_at <= ${timestamp(at)}::timestamptz)
      or job_runs.state = 'done' and ${again}::boolean
      or job_runs.state = 'running' and job_runs.held_until <= clock_timestamp()
    returning attempts`);
  return rows[0]?.attempts ?? null;
}

/** A sign of life; false when the run is in other hands by now. */
export async function holdJobRun(
  connection: Statements,
  run: HeldRun,
  holdMs: number,
): Promise<boolean> {
  const changed = await connection.query(sql`
    update job_runs
    set held_until = clock_timestamp() + ${holdMs}::integer * interval '1 millisecond'
    where job = ${run.job} and due_at = ${timestamp(run.dueAt)}::timestamptz
      and holder = ${run.holder} and state = 'running'
    returning job`);
  return changed.length === 1;
}

/** Ends a run well; false when it is in other hands by now. */
export async function finishJobRun(
  connection: Statements,
  run: HeldRun,
  { at, result }: { readonly at: Instant; readonly result: JobResult },
): Promise<boolean> {
  const changed = await connection.query(sql`
    update job_runs
    set state = 'done', finished_at = ${timestamp(at)}::timestamptz,
      result = ${JSON.stringify(result)}::text::json
    where job = ${run.job} and due_at = ${timestamp(run.dueAt)}::timestamptz
      and holder = ${run.holder} and state = 'running'
    returning job`);
  return changed.length === 1;
}

/** Ends a run that failed, to be begun again later; false when it is in other hands by now. */
export async function failJobRun(
  connection: Statements,
  run: HeldRun,
  failure: { readonly at: Instant; readonly error: string; readonly retryAt: Instant },
): Promise<boolean> {
  const changed = await connection.query(sql`
    update job_runs
    set state = 'failed', finished_at = ${timestamp(failure.at)}::timestamptz,
      error = ${failure.error}, retry_at = ${timestamp(failure.retryAt)}::timestamptz
    where job = ${run.job} and due_at = ${timestamp(run.dueAt)}::timestamptz
      and holder = ${run.holder} and state = 'running'
    returning job`);
  return changed.length === 1;
}

/** Of each job the latest run, and those before it that are not done; by their due times. */
export async function listJobRuns(
  connection: Statements,
  jobs: readonly string[],
): Promise<JobRunRow[]> {
  return connection.query<JobRunRow>({
    text: `select ${columns}
      from (
        select named.job, (select max(due_at) from job_runs where job = named.job) as due_at
        from unnest($1::text[]) named(job)
        union
        select job, due_at from job_runs where job = any($1::text[]) and state <> 'done'
      ) listed
      join job_runs r on r.job = listed.job and r.due_at = listed.due_at
      order by r.job, r.due_at`,
    values: [jobs],
  });
}

/** Forgets the runs of jobs that were due before a time, whatever became of them. */
export async function forgetJobRuns(
  connection: Statements,
  jobs: readonly string[],
  before: Instant,
): Promise<number> {
  const forgotten = await connection.query(sql`
    delete from job_runs
    where job = any(${jobs}::text[]) and due_at < ${timestamp(before)}::timestamptz
    returning job`);
  return forgotten.length;
}
