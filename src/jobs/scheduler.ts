// Runs what is due: once for each time, whichever of the processes comes first.
// docs/concepts/jobs.md says in which order, and what becomes of runs that were missed or failed.
import { setMaxListeners } from 'node:events';
import type { Instant } from '../engine/index.ts';
import { followCatalogs } from '../operations/catalogs/follow-catalogs.ts';
import { refreshClock } from '../operations/clock/sandbox-clock.ts';
import type { Context } from '../operations/operation.ts';
import { readRuns } from '../operations/scheduling/job-runs.ts';
import { type DueRun, dueRuns, type RunsByJob } from './due-runs.ts';
import { type Job, nextDue } from './job.ts';
import { JOBS } from './jobs.ts';
import { type EndedRun, runJob } from './run-job.ts';

export interface SchedulerOptions {
  /** Instead of the platform's jobs. */
  readonly jobs?: readonly Job[];
  /** Only these of them are run; they still wait for the others. */
  readonly only?: readonly string[];
  readonly holdMs?: number;
  /** Nothing is begun after it. */
  readonly signal?: AbortSignal;
  /** Lets go of the run under way, so that another process may take it over at once. */
  readonly letGo?: AbortSignal;
}

/**
 * Runs everything that is due, one after the other, until nothing is left to begin; tells what it
 * ran. What another process is at, or waits for that, is left to a later call.
 */
export async function runDue(
  context: Context,
  { jobs = JOBS, only, holdMs, signal, letGo }: SchedulerOptions = {},
): Promise<readonly EndedRun[]> {
  const now = context.clock.now();
  const names = jobs.map(({ name }) => name);
  const options = {
    ...(holdMs === undefined ? {} : { holdMs }),
    ...(letGo === undefined ? {} : { letGo }),
  };
  const ended: EndedRun[] = [];
  /** Runs that were another's when we came. */
  const missed = new Set<string>();
  const mayBegin = ({ job, dueAt }: DueRun) =>
    (only === undefined || only.includes(job.name)) && !missed.has(`${job.name} ${dueAt}`);
  let runs = await readRuns(context, names);
  for (;;) {
    if (signal?.aborted === true) return ended;
    const first = dueRuns(jobs, runs, { catalog: context.catalogs.latest, now }).find(mayBegin);
    if (first === undefined) return ended;
    const run = await runJob(context, first, options);
    if (run === null) {
      // What we know is old: another process was quicker.
      missed.add(`${first.job.name} ${first.dueAt}`);
      runs = await readRuns(context, names);
    } else {
      ended.push(run);
      runs = withRun(runs, run);
    }
  }
}

/** What is known of the runs, once one has ended: so that they need not be read after each. */
function withRun(runs: RunsByJob, { job, dueAt, ...ended }: EndedRun): RunsByJob {
  const { attempts, result, error, retryAt } = ended;
  const state = error === null ? 'done' : 'failed';
  const times = { startedAt: dueAt, finishedAt: dueAt };
  const row = {
    job,
    dueAt,
    state,
    attempts,
    ...times,
    held: false,
    retryAt,
    result,
    error,
  } as const;
  const others = (runs.get(job) ?? []).filter((each) => each.dueAt !== dueAt);
  const all = [...others, row].sort((a, b) => a.dueAt - b.dueAt);
  const latest = all.at(-1);
  const kept = all.filter((each) => each.state !== 'done' || each === latest);
  return new Map([...runs, [job, kept]]);
}

export interface LoopOptions extends Omit<SchedulerOptions, 'only'> {
  /** Ends the loop; the runs under way are finished first, unless they are let go of. */
  readonly signal: AbortSignal;
  /** Told of every run. */
  readonly onRun?: (run: EndedRun) => void;
  /** Told when the store did not answer; the loop goes on. */
  readonly onError?: (error: unknown) => void;
  /** Waits; ends early when the signal comes. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** No longer than this between two looks: other processes may have left work behind. */
const LOOK_MS_MAX = 30_000;
/** No shorter: a job that waits for another looks again soon, not all the time. */
const LOOK_MS_MIN = 1_000;

/**
 * Runs jobs when they are due until the signal comes. Each job has a loop of its own, so that a
 * settlement of an hour does not hold up the mail.
 */
export async function startScheduler(context: Context, options: LoopOptions): Promise<void> {
  const { jobs = JOBS } = options;
  // Each loop listens to it, which is no leak.
  setMaxListeners(0, options.signal, ...(options.letGo === undefined ? [] : [options.letGo]));
  await Promise.all(jobs.map((job) => loop(context, job, { ...options, jobs })));
}

async function loop(context: Context, job: Job, options: LoopOptions): Promise<void> {
  const { signal, onRun = () => {}, onError = () => {}, wait = waitFor } = options;
  while (!signal.aborted) {
    try {
      await refreshClock(context);
      await followCatalogs(context);
      const ended = await runDue(context, { ...options, only: [job.name] });
      ended.forEach(onRun);
    } catch (error) {
      onError(error);
    }
    if (signal.aborted) return;
    const now: Instant = context.clock.now();
    const due = nextDue(job.schedule, context.catalogs.latest, now);
    await wait(Math.max(LOOK_MS_MIN, Math.min(due - now, LOOK_MS_MAX)), signal);
  }
}

function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
