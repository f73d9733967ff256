import type { EventBatch, UsageEvent, UsageRejection } from '../operations/usage/usage-event.ts';

/** What an adapter is told of the import, beside the bytes. */
export interface ReaderOptions {
  /** The account the usage is of; an event of another one is rejected. */
  readonly account: string;
  /** The item of every line, for sources that do not name one (access logs). */
  readonly item?: string;
  /** Where the bytes begin in a log whose beginning was read before. */
  readonly resume?: LogPlace;
}

/** A place in a log: by what the log is known by, and its bytes before the place. */
export interface LogPlace {
  readonly log: string;
  readonly offset: number;
}

/**
 * An adapter: turns the bytes of one source into usage events, in batches of at most 10,000 events
 * and rejections. It must hold no more than a batch and one line, whatever the size of the input,
 * and must give the same events however the bytes are cut into chunks. It never throws over what
 * it reads: what is wrong is a rejection, which names its line or record, counted from 1.
 */
export type UsageReader = (
  chunks: AsyncIterable<Uint8Array>,
  options: ReaderOptions,
) => AsyncIterable<EventBatch>;

/** The most events and rejections in one batch. */
export const BATCH_MAX = 10_000;

/** Collects what a reader finds until there is a batch of it. */
export class Batch {
  #events: UsageEvent[] = [];
  #indexes: number[] = [];
  #rejections: UsageRejection[] = [];

  get full(): boolean {
    return this.#events.length + this.#rejections.length >= BATCH_MAX;
  }

  get empty(): boolean {
    return this.#events.length + this.#rejections.length === 0;
  }

  add(index: number, event: UsageEvent): void {
    this.#events.push(event);
    this.#indexes.push(index);
  }

  reject(index: number, refusal: Omit<UsageRejection, 'index'>): void {
    this.#rejections.push({ index, code: refusal.code, params: refusal.params });
  }

  /** What was collected; the batch begins again empty. */
  take(): EventBatch {
    const taken = {
      events: this.#events,
      indexes: this.#indexes,
      rejections: this.#rejections,
    };
    this.#events = [];
    this.#indexes = [];
    this.#rejections = [];
    return taken;
  }
}
