// Walks a sandbox through time: stops wherever a daily job is due, and runs there what is due.
import {
  accept,
  addDays,
  type Catalog,
  type Instant,
  type Outcome,
  refuse,
} from '../engine/index.ts';
import { auditChange } from '../operations/change.ts';
import { SandboxClock } from '../operations/clock/sandbox-clock.ts';
import { moveClock } from '../operations/clock/set-clock.ts';
import type { Context } from '../operations/operation.ts';
import { PATIENCE_ATTEMPTS } from './due-runs.ts';
import { type Job, nextDue } from './job.ts';
import { JOBS } from './jobs.ts';
import type { EndedRun } from './run-job.ts';
import { runDue } from './scheduler.ts';

export interface AdvanceOptions {
  /** False: time moves, and what falls due on the way is caught up with later. */
  readonly runJobs?: boolean;
  readonly jobs?: readonly Job[];
  /** Told at each stop. */
  readonly onStop?: (at: Instant) => void;
}

export interface Advance {
  readonly from: Instant;
  readonly to: Instant;
  readonly runs: readonly EndedRun[];
}

/**
 * Moves the time of a sandbox to `to`. Each daily job that falls due on the way is run at its time.
 * Jobs that are due every few minutes have nothing to do most of the time; they are run at these
 * stops, shortly before each midnight (so that what ended on a day is dealt with on it), and at the
 * end.
 */
export async function advanceClock(
  context: Context,
  to: Instant,
  { runJobs = true, jobs = JOBS, onStop = () => {} }: AdvanceOptions = {},
): Promise<Outcome<Advance>> {
  const { clock, catalogs } = context;
  if (!(clock instanceof SandboxClock)) return refuse('store_is_not_a_sandbox');
  const from = clock.now();
  if (to < from) {
    const { calendar } = catalogs.latest;
    const params = { time: calendar.format(to), now: calendar.format(from) };
    return refuse('clock_goes_forward_only', params, 'to');
  }
  const runs: EndedRun[] = [];
  for (let at = from, retries: readonly Instant[] = []; ; ) {
    at = runJobs ? Math.min(nextStop(jobs, catalogs.latest, at), ...retries, to) : to;
    const moved = await moveClock(context, at);
    if (!moved.ok) return moved;
    onStop(at);
    const ended = runJobs ? await runDue(context, { jobs }) : [];
    runs.push(...ended);
    retries = ended.flatMap(firstRetries);
    if (at === to) break;
  }
  await noteAdvance(context, { from, to, runJobs });
  return accept({ from, to, runs });
}

function noteAdvance(
  context: Context,
  {
    from,
    to,
    runJobs,
  }: { readonly from: Instant; readonly to: Instant; readonly runJobs: boolean },
): Promise<void> {
  const { calendar } = context.catalogs.latest;
  return context.database.transaction((connection) =>
    auditChange(context, connection, {
      accountId: '',
      operation: 'clock.advance',
      at: to,
      subject: '',
      before: { time: calendar.format(from) },
      after: { time: calendar.format(to), jobs: runJobs },
    }),
  );
}

/** When a run that failed is tried again, while others wait for it; later it takes its chance. */
function firstRetries({ attempts, retryAt }: EndedRun): readonly Instant[] {
  return retryAt === null || attempts >= PATIENCE_ATTEMPTS ? [] : [retryAt];
}

const BEFORE_MIDNIGHT_MS = 5 * 60_000;

/** The first time after `time` at which a daily job is due, or shortly before midnight. */
function nextStop(jobs: readonly Job[], catalog: Catalog, time: Instant): Instant {
  const { calendar } = catalog;
  const today = calendar.dayOf(time);
  const evening = [today, addDays(today, 1)]
    .map((day) => calendar.endOf(day) - BEFORE_MIDNIGHT_MS)
    .filter((at) => at > time);
  const due = jobs
    .filter(({ schedule }) => schedule.kind === 'daily')
    .map(({ schedule }) => nextDue(schedule, catalog, time));
  return Math.min(...evening, ...due);
}
