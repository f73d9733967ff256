// Jobs as faces show them; src/jobs makes them.
import { type Static, Type } from 'typebox';
import type { Instant } from '../../engine/index.ts';
import { described, listOf, oneOf, orNull, TimeField, titleField } from '../answer-fields.ts';

const Counts = Type.Record(Type.String(), Type.Integer(), {
  description: 'What it did, as it counts it.',
});

export const JobRunView = Type.Object({
  job: Type.String(),
  dueAt: TimeField,
  state: oneOf(['running', 'abandoned', 'done', 'failed'], {
    description: 'Abandoned: who is at it gives no sign of life; another will take it over.',
  }),
  attempts: Type.Integer(),
  result: described(orNull(Counts), 'What it did; null: it is not done.'),
  error: orNull(Type.String()),
  retryAt: described(orNull(TimeField), 'When a run that failed is begun again.'),
});
export type JobRunView = Static<typeof JobRunView>;

const ScheduleView = Type.Union([
  Type.Object({ kind: oneOf(['daily']), at: Type.String({ description: 'Wall-clock: 10:00.' }) }),
  Type.Object({ kind: oneOf(['every']), minutes: Type.Integer() }),
]);
export type ScheduleView = Static<typeof ScheduleView>;

/** A job, when it is due, and how its latest run stands. */
export const JobView = Type.Object({
  name: Type.String(),
  summary: titleField('What it does.'),
  schedule: ScheduleView,
  nextDueAt: TimeField,
  last: described(orNull(JobRunView), 'Null: it was never run.'),
});
export type JobView = Static<typeof JobView>;

/** The runs of a job, and the sum of what they did. */
const JobSum = Type.Object({
  job: Type.String(),
  runs: Type.Integer(),
  failed: Type.Integer(),
  result: Counts,
});
export type JobSum = Static<typeof JobSum>;

/** What a walk through time did, by job. */
export const AdvanceView = Type.Object({
  from: TimeField,
  to: TimeField,
  jobs: listOf(JobSum),
  failures: listOf(JobRunView, { description: 'The runs that failed.' }),
});
export type AdvanceView = Static<typeof AdvanceView>;

/** How jobs are looked after until a signal comes. */
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
