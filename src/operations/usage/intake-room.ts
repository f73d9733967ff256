/** How much may be under way; what comes beyond it is told to come again. */
export interface IntakeLimits {
  /** Bytes of reports, from their arrival to their answer. */
  readonly bytes: number;
  /** Events that wait or are being written. */
  readonly events: number;
}

/** What is under way: in how many reports, how many bytes and events. */
export interface Held {
  reports: number;
  bytes: number;
  events: number;
}

/** The room that one report takes, from its arrival to its answer. */
export class Room {
  readonly #limits: IntakeLimits;
  readonly #all: Held;
  readonly #own: Held = { reports: 1, bytes: 0, events: 0 };

  constructor(limits: IntakeLimits, all: Held) {
    this.#limits = limits;
    this.#all = all;
    all.reports += 1;
  }

  /** Takes more of it; false, and nothing is taken, when there is not so much left. */
  take({ bytes = 0, events = 0 }: { readonly bytes?: number; readonly events?: number }): boolean {
    const { bytes: bytesMax, events: eventsMax } = this.#limits;
    if (this.#all.bytes + bytes > bytesMax || this.#all.events + events > eventsMax) return false;
    for (const held of [this.#all, this.#own]) {
      held.bytes += bytes;
      held.events += events;
    }
    return true;
  }

  /** Gives all of it back. */
  leave(): void {
    for (const part of ['reports', 'bytes', 'events'] as const) {
      this.#all[part] -= this.#own[part];
      this.#own[part] = 0;
    }
  }
}
