// The time of a sandbox: a store in which time stands still until somebody moves it on, so that a
// year can be walked through in a minute. docs/concepts/jobs.md, "The sandbox clock".
import type { Instant } from '../../engine/index.ts';
import type { Database } from '../../store/database.ts';
import { hasHistory, insertSandboxTime, readSandboxTime } from '../../store/sandbox-clock.ts';
import type { Clock, Context } from '../operation.ts';

/** Tells the time that its store keeps, as it was when this was opened or last refreshed. */
export class SandboxClock implements Clock {
  #time: Instant;

  constructor(time: Instant) {
    this.#time = time;
  }

  now(): Instant {
    return this.#time;
  }

  /** What the store says from now on; operations move the store's time, never this alone. */
  follow(time: Instant): void {
    this.#time = time;
  }
}

/** A real store was opened as a sandbox: its time is not to be moved. */
export class StoreIsNoSandbox extends Error {
  override readonly name = 'StoreIsNoSandbox';
}

/** A sandbox was opened as a real store: real time would be mixed with that of the sandbox. */
export class StoreIsSandbox extends Error {
  override readonly name = 'StoreIsSandbox';
}

/**
 * The clock of a sandbox, or null for a real store. A store becomes a sandbox when it is opened as
 * one before anything happened in it, and stays one. Throws when it is not what it is opened as.
 */
export async function openSandboxClock(
  database: Database,
  { sandbox, now }: { readonly sandbox: boolean; readonly now: Instant },
): Promise<SandboxClock | null> {
  const time = await database.transaction(async (connection) => {
    const kept = await readSandboxTime(connection);
    if (kept !== null && !sandbox) throw new StoreIsSandbox();
    if (kept !== null || !sandbox) return kept;
    if (await hasHistory(connection)) throw new StoreIsNoSandbox();
    await insertSandboxTime(connection, now - (now % 1000));
    return readSandboxTime(connection);
  });
  return time === null ? null : new SandboxClock(time);
}

/** What lets the clock of a context follow its store; null: it goes by itself. */
export function followStoreClock(context: Context): (() => Promise<void>) | null {
  return context.clock instanceof SandboxClock ? () => refreshClock(context) : null;
}

/** Lets a sandbox's clock follow what another process moved; any other clock goes by itself. */
export async function refreshClock({ clock, database }: Context): Promise<void> {
  if (!(clock instanceof SandboxClock)) return;
  const time = await database.transaction(readSandboxTime);
  if (time !== null) clock.follow(time);
}
