// Which runs are due, from what the store knows of those before: pure, so that every process comes
// to the same answer.
import type { Catalog, Instant } from '../engine/index.ts';
import type { JobRunRow } from '../operations/scheduling/job-runs.ts';
import { type Job, latestDue, nextDue } from './job.ts';

export interface DueRun {
  readonly job: Job;
  readonly dueAt: Instant;
}

/** How the jobs stand: of each the latest run and those before it that are not done. */
export type RunsByJob = ReadonlyMap<string, readonly JobRunRow[]>;

/** As often as this a failed run holds up what comes after it; then the rest goes on without it. */
export const PATIENCE_ATTEMPTS = 3;

/**
 * The runs that may begin now, in the order of the jobs; of each job one, the earliest. Not in the
 * order of their times: after an outage, what is due every few minutes comes after the settlement.
 */
export function dueRuns(
  jobs: readonly Job[],
  runs: RunsByJob,
  { catalog, now }: { readonly catalog: Catalog; readonly now: Instant },
): readonly DueRun[] {
  const byName = new Map(jobs.map((job) => [job.name, job]));
  const due = jobs.flatMap((job): readonly DueRun[] => {
    const dueAt = dueRunOf(job, runs.get(job.name) ?? [], { catalog, now });
    return dueAt === null ? [] : [{ job, dueAt }];
  });
  return due.filter(({ job, dueAt }) =>
    job.after.every((name) => {
      const before = byName.get(name);
      if (before === undefined) return true;
      return isThrough(before, runs.get(name) ?? [], { catalog, now: dueAt });
    }),
  );
}

/** The one run of a job that may begin now; null: none, or it has one under way. */
function dueRunOf(
  job: Job,
  runs: readonly JobRunRow[],
  { catalog, now }: { readonly catalog: Catalog; readonly now: Instant },
): Instant | null {
  const latest = runs.at(-1);
  if (latest === undefined) return latestDue(job.schedule, catalog, now);
  if (runs.some(({ held }) => held)) return null;
  const next =
    job.catchUp === 'each'
      ? nextDue(job.schedule, catalog, latest.dueAt)
      : latestDue(job.schedule, catalog, now);
  const missing = next > latest.dueAt && next <= now ? next : null;
  // A job that makes up for the latest time alone has no use for what failed before that.
  const wanted = job.catchUp === 'each' ? runs : missing === null ? [latest] : [];
  const unfinished = wanted.filter(({ state }) => state !== 'done');
  const again = unfinished.find(({ state, retryAt }) => {
    return state === 'running' || (retryAt ?? 0) <= now;
  });
  if (again !== undefined) return again.dueAt;
  return unfinished.some(holdsUp) ? null : missing;
}

/** Whether whatever a job was due to do up to a time is done, or given up on for now. */
function isThrough(
  job: Job,
  runs: readonly JobRunRow[],
  { catalog, now }: { readonly catalog: Catalog; readonly now: Instant },
): boolean {
  const upTo = runs.filter(({ dueAt }) => dueAt <= now);
  const latest = runs.at(-1);
  if (latest === undefined || latest.dueAt < latestDue(job.schedule, catalog, now)) return false;
  if (job.catchUp === 'each') return !upTo.some(holdsUp);
  const last = upTo.at(-1);
  return last === undefined || !holdsUp(last);
}

function holdsUp({ state, attempts }: JobRunRow): boolean {
  return state === 'running' || (state === 'failed' && attempts < PATIENCE_ATTEMPTS);
}
