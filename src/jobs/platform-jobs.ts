// The jobs of an open platform, as faces use them.
import { accept, type Instant, type Outcome, refuse } from '../engine/index.ts';
import type { Context, Jobs } from '../operations/operation.ts';
import { type JobRunRow, readRuns } from '../operations/scheduling/job-runs.ts';
import type {
  AdvanceView,
  JobRunView,
  JobSum,
  JobView,
  WalkOptions,
} from '../operations/scheduling/job-views.ts';
import { advanceClock } from './advance-clock.ts';
import { dueRuns } from './due-runs.ts';
import { type Job, nextDue, shownSchedule } from './job.ts';
import { JOBS } from './jobs.ts';
import { type EndedRun, runJob } from './run-job.ts';
import { runDue, startScheduler } from './scheduler.ts';

/** The jobs of a platform; others than its own where a test wants them. */
export function jobsOf(context: Context, jobs: readonly Job[] = JOBS): Jobs {
  return {
    list: () => listJobs(context, jobs),
    runDue: async () => (await runDue(context, { jobs })).map((run) => viewOf(context, run)),
    run: (name) => runNow(context, jobs, name),
    advance: (to, options = {}) => advance(context, jobs, to, options),
    start: (signal, { onRun, ...options } = {}) =>
      startScheduler(context, {
        ...options,
        jobs,
        signal,
        onRun: (run) => onRun?.(viewOf(context, run)),
      }),
    as: ({ actor, requestId }) => jobsOf({ ...context, actor, requestId }, jobs),
  };
}

async function listJobs(context: Context, jobs: readonly Job[]): Promise<readonly JobView[]> {
  const { catalogs, clock } = context;
  const { latest } = catalogs;
  const runs = await readRuns(
    context,
    jobs.map(({ name }) => name),
  );
  const now = clock.now();
  const due = dueRuns(jobs, runs, { catalog: latest, now });
  return jobs.map(({ name, summary, schedule }) => {
    const last = runs.get(name)?.at(-1);
    const overdue = due.find(({ job }) => job.name === name)?.dueAt;
    return {
      name,
      summary,
      schedule: shownSchedule(schedule, latest),
      nextDueAt: latest.calendar.format(overdue ?? nextDue(schedule, latest, now)),
      last: last === undefined ? null : rowView(context, last),
    };
  });
}

/**
 * Runs a job for what failed and for the due times that it missed. It waits neither for the time
 * to try again nor for other jobs. When there is neither of both, it is run once more, for now.
 */
async function runNow(
  context: Context,
  jobs: readonly Job[],
  name: string,
): Promise<Outcome<readonly JobRunView[]>> {
  const job = jobs.find((one) => one.name === name);
  if (job === undefined) {
    const known = jobs.map((one) => one.name).join(', ');
    return refuse('job_is_unknown', { job: name, known }, 'name');
  }
  const runs = (await readRuns(context, [name])).get(name) ?? [];
  const running = runs.find(({ held }) => held);
  if (running !== undefined) return isRunning(context, running);
  const ended: EndedRun[] = [];
  for (const { dueAt } of job.catchUp === 'each' ? runs.filter(hasFailed) : []) {
    ended.push(...ifAny(await runJob(context, { job, dueAt }, { again: true })));
  }
  ended.push(...(await runDue(context, { jobs: [job] })));
  if (ended.length === 0) {
    const latest = runs.at(-1);
    const dueAt = latest !== undefined && hasFailed(latest) ? latest.dueAt : context.clock.now();
    ended.push(...ifAny(await runJob(context, { job, dueAt }, { again: true })));
  }
  // Another process took it in this moment.
  if (ended.length === 0) return isRunning(context, { job: name, startedAt: context.clock.now() });
  return accept(ended.map((run) => viewOf(context, run)));
}

function hasFailed({ state }: JobRunRow): boolean {
  return state === 'failed';
}

function ifAny<T>(value: T | null): readonly T[] {
  return value === null ? [] : [value];
}

function isRunning(
  { catalogs }: Context,
  { job, startedAt }: Pick<JobRunRow, 'job' | 'startedAt'>,
): Outcome<never> {
  const since = catalogs.latest.calendar.format(startedAt);
  return refuse('job_is_running', { job, since }, 'name');
}

async function advance(
  context: Context,
  jobs: readonly Job[],
  to: Instant,
  options: WalkOptions,
): Promise<Outcome<AdvanceView>> {
  const walked = await advanceClock(context, to, { ...options, jobs });
  if (!walked.ok) return walked;
  const { calendar } = context.catalogs.latest;
  const { runs } = walked.value;
  return accept({
    from: calendar.format(walked.value.from),
    to: calendar.format(walked.value.to),
    jobs: jobs.flatMap(({ name }) => sumOf(name, runs)),
    failures: runs.filter(({ error }) => error !== null).map((run) => viewOf(context, run)),
  });
}

function sumOf(job: string, runs: readonly EndedRun[]): readonly JobSum[] {
  const own = runs.filter((run) => run.job === job);
  if (own.length === 0) return [];
  const result: Record<string, number> = {};
  for (const [name, count] of own.flatMap((run) => Object.entries(run.result ?? {}))) {
    result[name] = (result[name] ?? 0) + count;
  }
  const failed = own.filter(({ error }) => error !== null).length;
  return [{ job, runs: own.length, failed, result }];
}

function viewOf({ catalogs }: Context, run: EndedRun): JobRunView {
  const { calendar } = catalogs.latest;
  const { job, attempts, result, error, retryAt } = run;
  return {
    job,
    dueAt: calendar.format(run.dueAt),
    state: error === null ? 'done' : 'failed',
    attempts,
    result,
    error,
    retryAt: retryAt === null ? null : calendar.format(retryAt),
  };
}

function rowView({ catalogs }: Context, row: JobRunRow): JobRunView {
  const { calendar } = catalogs.latest;
  const { job, attempts, result, error, retryAt } = row;
  return {
    job,
    dueAt: calendar.format(row.dueAt),
    state: row.state === 'running' && !row.held ? 'abandoned' : row.state,
    attempts,
    result,
    error,
    retryAt: retryAt === null ? null : calendar.format(retryAt),
  };
}
