// Where the lines of a log go that is followed: into the store, or to a server.
import type { Instant, Outcome } from '../../engine/index.ts';
import type { ImportedUsage } from './import-usage.ts';

/** A place in a log: what the log is known by, and its bytes before the place. */
export interface LogPlace {
  readonly log: string;
  readonly offset: number;
}

/** How far a log was read, and when it was read first. */
export interface ReadTo {
  readonly readTo: number;
  readonly firstAt: Instant;
}

/** What takes the lines of a log, and keeps how far it came. */
export interface LogSink {
  /** The most bytes that it takes at a time. */
  readonly pieceBytes: number;
  /** How far which logs were read, by what they are known by. */
  known(): Promise<ReadonlyMap<string, ReadTo>>;
  /** Takes whole lines; durable when it returns. The same lines again add nothing. */
  take(lines: Uint8Array, from: LogPlace): Promise<Outcome<ImportedUsage>>;
  /** Keeps that a log was read so far. */
  keep(place: LogPlace): Promise<void>;
}
