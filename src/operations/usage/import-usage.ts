import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import { insertUsageEvents } from '../../store/usage-events.ts';
import type { Context } from '../operation.ts';
import { repeatedRejections, UsageJudge } from './judge-usage.ts';
import type { EventBatch, UsageRejection } from './usage-event.ts';

export interface ImportedUsage {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** The first of what was rejected. */
  readonly errors: readonly UsageRejection[];
}

const ERRORS_MAX = 100;

/**
 * Stores usage events of one account. Each batch is durable before the next but one is read; an
 * event that is there already is counted as a duplicate and changes nothing.
 */
export async function importUsage(
  context: Context,
  input: {
    readonly account: string;
    readonly batches: AsyncIterable<EventBatch>;
    readonly progress?: (counts: ImportedUsage) => void;
  },
): Promise<Outcome<ImportedUsage>> {
  const { account, batches, progress } = input;
  const found = await context.database.transaction((c) => findAccount(c, account));
  if (found === null) return refuse('account_not_found', { account }, 'account');
  const counts = new Counts();
  const judge = new UsageJudge(context.catalogs);
  const inFlight = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const batch of batches) {
    if (failures.length > 0) break;
    // While the database writes one batch the next is read and judged.
    while (inFlight.size >= Math.max(1, context.database.connections - 1)) {
      await Promise.race(inFlight);
    }
    const work = storeBatch({ context, judge, counts }, batch)
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => {
        inFlight.delete(work);
        progress?.(counts.view());
      });
    inFlight.add(work);
  }
  await Promise.all(inFlight);
  if (failures.length > 0) throw failures[0];
  return accept(counts.view());
}

interface Import {
  readonly context: Context;
  readonly judge: UsageJudge;
  readonly counts: Counts;
}

async function storeBatch({ context, judge, counts }: Import, batch: EventBatch): Promise<void> {
  const judged = judge.batch(batch);
  counts.reject(judged.rejections);
  const { rows } = judged;
  if (rows.length === 0) return;
  const stored = await context.database.transaction((connection) =>
    insertUsageEvents(connection, rows, { likelyNew: counts.lastWereNew }),
  );
  const repeated = repeatedRejections(judged, stored);
  counts.reject(repeated);
  const duplicates = stored.duplicates.length;
  counts.store(rows.length - duplicates - repeated.length, duplicates);
}

class Counts {
  #accepted = 0;
  #duplicates = 0;
  #rejected = 0;
  readonly #errors: UsageRejection[] = [];

  /** Whether the batch before had no duplicates: the next is likely the same. */
  lastWereNew = true;

  store(accepted: number, duplicates: number): void {
    this.lastWereNew = duplicates === 0;
    this.#accepted += accepted;
    this.#duplicates += duplicates;
  }

  reject(rejections: readonly UsageRejection[]): void {
    this.#rejected += rejections.length;
    for (const rejection of rejections) {
      if (this.#errors.length < ERRORS_MAX) this.#errors.push(rejection);
    }
  }

  view(): ImportedUsage {
    const errors = [...this.#errors].sort((a, b) => a.index - b.index);
    return {
      accepted: this.#accepted,
      duplicates: this.#duplicates,
      rejected: this.#rejected,
      errors,
    };
  }
}
