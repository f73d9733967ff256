import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import { day } from './day.ts';
import { forecastOf } from './forecast.ts';

const { calendar } = CATALOG_2022;
const AFTER = day('2022-03-10');
const FAR = '2023-03-01T08:00:00+08:00';

function held(id: string, left: bigint, expiresAt = FAR) {
  return { pack: packOf({ id, total: 1000n, expiresAt: instant(expiresAt) }), left };
}

/** After seven days on which so much was deducted altogether, or as many days as are said. */
function forecast(packs: readonly ReturnType<typeof held>[], deducted: bigint, days = 7) {
  return forecastOf(calendar, packs, { pace: { deducted, days }, after: AFTER });
}

describe('packs last until they are used up', () => {
  test.each([
    [10n, 7n, '2022-03-20'],
    [10n, 14n, '2022-03-15'],
    [11n, 14n, '2022-03-16'],
    [1n, 1000n, '2022-03-11'],
    [143n, 1000n, '2022-03-12'],
    [142n, 1000n, '2022-03-11'],
  ])('%s left, %s in seven days: %s', (left, deducted, emptyOn) => {
    expect(forecast([held('A', left)], deducted)).toEqual({
      lastsUntil: emptyOn,
      ends: 'used-up',
      packs: [{ pack: 'A', emptyOn, unused: 0n }],
    });
  });

  test('one after another, and two may be used up on one day', () => {
    const packs = [
      held('B', 3n, '2023-04-01T00:00:00+08:00'),
      held('A', 3n),
      held('C', 20n, '2023-05-01T00:00:00+08:00'),
    ];
    expect(forecast(packs, 42n)?.packs.map(({ pack, emptyOn }) => [pack, emptyOn])).toEqual([
      ['A', '2022-03-11'],
      ['B', '2022-03-11'],
      ['C', '2022-03-15'],
    ]);
  });

  test('of fewer days than seven the mean is that of the days there were', () => {
    expect(forecast([held('A', 10n)], 10n, 2)?.lastsUntil).toBe('2022-03-12');
  });
});

describe('packs that expire first', () => {
  test('leave unused what they could not give, and the next one goes on', () => {
    const packs = [held('A', 100n, '2022-03-13T08:00:00+08:00'), held('B', 5n)];
    expect(forecast(packs, 70n)).toEqual({
      lastsUntil: '2022-03-13',
      ends: 'used-up',
      packs: [
        { pack: 'A', emptyOn: null, unused: 80n },
        { pack: 'B', emptyOn: '2022-03-13', unused: 0n },
      ],
    });
  });

  test('are the end of it when they are the last; the day of the expiry is not covered', () => {
    expect(forecast([held('A', 100n, '2022-03-13T08:00:00+08:00')], 70n)).toEqual({
      lastsUntil: '2022-03-12',
      ends: 'expired',
      packs: [{ pack: 'A', emptyOn: null, unused: 80n }],
    });
  });

  test('give nothing more when they expire before the next day is over', () => {
    const packs = [held('A', 7n, '2022-03-11T23:59:59+08:00'), held('B', 7n)];
    expect(forecast(packs, 49n)?.packs).toEqual([
      { pack: 'A', emptyOn: null, unused: 7n },
      { pack: 'B', emptyOn: '2022-03-11', unused: 0n },
    ]);
  });
});

test('nothing is foretold when nothing is used, or nothing is left', () => {
  expect(forecast([held('A', 10n)], 0n)).toBeNull();
  expect(forecast([held('A', 0n)], 7n)).toBeNull();
  expect(forecast([], 7n)).toBeNull();
});
