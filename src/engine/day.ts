// Billing days of a time zone. See docs/concepts/settlement.md.
import { Temporal } from 'temporal-polyfill';
import { assert } from './assert.ts';

/** A billing day, `YYYY-MM-DD`, in the catalogue's time zone. Days compare as text. */
export type Day = string & { readonly _: 'Day' };

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Years kept out of the calendar's caches are nobody's usage. */
const YEAR_MIN = 1970;
const YEAR_MAX = 2199;
const FORMAT_MAX = Date.UTC(YEAR_MAX, 11, 31);

/** Reads a calendar day ("2022-02-29" is none); null when it is not one from 1970 to 2199. */
export function parseDay(text: string): Day | null {
  if (!DAY_TEXT.test(text)) return null;
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return null;
  const year = date.getUTCFullYear();
  // Only here does a text become a Day.
  return year < YEAR_MIN || year > YEAR_MAX ? null : (text as Day);
}

/** A day known to be well written; throws otherwise. For texts of our own, not for input. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  assert(parsed !== null, `not a day: ${text}`);
  return parsed;
}

const INSTANT_TEXT =
  /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?([Zz]|[+-]\d{2}:\d{2})$/;

/** Reads an RFC 3339 time with its offset, to the millisecond; null when it is not one. */
export function parseInstant(text: string): Instant | null {
  const match = INSTANT_TEXT.exec(text);
  if (match === null) return null;
  const [, date = '', hour = '', minute = '', second = '', part = '', offset = ''] = match;
  if (parseDay(date) === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (offset.length === 6 && (Number(offset.slice(1, 3)) > 23 || Number(offset.slice(4)) > 59)) {
    return null;
  }
  const ms = part.slice(0, 3).padEnd(3, '0');
  return Date.parse(`${date}T${hour}:${minute}:${second}.${ms}${offset.toUpperCase()}`);
}

/** The day `count` days later (earlier when negative). */
export function addDays(from: Day, count: number): Day {
  return dayOfNumber(numberOf(from) + count);
}

/** How many days `to` is after `from`: 1 for the next day. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

/** The first day of the day's month. */
export function firstOfMonth(of: Day): Day {
  // The first of a day's month is always a well-written day.
  return `${of.slice(0, 7)}-01` as Day;
}

/** The first day of the month after the day's: when a month's bill is made. */
export function firstOfNextMonth(of: Day): Day {
  return firstOfMonth(addDays(firstOfMonth(of), 31));
}

/** How many moments are kept as text. */
const WRITTEN_MAX = 10_000;

/** The billing days of one time zone: their midnights, also where clocks change at midnight. */
export class Calendar {
  readonly timeZone: string;
  readonly #starts = new Map<number, Instant>();
  readonly #names = new Map<number, Day>();
  readonly #ends = new Map<Day, Instant>();
  readonly #offsets = new Map<Day, Offset | null>();
  readonly #written = new Map<Instant, string>();

  constructor(timeZone: string) {
    this.timeZone = timeZone;
  }

  /** The billing day that holds the instant. */
  dayOf(instant: Instant): Day {
    const guess = Math.floor(instant / DAY_MS);
    // A zone is never a whole day from UTC in both directions, so the day is one of three.
    const number =
      this.#startOf(guess + 1) <= instant
        ? guess + 1
        : this.#startOf(guess) <= instant
          ? guess
          : guess - 1;
    let name = this.#names.get(number);
    if (name === undefined) {
      name = dayOfNumber(number);
      this.#names.set(number, name);
    }
    return name;
  }

  /** The first instant of the day: its midnight, or what comes first where midnight is skipped. */
  startOf(of: Day): Instant {
    return this.#startOf(numberOf(of));
  }

  /** The first instant after the day. */
  endOf(of: Day): Instant {
    // Asked once for every account of a day.
    let end = this.#ends.get(of);
    if (end === undefined) {
      end = this.#startOf(numberOf(of) + 1);
      this.#ends.set(of, end);
    }
    return end;
  }

  /** The instant of a wall-clock time ("10:00") on the day. */
  at(of: Day, time: string): Instant {
    return Temporal.PlainDate.from(of).toZonedDateTime({
      timeZone: this.timeZone,
      plainTime: Temporal.PlainTime.from(time),
    }).epochMilliseconds;
  }

  /** The same second `years` later; from 29 February to 28 February (docs/concepts/packs.md). */
  yearsLater(instant: Instant, years: number): Instant {
    return this.#zoned(instant).add({ years }).epochMilliseconds;
  }

  /** The same second `months` later; from 31 January to the last day of February. */
  monthsLater(instant: Instant, months: number): Instant {
    return this.#zoned(instant).add({ months }).epochMilliseconds;
  }

  /** The end of the last day of the same month `years` later (docs/concepts/packs.md). */
  endOfMonthYearsLater(instant: Instant, years: number): Instant {
    const date = this.#zoned(instant).toPlainDate().with({ day: 1 }).add({ years, months: 1 });
    return date.toZonedDateTime(this.timeZone).epochMilliseconds;
  }

  /** The instant as people of the zone write it: `2022-01-04T10:00:00+08:00`. */
  format(instant: Instant): string {
    let text = this.#written.get(instant);
    if (text === undefined) {
      text = this.#formatUsual(instant) ?? this.#formatAny(instant);
      // The same packs and days are looked at again and again.
      if (this.#written.size >= WRITTEN_MAX) this.#written.clear();
      this.#written.set(instant, text);
    }
    return text;
  }

  #formatAny(instant: Instant): string {
    return this.#zoned(instant).toString({
      timeZoneName: 'never',
      ...(instant % 1000 === 0 ? { smallestUnit: 'second' } : { fractionalSecondDigits: 3 }),
    });
  }

  /**
   * The same on a day of 24 hours from midnight on, which has one offset; else null. Lists have
   * several moments a row, and asking the zone for each took most of their time (20 µs of 1).
   */
  #formatUsual(instant: Instant): string | null {
    if (instant < 0 || instant >= FORMAT_MAX) return null;
    const day = this.dayOf(instant);
    let offset = this.#offsets.get(day);
    if (offset === undefined) {
      offset = this.#offsetOf(day);
      this.#offsets.set(day, offset);
    }
    if (offset === null) return null;
    const time = new Date(instant + offset.ms).toISOString();
    return `${day}${time.slice(10, instant % 1000 === 0 ? 19 : 23)}${offset.text}`;
  }

  /** How far the day's clock is from UTC; null: not the same all day long, or no whole minutes. */
  #offsetOf(day: Day): Offset | null {
    const start = this.startOf(day);
    const ms = numberOf(day) * DAY_MS - start;
    if (this.endOf(day) - start !== DAY_MS || ms % MINUTE_MS !== 0) return null;
    const minutes = Math.abs(ms) / MINUTE_MS;
    const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) =>
      `${part}`.padStart(2, '0'),
    );
    return { ms, text: `${ms < 0 ? '-' : '+'}${hour}:${minute}` };
  }

  #zoned(instant: Instant): Temporal.ZonedDateTime {
    return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(this.timeZone);
  }

  #startOf(number: number): Instant {
    let start = this.#starts.get(number);
    if (start === undefined) {
      start = Temporal.PlainDate.from(dayOfNumber(number)).toZonedDateTime(
        this.timeZone,
      ).epochMilliseconds;
      this.#starts.set(number, start);
    }
    return start;
  }
}

interface Offset {
  readonly ms: number;
  /** `+08:00`. */
  readonly text: string;
}

/** Whether the runtime knows the time zone. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.PlainDate.from('2022-01-04').toZonedDateTime(name);
    return true;
  } catch {
    return false;
  }
}

function numberOf(of: Day): number {
  return Date.parse(`${of}T00:00:00Z`) / DAY_MS;
}

function dayOfNumber(number: number): Day {
  // The text of a whole day number is always a well-written day.
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as Day;
}
