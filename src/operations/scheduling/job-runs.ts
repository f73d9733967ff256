// The runs of jobs, as src/jobs keeps them: each statement by itself, so that other processes see
// at once how a run stands, whatever becomes of the job's own transactions.
import type { Instant } from '../../engine/index.ts';
import {
  claimJobRun,
  failJobRun,
  finishJobRun,
  forgetJobRuns,
  type HeldRun,
  holdJobRun,
  type JobResult,
  type JobRunRow,
  listJobRuns,
} from '../../store/job-runs.ts';
import type { Context } from '../operation.ts';

export type { HeldRun, JobResult, JobRunKey, JobRunRow } from '../../store/job-runs.ts';

/** Takes a run; tells which attempt this is, null when it is not to be had. */
export function claimRun(
  { database, clock }: Context,
  run: HeldRun,
  options: { readonly holdMs: number; readonly again: boolean },
): Promise<number | null> {
  return claimJobRun(database, run, { ...options, at: clock.now() });
}

/** Gives a sign of life; false when another process has the run by now. */
export function holdRun({ database }: Context, run: HeldRun, holdMs: number): Promise<boolean> {
  return holdJobRun(database, run, holdMs);
}

/** Ends a run; false when another process has it by now. */
export function finishRun(
  { database, clock }: Context,
  run: HeldRun,
  result: JobResult,
): Promise<boolean> {
  return finishJobRun(database, run, { at: clock.now(), result });
}

/** Ends a run that failed; false when another process has it by now. */
export function failRun(
  { database, clock }: Context,
  run: HeldRun,
  failure: { readonly error: string; readonly retryAt: Instant },
): Promise<boolean> {
  return failJobRun(database, run, { ...failure, at: clock.now() });
}

/** Of each job the latest run, and those before it that are not done; by their due times. */
export async function readRuns(
  { database }: Context,
  jobs: readonly string[],
): Promise<ReadonlyMap<string, readonly JobRunRow[]>> {
  const rows = await listJobRuns(database, jobs);
  return new Map(jobs.map((job) => [job, rows.filter((row) => row.job === job)]));
}

/** Forgets the runs of jobs that were due before a time; tells how many they were. */
export function forgetRuns(
  { database }: Context,
  jobs: readonly string[],
  before: Instant,
): Promise<number> {
  return forgetJobRuns(database, jobs, before);
}
