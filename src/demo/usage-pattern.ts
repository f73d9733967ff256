// How much a made-up account uses on a day: a base that grows, a rhythm of the week, days on which
// much is watched, and some noise.
import { type Day, day as dayOf, daysBetween, present, unitSize } from '../engine/index.ts';
import type { UsageEvent } from '../operations/usage/usage-event.ts';
import type { DemoSpan } from './demo-span.ts';
import { numberOf, thousandthsOf } from './repeatable-numbers.ts';

/** The use of one item, as one domain or instance of an account reports it every day. */
export interface UsagePattern {
  readonly item: string;
  /** On a working day at the beginning: "700 GB". */
  readonly base: string;
  readonly domain?: string;
  readonly instance?: string;
  /** Thousandths of the base at the weekend; 1250 if it is left out. */
  readonly weekend?: number;
  /** Thousandths of the base that come in a year; 700 if it is left out. */
  readonly growth?: number;
  /** The first day of it, counted from the beginning of the demo, and the first without it. */
  readonly from?: number;
  readonly until?: number;
}

/** Festivals and sales, by month and day: thousandths of an ordinary day. */
const PEAKS: ReadonlyMap<string, bigint> = new Map([
  ['06-18', 2300n],
  ['09-13', 1700n],
  ['10-01', 1900n],
  ['10-02', 1700n],
  ['11-11', 3100n],
  ['12-12', 2000n],
  ['12-31', 2200n],
  ['02-16', 2600n],
  ['05-01', 1800n],
]);

/** An account and what it uses. */
export interface Life {
  readonly id: string;
  readonly patterns: readonly UsagePattern[];
}

const NOISE = 90;
const DAYS_A_YEAR = 365;
/** A Monday, from which weekdays are counted. */
const MONDAY = dayOf('2024-01-01');
const SATURDAY = 5;
const REPORTED_AT = '20:00';
/** What of a day has been used by ten in the morning, in thousandths. */
const MORNING = 180n;
const MORNING_AT = '09:00';

/** What an account uses on a day, one event for each of its patterns. */
export function usageOn(
  span: DemoSpan,
  { id: account, patterns }: Life,
  number: number,
): readonly UsageEvent[] {
  const used = span.day(number);
  const morning = number === span.days;
  return patterns.filter(isOn(number)).map((pattern): UsageEvent => {
    const whole = quantityOn(pattern, used, number);
    const name = [pattern.item, pattern.domain ?? pattern.instance ?? ''].join('/');
    return {
      account,
      source: 'demo-edge',
      id: `${used}/${name}`,
      time: span.instant(number, morning ? MORNING_AT : REPORTED_AT),
      item: pattern.item,
      quantity: morning ? thousandthsOf(whole, MORNING) : whole,
      instance: pattern.instance ?? null,
      domain: pattern.domain ?? null,
      stream: null,
    };
  });
}

function isOn(number: number) {
  return ({ from = 0, until = Number.POSITIVE_INFINITY }: UsagePattern) =>
    number >= from && number < until;
}

function quantityOn(pattern: UsagePattern, used: Day, number: number): bigint {
  const { item, domain = '', instance = '', weekend = 1250, growth = 700 } = pattern;
  const grown = 1000n + (BigInt(growth) * BigInt(number)) / BigInt(DAYS_A_YEAR);
  const weekday = (daysBetween(MONDAY, used) % 7) + 1;
  const rhythm = weekday > SATURDAY ? BigInt(weekend) : 1000n;
  const peak = PEAKS.get(used.slice(5)) ?? 1000n;
  const noise = numberOf(`${item} ${domain}${instance} ${used}`, 1000 - NOISE, 1000 + NOISE);
  return [grown, rhythm, peak, noise].reduce(thousandthsOf, baseOf(pattern.base));
}

/** "700 GB" in base units. */
function baseOf(text: string): bigint {
  const [count = '', unit = ''] = text.split(' ');
  return BigInt(count) * present(unitSize(unit), `${text} has a known unit`).value;
}
