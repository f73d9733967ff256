// Random histories of money and rights, one after another, each lived by the product and by a
// model of what its owner expects. What goes wrong is shrunk to the steps that it takes.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Instant } from '../../src/engine/index.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { Ledger } from './ledger.ts';
import { MoneyHistory } from './money-history.ts';
import { anyStep } from './money-model.ts';

const STEPS = 200;
/** Histories in one store, one account each: a new store for every one would take longest. */
const IN_ONE_STORE = 20;

/**
 * Lives so many histories of 200 steps on PGlite; the first of each store begins at `start`. They
 * are those of one seed, so that every run of the tests lives the same ones; to look for new ones,
 * give another.
 */
export async function liveHistories(
  sequences: number,
  { start, seed }: { readonly start: Instant; readonly seed: number },
): Promise<void> {
  const stores = new Stores(start);
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
      const ledger = await stores.next();
      const history = await MoneyHistory.begin(ledger, stores.now);
      for (const [index, step] of steps.entries()) {
        stores.now = history.now;
        await history.take(step);
        if (index % 50 === 49) await history.check();
      }
    }),
    { numRuns: sequences, seed },
  );
  await stores.end();
}

/** One store after another, each verified when its histories are over. */
class Stores {
  /** In one store time never goes back. */
  now: Instant;
  readonly #start: Instant;
  #ledger: Ledger | null = null;
  #lived = 0;

  constructor(start: Instant) {
    this.#start = start;
    this.now = start;
  }

  async next(): Promise<Ledger> {
    if (this.#ledger === null || this.#lived % IN_ONE_STORE === 0) {
      await this.end();
      const database = await openDatabase('pglite:');
      await migrate(database);
      this.#ledger = await Ledger.on(database);
      this.now = this.#start;
    }
    this.#lived += 1;
    return this.#ledger;
  }

  /** Every figure of the store, derived again. */
  async end(): Promise<void> {
    const ended = this.#ledger;
    this.#ledger = null;
    if (ended === null) return;
    expect(await ended.problems()).toEqual([]);
    await ended.close();
  }
}
