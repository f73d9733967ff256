import {
  accept,
  type Catalog,
  type Day,
  type Instant,
  type Item,
  nearNames,
  type Outcome,
  QUANTITY_MAX,
  refuse,
} from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import { insertUsageEvents, type UsageEventRow } from '../../store/usage-events.ts';
import type { Context } from '../operation.ts';

/** One reported use, identified for ever by source and id. */
export interface UsageEvent {
  readonly source: string;
  readonly id: string;
  readonly time: Instant;
  readonly item: string;
  /** Base units of the item. */
  readonly quantity: bigint;
  readonly instance: string | null;
  readonly domain: string | null;
  readonly stream: string | null;
}

/** What was wrong with one line or record; `index` counts from 1. */
export interface UsageRejection {
  readonly index: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Events read from somewhere, with their places there. */
export interface EventBatch {
  readonly events: readonly UsageEvent[];
  readonly indexes: readonly number[];
  readonly rejections: readonly UsageRejection[];
}

export interface ImportedUsage {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** The first of what was rejected. */
  readonly errors: readonly UsageRejection[];
}

const ERRORS_MAX = 100;

/** The most characters of an instance's name: a row of it must fit the settlement's pieces. */
const INSTANCE_MAX = 256;

/** Names of instances are joined by tabs and newlines on their way to the engine. */
const CONTROL = /\p{Cc}/u;

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
  const judge = new Judge(context);
  const inFlight = new Set<Promise<void>>();
  const failures: unknown[] = [];
  for await (const batch of batches) {
    if (failures.length > 0) break;
    // While the database writes one batch the next is read and judged.
    while (inFlight.size >= Math.max(1, context.database.connections - 1)) {
      await Promise.race(inFlight);
    }
    const work = storeBatch({ context, account, judge, counts }, batch)
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
  readonly account: string;
  readonly judge: Judge;
  readonly counts: Counts;
}

async function storeBatch(
  { context, account, judge, counts }: Import,
  batch: EventBatch,
): Promise<void> {
  counts.reject(batch.rejections);
  const rows: UsageEventRow[] = [];
  const places: number[] = [];
  batch.events.forEach((event, at) => {
    const index = batch.indexes[at] ?? at + 1;
    const judged = judge.row(event);
    if (judged.ok) {
      rows.push(judged.value);
      places.push(index);
    } else {
      counts.reject([{ index, ...judged.refusal }]);
    }
  });
  if (rows.length === 0) return;
  const stored = await context.database.transaction((connection) =>
    insertUsageEvents(connection, account, rows),
  );
  counts.reject(
    stored.repeatedWithOtherContent.map((place) => ({
      index: places[place] ?? 0,
      code: 'event_repeated_with_other_content',
      params: { source: rows[place]?.source ?? '', id: rows[place]?.eventId ?? '' },
    })),
  );
  const repeated = stored.repeatedWithOtherContent.length;
  counts.store(stored.inserted, rows.length - stored.inserted - repeated);
}

/** Judges events by the catalogue of their day. */
class Judge {
  readonly #context: Context;
  readonly #known = new Map<Day, { readonly catalog: Catalog | null }>();

  constructor(context: Context) {
    this.#context = context;
  }

  row(event: UsageEvent): Outcome<UsageEventRow> {
    const { catalogs } = this.#context;
    const usageDate = catalogs.latest.calendar.dayOf(event.time);
    let known = this.#known.get(usageDate);
    if (known === undefined) {
      known = { catalog: catalogs.on(usageDate) };
      this.#known.set(usageDate, known);
    }
    if (known.catalog === null) return refuse('no_catalog_on_day', { day: usageDate });
    const item = known.catalog.items.get(event.item);
    if (item === undefined) {
      const near = nearNames(event.item, known.catalog.items.keys());
      return refuse('item_is_unknown', {
        item: event.item,
        catalog: known.catalog.id,
        known: near,
      });
    }
    if (item.perInstance && event.instance === null) {
      return refuse('instance_is_missing', { item: item.id });
    }
    if (event.instance !== null && event.instance.length > INSTANCE_MAX) {
      const length = `${event.instance.length}`;
      return refuse('field_is_too_long', { field: 'instance', length, max: `${INSTANCE_MAX}` });
    }
    if (event.instance !== null && CONTROL.test(event.instance)) {
      return refuse('instance_has_control_characters', { item: item.id });
    }
    if (event.quantity < 0n) return refuse('quantity_is_negative', { text: `${event.quantity}` });
    if (event.quantity > QUANTITY_MAX) {
      const params = { text: `${event.quantity}`, max: `${QUANTITY_MAX}` };
      return refuse('quantity_is_too_large', params);
    }
    return accept(rowOf(event, item, usageDate));
  }
}

function rowOf(event: UsageEvent, item: Item, usageDate: Day): UsageEventRow {
  const { source, id, time, quantity, instance, domain, stream } = event;
  return {
    source,
    eventId: id,
    usageDate,
    occurredAt: time,
    item: item.id,
    // Only items that are told apart by instance are.
    instance: item.perInstance ? instance : null,
    quantity,
    domain,
    stream,
    peak: item.measure === 'bandwidth',
  };
}

class Counts {
  #accepted = 0;
  #duplicates = 0;
  #rejected = 0;
  readonly #errors: UsageRejection[] = [];

  store(accepted: number, duplicates: number): void {
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
