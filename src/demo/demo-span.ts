import { addDays, type Calendar, type Day, type Instant } from '../engine/index.ts';

/** The days that a demo is made of: those of the first `days`, all settled but the last. */
export class DemoSpan {
  readonly first: Day;
  readonly days: number;
  readonly calendar: Calendar;

  constructor(calendar: Calendar, { first, days }: { readonly first: Day; readonly days: number }) {
    this.calendar = calendar;
    this.first = first;
    this.days = days;
  }

  /** The day after so many days. */
  day(number: number): Day {
    return addDays(this.first, number);
  }

  /** The day on which the demo stands when it is made. */
  get last(): Day {
    return this.day(this.days);
  }

  instant(number: number, time: string): Instant {
    return this.calendar.at(this.day(number), time);
  }

  /** A time as operations take it. */
  time(number: number, time: string): string {
    return this.calendar.format(this.instant(number, time));
  }

  /** So many years before that day. */
  yearsBefore(number: number, time: string, years = 1): string {
    const at = this.instant(number, time);
    return this.calendar.format(this.calendar.yearsLater(at, -years));
  }
}
