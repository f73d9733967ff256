// Jobs as faces show them; src/jobs makes them.
import type { Instant, Outcome } from '../../engine/index.ts';
import type { JobResult } from './job-runs.ts';

/** A job, when it is due, and how its latest run stands. Times are ISO with the zone. */
export interface JobView {
  readonly name: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly schedule: ScheduleView;
  readonly nextDueAt: string;
  /** Null: it was never run. */
  readonly last: JobRunView | null;
}

export type ScheduleView =
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'every'; readonly minutes: number };

export interface JobRunView {
  readonly job: string;
  readonly dueAt: string;
  /** `abandoned`: the process that was at it gives no sign of life; another will take it over. */
  readonly state: 'running' | 'abandoned' | 'done' | 'failed';
  readonly attempts: number;
  readonly result: JobResult | null;
  readonly error: string | null;
  /** When a run that failed is begun again. */
  readonly retryAt: string | null;
}

/** What a walk through time did, by job. */
export interface AdvanceView {
  readonly from: string;
  readonly to: string;
  readonly jobs: readonly JobSum[];
  /** The runs that failed. */
  readonly failures: readonly JobRunView[];
}

/** The runs of a job, and the sum of what they did. */
export interface JobSum {
  readonly job: string;
  readonly runs: number;
  readonly failed: number;
  readonly result: JobResult;
}

/** What faces do with jobs. */
export interface Jobs {
  list(): Promise<readonly JobView[]>;
  /** Runs everything that is due. */
  runDue(): Promise<readonly JobRunView[]>;
  /** Runs one job now: for what was missed, or else once more. */
  run(name: string): Promise<Outcome<readonly JobRunView[]>>;
  /** Moves the time of a sandbox, running what falls due on the way. */
  advance(to: Instant, options?: WalkOptions): Promise<Outcome<AdvanceView>>;
  /** Runs jobs when they are due until the signal comes; the runs under way end first. */
  start(signal: AbortSignal, options?: StartOptions): Promise<void>;
}

export interface StartOptions {
  /** Lets go of the runs under way, so that another process may take them over at once. */
  readonly letGo?: AbortSignal;
  /** Told of every run that ended. */
  readonly onRun?: (run: JobRunView) => void;
  /** Told when the store did not answer; the jobs go on. */
  readonly onError?: (error: unknown) => void;
}

export interface WalkOptions {
  /** False: time moves, and nothing is run. */
  readonly runJobs?: boolean;
  readonly onStop?: (at: Instant) => void;
}
