// What a job is, and when it is due. docs/concepts/jobs.md has the whole picture.
import { addDays, type Catalog, type Instant } from '../engine/index.ts';
import type { Context } from '../operations/operation.ts';
import type { JobResult } from '../operations/scheduling/job-runs.ts';

/** Work that the clock starts. Doing it twice does no harm: what it does is keyed. */
export interface Job {
  readonly name: string;
  readonly summary: { readonly zh: string; readonly en: string };
  readonly schedule: Schedule;
  /** Of several due times that passed meanwhile: whether each has its run, or only the latest. */
  readonly catchUp: 'each' | 'latest';
  /** Jobs whose runs up to the same time come first. */
  readonly after: readonly string[];
  /** Does the work that was due at `due`; it may be later than that. Throws when it cannot. */
  run(context: Context, due: Instant): Promise<JobResult>;
}

/**
 * When a job is due. `settleAt` is when the platform's catalogue says that days are settled; times
 * are those of its zone.
 */
export type Schedule =
  | { readonly kind: 'daily'; readonly at: string }
  | { readonly kind: 'every'; readonly minutes: number };

const MINUTE_MS = 60_000;

/** The last time at which it was due by `now`, now included. */
export function latestDue(schedule: Schedule, catalog: Catalog, now: Instant): Instant {
  if (schedule.kind === 'every') return floored(schedule.minutes, now);
  const today = catalog.calendar.dayOf(now);
  const at = catalog.calendar.at(today, timeOf(schedule.at, catalog));
  return at <= now ? at : catalog.calendar.at(addDays(today, -1), timeOf(schedule.at, catalog));
}

/** The first time at which it is due after `time`. */
export function nextDue(schedule: Schedule, catalog: Catalog, time: Instant): Instant {
  if (schedule.kind === 'every') {
    return floored(schedule.minutes, time) + schedule.minutes * MINUTE_MS;
  }
  const day = catalog.calendar.dayOf(time);
  const at = catalog.calendar.at(day, timeOf(schedule.at, catalog));
  return at > time ? at : catalog.calendar.at(addDays(day, 1), timeOf(schedule.at, catalog));
}

/** A schedule as people and programs read it: the wall-clock time, or how many minutes. */
export function shownSchedule(schedule: Schedule, catalog: Catalog): Schedule {
  return schedule.kind === 'every' ? schedule : { ...schedule, at: timeOf(schedule.at, catalog) };
}

function timeOf(at: string, catalog: Catalog): string {
  return at === 'settleAt' ? catalog.settleAt : at;
}

function floored(minutes: number, time: Instant): Instant {
  const every = minutes * MINUTE_MS;
  return Math.floor(time / every) * every;
}
