// Quantities: whole numbers of a base unit, 1000-based. See docs/concepts/quantities.md.
import { accept, type Outcome, refuse } from './outcome.ts';
import { formatScaled, parseDecimal } from './ratio.ts';

/** A base unit. Usage is in bytes, seconds or bit/s; director packs hold days, plugins years. */
export type Unit = 'byte' | 'second' | 'bit/s' | 'day' | 'year';

/** How many base units a written unit is: 1 TB = 10^12 byte. */
const WRITTEN: Readonly<Record<string, { readonly unit: Unit; readonly size: bigint }>> = {
  B: { unit: 'byte', size: 1n },
  kB: { unit: 'byte', size: 10n ** 3n },
  MB: { unit: 'byte', size: 10n ** 6n },
  GB: { unit: 'byte', size: 10n ** 9n },
  TB: { unit: 'byte', size: 10n ** 12n },
  PB: { unit: 'byte', size: 10n ** 15n },
  s: { unit: 'second', size: 1n },
  min: { unit: 'second', size: 60n },
  h: { unit: 'second', size: 3600n },
  bps: { unit: 'bit/s', size: 1n },
  kbps: { unit: 'bit/s', size: 10n ** 3n },
  Mbps: { unit: 'bit/s', size: 10n ** 6n },
  Gbps: { unit: 'bit/s', size: 10n ** 9n },
  day: { unit: 'day', size: 1n },
  year: { unit: 'year', size: 1n },
};

/** No single quantity is larger: one exabyte, so that ten thousand of them still fit everywhere. */
export const QUANTITY_MAX = 10n ** 18n;

/** Days and years are counted on a calendar: a century of them at most. */
const LARGEST: Readonly<Record<Unit, bigint>> = {
  byte: QUANTITY_MAX,
  second: QUANTITY_MAX,
  'bit/s': QUANTITY_MAX,
  day: 36_500n,
  year: 100n,
};

/** A number of base units. */
export interface Quantity {
  readonly value: bigint;
  readonly unit: Unit;
}

/** The units people may write for a base unit: `byte` -> "B kB MB GB TB PB". */
export function writtenUnits(unit: Unit): string {
  const names = Object.entries(WRITTEN).filter(([, written]) => written.unit === unit);
  return names.map(([name]) => name).join(' ');
}

/** How many base units one written unit has ("GB" -> 10^9); null when there is no such unit. */
export function unitSize(name: string): Quantity | null {
  const written = Object.hasOwn(WRITTEN, name) ? WRITTEN[name] : undefined;
  return written === undefined ? null : { value: written.size, unit: written.unit };
}

/**
 * Reads "11 TB", "90 min", "1.5 GB" into whole base units of `unit`.
 * Refused: `quantity_is_not_readable`, `quantity_is_in_another_unit`, `quantity_is_not_whole`,
 * `quantity_is_too_large`.
 */
export function parseQuantity(text: string, unit: Unit, path?: string): Outcome<bigint> {
  const units = writtenUnits(unit);
  const match = /^([\d.]+) ?([A-Za-z]+)$/.exec(text.trim());
  const amount = match?.[1] === undefined ? null : parseDecimal(match[1]);
  const written = match?.[2] === undefined ? null : unitSize(match[2]);
  if (amount === null || written === null) {
    return refuse('quantity_is_not_readable', { text, units }, path);
  }
  if (written.unit !== unit) return refuse('quantity_is_in_another_unit', { text, units }, path);
  const scaled = amount.num * written.value;
  if (scaled % amount.den !== 0n) return refuse('quantity_is_not_whole', { text, unit }, path);
  const value = scaled / amount.den;
  if (value > LARGEST[unit]) {
    return refuse('quantity_is_too_large', { text, max: `${LARGEST[unit]} ${unit}` }, path);
  }
  return accept(value);
}

const SHOWN: Readonly<Record<Unit, readonly (readonly [string, bigint])[]>> = {
  byte: [
    ['PB', 10n ** 15n],
    ['TB', 10n ** 12n],
    ['GB', 10n ** 9n],
    ['MB', 10n ** 6n],
    ['kB', 10n ** 3n],
    ['B', 1n],
  ],
  second: [
    ['h', 3600n],
    ['min', 60n],
    ['s', 1n],
  ],
  'bit/s': [
    ['Gbps', 10n ** 9n],
    ['Mbps', 10n ** 6n],
    ['kbps', 10n ** 3n],
    ['bps', 1n],
  ],
  day: [['day', 1n]],
  year: [['year', 1n]],
};

/**
 * A quantity for reading, in the largest unit of which there is one, cut (not rounded up) after
 * three decimals: 1999999999999 byte is "1.999 TB". For display only; nothing is computed from it.
 */
export function formatQuantityCut(value: bigint, unit: Unit): string {
  const magnitude = value < 0n ? -value : value;
  const steps = SHOWN[unit];
  const [name, size] = steps.find(([, step]) => magnitude >= step) ?? ['', 1n];
  const shown = name === '' ? (steps.at(-1)?.[0] ?? '') : name;
  return `${formatScaled((value * 1000n) / size, 3, 0)} ${shown}`;
}
