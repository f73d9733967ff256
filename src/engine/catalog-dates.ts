// Dated lists of a catalogue: ratios and prices, each in effect until the next one's day.
import { type Day, parseDay } from './day.ts';
import type { Place } from './place.ts';

/** Reads a billing day; what is none is a problem, and null. */
export function readDay(text: string, place: Place): Day | null {
  const day = parseDay(text);
  if (day === null) place.problem('date_is_not_a_day', { text });
  return day;
}

/** Reads a billing day or null; what is neither is a problem, and null. */
export function readDayOrNull(text: string | null, place: Place): Day | null {
  return text === null ? null : readDay(text, place);
}

/** Nothing is valid for longer: beyond it a date is a slip of the pen. */
const YEARS_MAX = 100;

/** Checks for how many years something is valid. */
export function checkYears(years: number, place: Place): void {
  if (years <= YEARS_MAX) return;
  place.problem('validity_is_too_long', { years: `${years}`, max: `${YEARS_MAX}` });
}

/**
 * Reads the days of a dated list, which is written oldest first. Only the first entry may have no
 * day (since ever), and no two entries one day: else it would be open which of them holds.
 */
export function readDates(
  entries: readonly { readonly from?: string }[],
  place: Place,
  twoOnOneDay: string,
): readonly (Day | null)[] {
  let before: Day | null = null;
  return entries.map(({ from }, index) => {
    const here = place.entry(index);
    if (from === undefined) {
      if (index > 0) here.problem('later_entry_has_no_date', { entry: `${index + 1}` });
      return null;
    }
    const day = readDay(from, here.at('from'));
    if (day === null) return null;
    if (before !== null && day === before) {
      here.at('from').problem(twoOnOneDay, { date: day });
    } else if (before !== null && day < before) {
      here.at('from').problem('dates_are_not_in_order', { date: day, before });
    }
    before = before === null || day > before ? day : before;
    return day;
  });
}
