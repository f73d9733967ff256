import { describe, expect, test } from 'vitest';
import {
  addDays,
  Calendar,
  day,
  daysBetween,
  firstOfMonth,
  firstOfNextMonth,
  isTimeZone,
  parseDay,
  parseInstant,
} from './day.ts';

const HOUR = 3_600_000;
const at = (text: string) => Date.parse(text);

describe('a day', () => {
  test.each(['1970-01-01', '2020-02-29', '2022-12-31', '2199-12-31'])('%s is one', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  test.each([
    '2022-02-29',
    '2022-04-31',
    '2022-13-01',
    '2022-1-4',
    '2022-01-04T00:00',
    '',
    '1969-12-31',
    '2200-01-01',
    '٢٠٢٢-01-04',
  ])('%j is none', (text) => {
    expect(parseDay(text)).toBeNull();
    expect(() => day(text)).toThrow('not a day');
  });

  test('days are counted over months, leap days and years', () => {
    expect(addDays(day('2020-02-28'), 1)).toBe('2020-02-29');
    expect(addDays(day('2021-02-28'), 1)).toBe('2021-03-01');
    expect(addDays(day('2022-01-01'), -1)).toBe('2021-12-31');
    expect(addDays(day('2020-09-14'), 29)).toBe('2020-10-13');
    expect(daysBetween(day('2020-01-01'), day('2021-01-01'))).toBe(366);
    expect(daysBetween(day('2021-01-02'), day('2021-01-01'))).toBe(-1);
  });

  test.each([
    ['2022-01-31', '2022-01-01', '2022-02-01'],
    ['2022-02-01', '2022-02-01', '2022-03-01'],
    ['2022-12-31', '2022-12-01', '2023-01-01'],
    ['2199-12-15', '2199-12-01', '2200-01-01'],
  ])('%s is in the month of %s, before %s', (text, first, next) => {
    expect(firstOfMonth(day(text))).toBe(first);
    expect(firstOfNextMonth(day(text))).toBe(next);
  });
});

describe('a time', () => {
  test.each([
    ['2022-01-04T10:00:00+08:00', '2022-01-04T02:00:00Z'],
    ['2022-01-04t10:00:00z', '2022-01-04T10:00:00Z'],
    ['2022-01-04 10:00:00-05:30', '2022-01-04T15:30:00Z'],
    ['2022-01-04T10:00:00.5Z', '2022-01-04T10:00:00.500Z'],
    ['2022-01-04T10:00:00.123456789Z', '2022-01-04T10:00:00.123Z'],
  ])('%s', (text, utc) => {
    expect(parseInstant(text)).toBe(at(utc));
  });

  test.each([
    '2022-01-04T10:00:00',
    '2022-01-04',
    '2022-02-30T10:00:00Z',
    '2022-01-04T24:00:00Z',
    '2022-01-04T10:60:00Z',
    '2022-01-04T10:00:60Z',
    '2022-01-04T10:00:00+24:00',
    '2022-01-04T10:00:00+08:60',
    '2022-01-04T10:00:00+0800',
    '2022-01-04T10:00Z',
    '1969-12-31T23:59:59Z',
  ])('%s is none', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

describe('the billing days of a zone', () => {
  const shanghai = new Calendar('Asia/Shanghai');

  test('the last and the first millisecond of a day are on different days', () => {
    expect(shanghai.dayOf(at('2022-01-03T15:59:59.999Z'))).toBe('2022-01-03');
    expect(shanghai.dayOf(at('2022-01-03T16:00:00Z'))).toBe('2022-01-04');
    expect(shanghai.startOf(day('2022-01-04'))).toBe(at('2022-01-03T16:00:00Z'));
    expect(shanghai.endOf(day('2022-01-04'))).toBe(at('2022-01-04T16:00:00Z'));
  });

  test('a day is settled at the wall clock of the next', () => {
    expect(shanghai.at(day('2022-01-05'), '10:00')).toBe(at('2022-01-05T02:00:00Z'));
  });

  test('times are printed with the offset of the zone', () => {
    expect(shanghai.format(at('2022-01-04T02:00:00Z'))).toBe('2022-01-04T10:00:00+08:00');
    expect(shanghai.format(at('2022-01-04T02:00:00.120Z'))).toBe('2022-01-04T10:00:00.120+08:00');
    expect(new Calendar('UTC').format(0)).toBe('1970-01-01T00:00:00+00:00');
    const berlin = new Calendar('Europe/Berlin');
    expect(berlin.format(at('2022-07-01T00:00:00Z'))).toBe('2022-07-01T02:00:00+02:00');
  });

  // Zone, day, its first instant, its hours: also where clocks change, some at midnight.
  test.each([
    ['Asia/Shanghai', '2022-01-04', '2022-01-03T16:00:00Z', 24],
    ['Europe/Berlin', '2022-03-27', '2022-03-26T23:00:00Z', 23],
    ['Europe/Berlin', '2022-10-30', '2022-10-29T22:00:00Z', 25],
    ['America/Sao_Paulo', '2018-11-03', '2018-11-03T03:00:00Z', 24],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00Z', 23],
    ['America/Sao_Paulo', '2019-02-16', '2019-02-16T02:00:00Z', 25],
    ['Asia/Beirut', '2022-03-27', '2022-03-26T22:00:00Z', 23],
    ['Asia/Beirut', '2022-10-29', '2022-10-28T21:00:00Z', 25],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T10:00:00Z', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00Z', 24],
    ['Pacific/Kiritimati', '2022-01-04', '2022-01-03T10:00:00Z', 24],
    ['Pacific/Niue', '2022-01-04', '2022-01-04T11:00:00Z', 24],
  ])('%s %s begins at %s and has %d hours', (zone, text, start, hours) => {
    const calendar = new Calendar(zone);
    const on = day(text);
    expect(new Date(calendar.startOf(on)).toISOString()).toBe(new Date(start).toISOString());
    expect((calendar.endOf(on) - calendar.startOf(on)) / HOUR).toBe(hours);
    expect(calendar.endOf(on)).toBe(calendar.startOf(addDays(on, 1)));
    if (hours === 0) return;
    expect(calendar.dayOf(calendar.startOf(on))).toBe(text);
    expect(calendar.dayOf(calendar.endOf(on) - 1)).toBe(text);
    expect(calendar.dayOf(calendar.startOf(on) - 1)).not.toBe(text);
  });

  test('a midnight that is skipped: the day begins with the first instant there is', () => {
    const calendar = new Calendar('America/Sao_Paulo');
    expect(calendar.format(calendar.startOf(day('2018-11-04')))).toBe('2018-11-04T01:00:00-02:00');
  });

  test('a day that is skipped holds no instant', () => {
    const calendar = new Calendar('Pacific/Apia');
    const skipped = calendar.startOf(day('2011-12-30'));
    expect(calendar.dayOf(skipped - 1)).toBe('2011-12-29');
    expect(calendar.dayOf(skipped)).toBe('2011-12-31');
  });
});

describe('ends', () => {
  const shanghai = new Calendar('Asia/Shanghai');

  test.each([
    ['2024-07-16T18:46:08+08:00', '2025-07-16T18:46:08+08:00'],
    ['2024-02-29T10:00:00+08:00', '2025-02-28T10:00:00+08:00'],
    ['2023-02-28T10:00:00+08:00', '2024-02-28T10:00:00+08:00'],
  ])('a year after %s is %s', (from, to) => {
    expect(shanghai.format(shanghai.yearsLater(at(from), 1))).toBe(to);
  });

  test.each([
    ['2022-01-31T23:59:59+08:00', '2023-02-01T00:00:00+08:00'],
    ['2022-02-01T00:00:00+08:00', '2023-03-01T00:00:00+08:00'],
    ['2024-02-29T10:00:00+08:00', '2025-03-01T00:00:00+08:00'],
    ['2022-12-05T10:00:00+08:00', '2024-01-01T00:00:00+08:00'],
  ])('bought at %s, valid to the end of the month: %s', (from, to) => {
    expect(shanghai.format(shanghai.endOfMonthYearsLater(at(from), 1))).toBe(to);
  });

  test('a year later the wall clock is the same, also across a change of clocks', () => {
    const berlin = new Calendar('Europe/Berlin');
    const end = berlin.yearsLater(at('2021-03-27T12:00:00+01:00'), 1);
    expect(berlin.format(end)).toBe('2022-03-27T12:00:00+02:00');
  });
});

test('a zone is known by its name', () => {
  expect(['Asia/Shanghai', 'UTC', 'America/Sao_Paulo'].map(isTimeZone)).toEqual([true, true, true]);
  expect(['Asia/Shangai', 'Moon/Base', ''].map(isTimeZone)).toEqual([false, false, false]);
});
