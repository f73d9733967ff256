import type { Static, TSchema } from 'typebox';
import type { Instant, Outcome } from '../engine/index.ts';
import type { Database } from '../store/database.ts';
import type { Catalogs } from './catalogs/catalogs.ts';

/** What every operation works with; wired in src/runtime.ts. */
export interface Context {
  readonly database: Database;
  readonly catalogs: Catalogs;
  /** Passed everywhere, never read directly: so that tests and a sandbox can advance time. */
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface Clock {
  now(): Instant;
}

/** Makes ids that sort by the time of their making; of one call after another, too. */
export interface Ids {
  next(prefix: 'ac' | 'pk' | 'rn'): string;
}

/** A use case: load, decide in the engine, apply in one transaction. Faces are made from these. */
export interface Operation<Input extends TSchema, Output> {
  /** A noun and a verb: `packs.grant`. */
  readonly name: string;
  /** Who may call it. */
  readonly access: 'operator';
  /** One sentence for people. */
  readonly summary: string;
  readonly input: Input;
  run(context: Context, input: Static<Input>): Promise<Outcome<Output>>;
}
