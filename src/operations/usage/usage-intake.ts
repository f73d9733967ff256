// Usage that comes in over the network. What arrives while a transaction is being written is
// collected and written together in the next one, so that many small reports cost as little as few
// large ones; and no more is let in than fits in memory, however slow the store is.
import { present } from '../../engine/index.ts';
import { existingAccounts } from '../../store/accounts.ts';
import { type Database, isOfRows } from '../../store/database.ts';
import { insertUsageEvents, type UsageEventRow } from '../../store/usage-events.ts';
import { type Held, type IntakeLimits, Room } from './intake-room.ts';
import { JoinedReports, type StoredReport } from './joined-reports.ts';

/** Some seconds of work; in memory it is up to eight times the bytes. */
const LIMITS: IntakeLimits = { bytes: 32_000_000, events: 200_000 };

/** What one report holds at least, however small: its request, its connection, its place. */
const REPORT_BYTES = 16_000;

/** Larger groups save nothing more, and whoever is in one waits for all of it. */
const GROUP_EVENTS = 20_000;

/** While one group is being committed, the next is already sent. */
const WRITERS = 2;

const WAIT_SECONDS_MAX = 30;

/** Told what is written; metrics are made from it. */
export interface IntakeMeter {
  /** A group was written. */
  group(events: number, seconds: number): void;
}

interface Waiting {
  readonly rows: readonly UsageEventRow[];
  resolve(stored: StoredReport): void;
  reject(error: unknown): void;
}

/** The way in of one process: it bounds what is under way and writes it in groups. */
export class UsageIntake {
  readonly #database: Database;
  readonly #limits: IntakeLimits;
  readonly #meter: IntakeMeter | null;
  readonly #waiting: Waiting[] = [];
  readonly #held: Held = { reports: 0, bytes: 0, events: 0 };
  /** When the groups that are being written were begun. */
  readonly #begun = new Set<{ readonly at: number }>();
  #writing = 0;
  /** Whether the group before had no duplicates: the next is likely the same. */
  #likelyNew = true;

  constructor(
    database: Database,
    options: { readonly limits?: Partial<IntakeLimits>; readonly meter?: IntakeMeter } = {},
  ) {
    this.#database = database;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#meter = options.meter ?? null;
  }

  /** What is under way now. */
  get held(): Readonly<Held> {
    return { ...this.#held };
  }

  /** When those who were turned away should come again: later, the longer the store takes. */
  get secondsToWait(): number {
    const now = performance.now();
    const longest = Math.max(0, ...[...this.#begun].map(({ at }) => now - at));
    return Math.min(WAIT_SECONDS_MAX, Math.max(1, Math.ceil(longest / 1000)));
  }

  /** Lets a report in; null: there is no room, and it should come again. */
  enter(): Room | null {
    const room = new Room(this.#limits, this.#held);
    if (room.take({ bytes: REPORT_BYTES })) return room;
    room.leave();
    return null;
  }

  /** Stores the events of a report; they are durable when it returns. */
  store(rows: readonly UsageEventRow[]): Promise<StoredReport> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ rows, resolve, reject });
      if (this.#writing < Math.min(WRITERS, Math.max(1, this.#database.connections - 1))) {
        void this.#writeAll();
      }
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing += 1;
    for (let group = this.#nextGroup(); group.length > 0; group = this.#nextGroup()) {
      await this.#write(group);
    }
    this.#writing -= 1;
  }

  #nextGroup(): readonly Waiting[] {
    let events = 0;
    let count = 0;
    for (const { rows } of this.#waiting) {
      if (count > 0 && events + rows.length > GROUP_EVENTS) break;
      events += rows.length;
      count += 1;
    }
    return this.#waiting.splice(0, count);
  }

  /** Never throws: each report is told its own outcome. */
  async #write(group: readonly Waiting[]): Promise<void> {
    const begun = { at: performance.now() };
    this.#begun.add(begun);
    try {
      const stored = await this.#storeTogether(group);
      group.forEach(({ resolve }, at) => {
        resolve(present(stored[at], 'each report is told'));
      });
    } catch (error) {
      if (group.length > 1 && isOfRows(error)) {
        // One report holds what the store refuses; the others shall not fail with it.
        for (const one of group) await this.#write([one]);
        return;
      }
      for (const { reject } of group) reject(error);
      return;
    } finally {
      this.#begun.delete(begun);
    }
    const events = group.reduce((sum, { rows }) => sum + rows.length, 0);
    this.#meter?.group(events, (performance.now() - begun.at) / 1000);
  }

  async #storeTogether(group: readonly Waiting[]): Promise<readonly StoredReport[]> {
    const joined = new JoinedReports(group.map(({ rows }) => rows));
    return this.#database.transaction(async (connection) => {
      const known = await existingAccounts(connection, joined.accounts);
      const rows = joined.rowsOf(known);
      const stored = await insertUsageEvents(connection, rows, { likelyNew: this.#likelyNew });
      this.#likelyNew = stored.duplicates.length === 0;
      return joined.parted(known, stored);
    });
  }
}
