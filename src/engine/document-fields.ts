// Small readers of documents that nobody has checked: objects, lists, texts, times.
// Each notes what is wrong at its place and gives null; fields nobody knows are refused.
import { type Day, type Instant, parseDay, parseInstant } from './day.ts';
import { nearNames } from './near-names.ts';
import type { Place } from './place.ts';

/** The longest text taken for a name. */
const TEXT_MAX = 200;

/** An object of a document and its place. */
export interface Fields {
  readonly place: Place;
  readonly values: ReadonlyMap<string, unknown>;
}

/** Reads an object that may only have the known fields. */
export function readFields(value: unknown, place: Place, known: readonly string[]): Fields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    place.problem('object_is_expected', { found: kindOf(value) });
    return null;
  }
  const values = new Map<string, unknown>(Object.entries(value));
  for (const field of values.keys()) {
    if (known.includes(field)) continue;
    place.at(field).problem('field_is_unknown', { field, known: nearNames(field, known) });
  }
  return { place, values };
}

/** Reads a list and what is in it; an absent list is an empty one. */
export function readEntries<T>(
  fields: Fields,
  name: string,
  read: (entry: unknown, place: Place) => T | null,
): readonly T[] {
  const value = fields.values.get(name);
  const place = fields.place.at(name);
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    place.problem('list_is_expected', { found: kindOf(value) });
    return [];
  }
  const entries: readonly unknown[] = value;
  return entries.flatMap((entry, index) => {
    const taken = read(entry, place.entry(index));
    return taken === null ? [] : [taken];
  });
}

/** Reads a text that must be there. */
export function readText(fields: Fields, name: string): string | null {
  const value = fields.values.get(name);
  if (value === undefined) {
    fields.place.at(name).problem('field_is_missing', { field: name });
    return null;
  }
  return readTextIfAny(fields, name);
}

/** Reads a text that may be absent. */
export function readTextIfAny(fields: Fields, name: string): string | null {
  const value = fields.values.get(name);
  if (value === undefined) return null;
  const place = fields.place.at(name);
  if (typeof value !== 'string') {
    place.problem('text_is_expected', { found: kindOf(value) });
    return null;
  }
  if (value.trim() === '' || value.length > TEXT_MAX) {
    place.problem('text_is_empty_or_too_long', { max: `${TEXT_MAX}` });
    return null;
  }
  return value;
}

/** Reads true or false; absent is false. */
export function readFlag(fields: Fields, name: string): boolean {
  const value = fields.values.get(name);
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  fields.place.at(name).problem('true_or_false_is_expected', { found: kindOf(value) });
  return false;
}

/** Reads a time with its offset, which must be there. */
export function readInstant(fields: Fields, name: string): Instant | null {
  const text = readText(fields, name);
  return text === null ? null : instantOf(text, fields.place.at(name));
}

/** Reads a time with its offset that may be absent. */
export function readInstantIfAny(fields: Fields, name: string): Instant | null {
  const text = readTextIfAny(fields, name);
  return text === null ? null : instantOf(text, fields.place.at(name));
}

/** Reads a billing day, which must be there. */
export function readDayField(fields: Fields, name: string): Day | null {
  const text = readText(fields, name);
  if (text === null) return null;
  const day = parseDay(text);
  if (day === null) fields.place.at(name).problem('date_is_not_a_day', { text });
  return day;
}

function instantOf(text: string, place: Place): Instant | null {
  const instant = parseInstant(text);
  if (instant === null) place.problem('time_is_not_readable', { text });
  return instant;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'list' : typeof value;
}
