// One run of a job, in the hands of this process from its claim to its end.
import type { Instant } from '../engine/index.ts';
import { refreshCatalogs } from '../operations/catalogs/follow-catalogs.ts';
import type { Context } from '../operations/operation.ts';
import {
  claimRun,
  failRun,
  finishRun,
  type HeldRun,
  holdRun,
  type JobResult,
} from '../operations/scheduling/job-runs.ts';
import type { DueRun } from './due-runs.ts';

/** Without a sign of life for so long, a process is taken for dead and its run taken over. */
export const HOLD_MS = 60_000;
const SIGNS_OF_LIFE = 3;

const MINUTE_MS = 60_000;
const RETRY_MS_MAX = 60 * MINUTE_MS;

/** A run that was begun by this process and has ended. */
export interface EndedRun {
  readonly job: string;
  readonly dueAt: Instant;
  readonly attempts: number;
  /** What it did; null: it failed. */
  readonly result: JobResult | null;
  readonly error: string | null;
  /** When a run that failed is to be begun again. */
  readonly retryAt: Instant | null;
}

export interface RunOptions {
  /** Begins it also when it is done, or failed just now. */
  readonly again?: boolean;
  readonly holdMs?: number;
  /** Lets go of the run: it counts as failed and may be begun again, by whomever, at once. */
  readonly letGo?: AbortSignal;
}

/** Runs a job for the time at which it was due; null when another process has that run. */
export async function runJob(
  context: Context,
  { job, dueAt }: DueRun,
  { again = false, holdMs = HOLD_MS, letGo }: RunOptions = {},
): Promise<EndedRun | null> {
  const requestId = context.ids.next('rq');
  const run: HeldRun = { job: job.name, dueAt, holder: requestId };
  const attempts = await claimRun(context, run, { holdMs, again });
  if (attempts === null) return null;
  const ended = { job: job.name, dueAt, attempts };
  const asJob: Context = { ...context, actor: { kind: 'job', id: job.name }, requestId };
  try {
    await refreshCatalogs(context);
    const result = await whileHeld(context, run, holdMs, () =>
      unlessLetGo(job.run(asJob, dueAt), letGo),
    );
    await finishRun(context, run, result);
    return { ...ended, result, error: null, retryAt: null };
  } catch (thrown) {
    // The outermost edge of a job: what it throws is kept with its run, and it is tried again.
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    const wait = thrown instanceof LetGo ? 0 : retryAfter(attempts);
    const retryAt = context.clock.now() + wait;
    await failRun(context, run, { error, retryAt });
    return { ...ended, result: null, error, retryAt };
  }
}

/** A minute after the first failure, then twice as long each time, up to an hour. */
export function retryAfter(attempts: number): number {
  return Math.min(MINUTE_MS * 2 ** (attempts - 1), RETRY_MS_MAX);
}

/** Gives signs of life while the work goes on. */
async function whileHeld<T>(
  context: Context,
  run: HeldRun,
  holdMs: number,
  work: () => Promise<T>,
): Promise<T> {
  // A sign that cannot be given (the database does not answer) is no reason to stop: the work will
  // find that out itself, and whoever takes over does no harm.
  const sign = () => void holdRun(context, run, holdMs).catch(() => {});
  const timer = setInterval(sign, holdMs / SIGNS_OF_LIFE);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** The process stops, and the run takes longer than it has time for. */
class LetGo extends Error {
  override readonly name = 'LetGo';
  constructor() {
    super('the process was stopped; the run is begun again');
  }
}

/** The work, or `LetGo` when the signal comes first: what is still at it then does no harm. */
async function unlessLetGo<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop = () => {};
  const letGo = new Promise<never>((_, reject) => {
    stop = () => reject(new LetGo());
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([work, letGo]);
  } finally {
    signal.removeEventListener('abort', stop);
    // Whichever was slower may still fail, and nobody waits for it.
    for (const one of [work, letGo]) one.catch(() => {});
  }
}

/** Carries a refusal out of a job that cannot go on. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
  constructor(job: string, code: string, params: Readonly<Record<string, string>>) {
    const details = Object.entries(params).map(([name, value]) => `${name} ${value}`);
    super([`${job}: ${code}`, ...details].join(', '));
  }
}
