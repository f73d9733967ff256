import {
  accept,
  type Catalog,
  type Day,
  type Item,
  minuteSumOf,
  nearNames,
  type Outcome,
  QUANTITY_MAX,
  refuse,
} from '../../engine/index.ts';
import type { StoredEvents, UsageEventRow } from '../../store/usage-events.ts';
import type { Catalogs } from '../catalogs/catalogs.ts';
import type { EventBatch, UsageEvent, UsageRejection } from './usage-event.ts';

/** The most characters of an instance's name: a row of it must fit the settlement's pieces. */
const INSTANCE_MAX = 256;

/** Names of instances are joined by tabs and newlines on their way to the engine. */
const CONTROL = /\p{Cc}/u;

/** So many unknown items get an advice; it costs a thousand times what judging an event does. */
const ADVICES_MAX = 100;

/** What a batch holds that can be stored, with their places in the source, and what cannot. */
export interface JudgedBatch {
  readonly rows: readonly UsageEventRow[];
  readonly indexes: readonly number[];
  readonly rejections: readonly UsageRejection[];
}

/** What of a batch the store would not take. */
export function repeatedRejections(
  { rows, indexes }: JudgedBatch,
  { repeatedWithOtherContent }: Pick<StoredEvents, 'repeatedWithOtherContent'>,
): readonly UsageRejection[] {
  return repeatedWithOtherContent.map((place) => ({
    index: indexes[place] ?? 0,
    code: 'event_repeated_with_other_content',
    params: { source: rows[place]?.source ?? '', id: rows[place]?.eventId ?? '' },
  }));
}

/** Judges events by the catalogue of their day; one for each import or report. */
export class UsageJudge {
  readonly #catalogs: Catalogs;
  readonly #known = new Map<Day, { readonly catalog: Catalog | null }>();
  #advices = 0;

  constructor(catalogs: Catalogs) {
    this.#catalogs = catalogs;
  }

  batch({ events, indexes: places, rejections: unread }: EventBatch): JudgedBatch {
    const rows: UsageEventRow[] = [];
    const indexes: number[] = [];
    const rejections = [...unread];
    events.forEach((event, at) => {
      const index = places[at] ?? at + 1;
      const judged = this.#row(event);
      if (judged.ok) {
        rows.push(judged.value);
        indexes.push(index);
      } else {
        rejections.push({ index, code: judged.refusal.code, params: judged.refusal.params });
      }
    });
    return { rows, indexes, rejections };
  }

  #row(event: UsageEvent): Outcome<UsageEventRow> {
    const usageDate = this.#catalogs.latest.calendar.dayOf(event.time);
    let known = this.#known.get(usageDate);
    if (known === undefined) {
      known = { catalog: this.#catalogs.on(usageDate) };
      this.#known.set(usageDate, known);
    }
    if (known.catalog === null) return refuse('no_catalog_on_day', { day: usageDate });
    const item = known.catalog.items.get(event.item);
    if (item === undefined) return this.#unknownItem(event.item, known.catalog);
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

  #unknownItem(item: string, catalog: Catalog): Outcome<never> {
    this.#advices += 1;
    const known = this.#advices > ADVICES_MAX ? '…' : nearNames(item, catalog.items.keys());
    return refuse('item_is_unknown', { item, catalog: catalog.id, known });
  }
}

function rowOf(event: UsageEvent, item: Item, usageDate: Day): UsageEventRow {
  const { account, source, id, time, quantity, instance, domain, stream } = event;
  const part = { item: item.id, day: usageDate, stream, source, id };
  const minuteSum = event.measured === true ? minuteSumOf(part) : null;
  return {
    accountId: account,
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
    ...(minuteSum === null ? {} : { minuteSum }),
  };
}
