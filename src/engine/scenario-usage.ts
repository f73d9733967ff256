// Reads the usage of a scenario.
import type { Catalog, Item } from './catalog.ts';
import type { Day } from './day.ts';
import {
  type Fields,
  readDayField,
  readFields,
  readText,
  readTextIfAny,
} from './document-fields.ts';
import { nearNames } from './near-names.ts';
import type { Place } from './place.ts';
import { parseQuantity, writtenUnits } from './quantity.ts';

/** The usage of one day, item and instance. */
export interface ScenarioUsage {
  readonly day: Day;
  readonly item: string;
  readonly instance: string | null;
  readonly quantity: bigint;
}

/** Reads one usage line; what is wrong with it is a problem, and null. */
export function readUsage(entry: unknown, place: Place, catalog: Catalog): ScenarioUsage | null {
  const known = ['date', 'item', 'quantity', 'peak', 'instance'];
  const fields = readFields(entry, place, known);
  if (fields === null) return null;
  const day = readDayField(fields, 'date');
  const id = readText(fields, 'item');
  if (day === null || id === null) return null;
  const item = catalog.items.get(id);
  if (item === undefined) {
    const params = { item: id, known: nearNames(id, catalog.items.keys()) };
    place.at('item').problem('item_is_unknown', params);
    return null;
  }
  const quantity = readQuantity(fields, item);
  const instance = readInstance(fields, item);
  return quantity === null ? null : { day, item: id, instance, quantity };
}

/** Lines about one day, item and instance are added up; of peaks the highest counts. */
export function mergeUsage(
  lines: readonly ScenarioUsage[],
  catalog: Catalog,
): readonly ScenarioUsage[] {
  const merged = new Map<string, ScenarioUsage>();
  for (const line of lines) {
    const key = usageKey(line.day, line.item, line.instance);
    const before = merged.get(key);
    merged.set(key, before === undefined ? line : mergeTwo(before, line, catalog));
  }
  return [...merged.values()];
}

/** What tells one usage line from another. */
export function usageKey(day: Day, item: string, instance: string | null): string {
  return JSON.stringify([day, item, instance]);
}

function mergeTwo(a: ScenarioUsage, b: ScenarioUsage, catalog: Catalog): ScenarioUsage {
  const isPeak = catalog.items.get(a.item)?.measure === 'bandwidth';
  if (isPeak) return b.quantity > a.quantity ? b : a;
  return { ...a, quantity: a.quantity + b.quantity };
}

function readQuantity(fields: Fields, item: Item): bigint | null {
  const [wanted, other] =
    item.measure === 'bandwidth' ? ['peak', 'quantity'] : ['quantity', 'peak'];
  if (fields.values.has(other)) {
    const params = { item: item.id, wanted, units: writtenUnits(item.unit) };
    fields.place.at(other).problem('item_is_measured_otherwise', params);
    return null;
  }
  const text = readText(fields, wanted);
  if (text === null) return null;
  const quantity = parseQuantity(text, item.unit);
  if (quantity.ok) return quantity.value;
  fields.place.at(wanted).problem(quantity.refusal.code, quantity.refusal.params);
  return null;
}

function readInstance(fields: Fields, item: Item): string | null {
  const instance = readTextIfAny(fields, 'instance');
  const given = fields.values.has('instance');
  if (item.perInstance && !given) {
    fields.place.at('instance').problem('instance_is_missing', { item: item.id });
  } else if (!item.perInstance && given) {
    fields.place.at('instance').problem('item_has_no_instances', { item: item.id });
  }
  return instance;
}
