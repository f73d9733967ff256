// Lists that are asked for some days: both ends are meant, and either may be left open.
import {
  accept,
  type Calendar,
  type Day,
  type Outcome,
  parseDay,
  refuse,
} from '../engine/index.ts';

/** The days that are wanted; null: no bound. */
export interface DaysAsked {
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Reads the first and the last day of an input. Refused: `date_is_not_a_day`. */
export function readDays(input: {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}): Outcome<DaysAsked> {
  const from = readDay(input.from, 'from');
  if (!from.ok) return from;
  const to = readDay(input.to, 'to');
  return to.ok ? accept({ from: from.value, to: to.value }) : to;
}

function readDay(text: string | undefined, path: string): Outcome<Day | null> {
  const day = text === undefined ? null : parseDay(text);
  return day === null && text !== undefined
    ? refuse('date_is_not_a_day', { text }, path)
    : accept(day);
}

/** The moments of those days: from the first on, and before the second. */
export function momentsOf({ from, to }: DaysAsked, calendar: Calendar) {
  return {
    from: from === null ? null : calendar.startOf(from),
    before: to === null ? null : calendar.endOf(to),
  };
}
