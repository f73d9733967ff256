import { describe, expect, test } from 'vitest';
import { CATALOG_2021, CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import { present } from './assert.ts';
import { day } from './day.ts';
import { formatRatio, ONE, parseRatio } from './ratio.ts';
import { type ChargedLine, chargeOne, coveredFrom, runningBalances, unfitOn } from './waterfall.ts';

const item = present(CATALOG_2022.items.get('live.downstream.mainland'), 'mainland');

function line(text: string): ChargedLine {
  const ratio = parseRatio(text) ?? ONE;
  return { item, instance: null, ratio: { from: null, ratio, text: formatRatio(ratio) } };
}

describe('what one pack gives to a line', () => {
  // What the pack holds, the ratio, what is wanted; what it covers and what it loses.
  test.each([
    [100n, '1', 40n, 40n, 40n],
    [100n, '1', 100n, 100n, 100n],
    [100n, '1', 101n, 100n, 100n],
    [100n, '2', 40n, 40n, 80n],
    [100n, '2', 50n, 50n, 100n],
    [101n, '2', 51n, 50n, 101n],
    [100n, '1.7692', 10n, 10n, 18n],
    [18n, '1.7692', 10n, 10n, 18n],
    [17n, '1.7692', 10n, 9n, 17n],
    [10n, '0.35', 100n, 28n, 10n],
    [10n, '0.35', 28n, 28n, 10n],
    [10n, '0.35', 1n, 1n, 1n],
    [10n ** 15n, '1', 2n ** 53n + 1n, 10n ** 15n, 10n ** 15n],
  ] as const)('%d left, ratio %s, %d wanted', (...[left, ratio, wanted, usage, deducted]) => {
    const balance = { pack: packOf(), left };
    expect(chargeOne(balance, line(ratio), wanted)).toMatchObject({
      usage,
      deducted,
      leftBefore: left,
      leftAfter: left - deducted,
    });
    expect(balance.left).toBe(left - deducted);
  });

  test('an empty pack gives nothing', () => {
    expect(chargeOne({ pack: packOf(), left: 0n }, line('1'), 1n)).toBe('pack_empty');
  });

  test('a pack that holds less than one unit’s worth keeps it for a cheaper item', () => {
    const balance = { pack: packOf(), left: 3n };
    expect(chargeOne(balance, line('3.0001'), 5n)).toBe('pack_left_below_one_unit');
    expect(balance.left).toBe(3n);
    expect(chargeOne(balance, line('1'), 5n)).toMatchObject({ usage: 3n, deducted: 3n });
  });

  test('the row tells item, instance, pack and ratio', () => {
    const balance = { pack: packOf({ id: 'P7' }), left: 10n };
    expect(chargeOne(balance, { ...line('1/3'), instance: 'a' }, 3n)).toEqual({
      item: item.id,
      instance: 'a',
      pack: 'P7',
      usage: 3n,
      ratio: '1/3',
      deducted: 1n,
      leftBefore: 10n,
      leftAfter: 9n,
    });
  });
});

describe('a pack covers a day from its purchase to the day before its expiry', () => {
  const { calendar } = CATALOG_2022;
  const pack = packOf({
    purchasedAt: instant('2022-03-01T23:59:59+08:00'),
    expiresAt: instant('2023-03-01T23:59:59+08:00'),
  });

  test.each([
    ['2022-02-28', 'pack_not_yet_bought'],
    ['2022-03-01', null],
    ['2023-02-28', null],
    ['2023-03-01', 'pack_expired'],
  ])('%s: %s', (on, reason) => {
    expect(unfitOn(pack, 'traffic', calendar.endOf(day(on)))).toBe(reason);
  });

  test('bought at midnight it does not cover the day that ends then, expiring then it does', () => {
    const midnight = instant('2022-03-02T00:00:00+08:00');
    const end = calendar.endOf(day('2022-03-01'));
    expect(end).toBe(midnight);
    expect(unfitOn(packOf({ purchasedAt: midnight }), 'traffic', end)).toBe('pack_not_yet_bought');
    expect(unfitOn(packOf({ purchasedAt: midnight - 1 }), 'traffic', end)).toBeNull();
    expect(unfitOn(packOf({ expiresAt: midnight }), 'traffic', end)).toBeNull();
    expect(unfitOn(packOf({ expiresAt: midnight - 1 }), 'traffic', end)).toBe('pack_expired');
  });

  test('one of another family or refunded covers none, whenever it was refunded', () => {
    const end = calendar.endOf(day('2022-03-02'));
    expect(unfitOn(packOf(), 'transcode', end)).toBe('pack_of_other_family');
    expect(unfitOn(packOf({ refundedAt: end + 1 }), 'traffic', end)).toBe('pack_refunded');
  });
});

test('running balances change without changing what they were made of', () => {
  const given = [{ pack: packOf(), left: 10n }];
  const [running] = runningBalances(given);
  chargeOne(present(running, 'one balance'), line('1'), 4n);
  expect(given[0]?.left).toBe(10n);
});

test('from when packs will cover an item that they do not cover yet', () => {
  const push = present(CATALOG_2021.items.get('push.upstream.mainland'), 'push');
  expect(coveredFrom(push, day('2021-08-20'))).toBe('2021-08-21');
  expect(coveredFrom(push, day('2021-08-21'))).toBeNull();
});
