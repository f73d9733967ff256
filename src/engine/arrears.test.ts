import { expect, test } from 'vitest';
import { instant } from '../../test/support/packs.ts';
import { nextStanding, type Standing, standingUntil } from './arrears.ts';
import { parseMoney } from './money.ts';

const SINCE = instant('2023-06-01T12:00:00+08:00');

interface Case {
  readonly standing: Standing;
  readonly cash: string;
  readonly at: string;
  readonly becomes: Standing;
}

const CASES: readonly Case[] = [
  { standing: 'running', cash: '0', at: '2023-06-01T12:00:00', becomes: 'running' },
  { standing: 'running', cash: '-0.01', at: '2023-06-01T12:00:00', becomes: 'arrears' },
  { standing: 'arrears', cash: '-1', at: '2023-06-02T11:59:59', becomes: 'arrears' },
  { standing: 'arrears', cash: '-1', at: '2023-06-02T12:00:00', becomes: 'stopped' },
  { standing: 'arrears', cash: '0', at: '2023-06-09T12:00:00', becomes: 'running' },
  // However late it is found out, an account is stopped before it is reclaimed.
  { standing: 'arrears', cash: '-1', at: '2024-06-01T12:00:00', becomes: 'stopped' },
  { standing: 'stopped', cash: '-1', at: '2023-07-31T11:59:59', becomes: 'stopped' },
  { standing: 'stopped', cash: '-1', at: '2023-07-31T12:00:00', becomes: 'reclaimed' },
  { standing: 'stopped', cash: '0', at: '2023-07-31T12:00:00', becomes: 'running' },
  { standing: 'reclaimed', cash: '-1', at: '2030-01-01T00:00:00', becomes: 'reclaimed' },
  { standing: 'reclaimed', cash: '5', at: '2030-01-01T00:00:00', becomes: 'running' },
  {
    standing: 'stopped-for-violation',
    cash: '5',
    at: '2030-01-01T00:00:00',
    becomes: 'stopped-for-violation',
  },
  {
    standing: 'stopped-for-violation',
    cash: '-5',
    at: '2030-01-01T00:00:00',
    becomes: 'stopped-for-violation',
  },
];

test.for(CASES)(
  '$standing with $cash of cash becomes $becomes at $at',
  ({ standing, cash, at, becomes }) => {
    const facts = {
      standing,
      since: SINCE,
      cash: parseMoney(cash) ?? 0n,
      at: instant(`${at}+08:00`),
    };
    expect(nextStanding(facts)).toBe(becomes);
  },
);

test('what happens by itself has its time', () => {
  const until = (standing: Standing) => standingUntil({ standing, since: SINCE });
  expect(until('arrears')).toBe(instant('2023-06-02T12:00:00+08:00'));
  expect(until('stopped')).toBe(instant('2023-07-31T12:00:00+08:00'));
  expect(['running', 'reclaimed', 'stopped-for-violation'].map((each) => until(each as Standing)))
    // Names of standings, as they are written above.
    .toEqual([null, null, null]);
  expect(standingUntil({ standing: 'arrears', since: null })).toBeNull();
});
