import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { present } from './assert.ts';
import {
  frozenOn,
  isMonthly,
  type ModeChange,
  modeOn,
  scopesOf,
  treatmentOf,
} from './billing-mode.ts';
import type { BillingMode } from './catalog.ts';
import { day } from './day.ts';

const change = (scope: string, mode: BillingMode, from: string): ModeChange => ({
  scope,
  mode,
  from: day(from),
});

describe('the mode of a scope on a day', () => {
  const changes = [
    change('live.mainland', 'daily-traffic', '2022-03-10'),
    change('live.mainland', 'daily-bandwidth', '2022-03-05'),
    change('live.overseas', 'daily-bandwidth', '2022-03-01'),
  ];

  test.each([
    ['2022-03-04', 'daily-traffic', null],
    ['2022-03-05', 'daily-bandwidth', '2022-03-05'],
    ['2022-03-09', 'daily-bandwidth', '2022-03-05'],
    ['2022-03-10', 'daily-traffic', '2022-03-10'],
    ['2022-12-31', 'daily-traffic', '2022-03-10'],
  ])('on %s is %s since %s, in whatever order changes are listed', (on, mode, since) => {
    const expected = { mode, since };
    expect(modeOn(CATALOG_2022, changes, 'live.mainland', day(on))).toEqual(expected);
    const reversed = [...changes].reverse();
    expect(modeOn(CATALOG_2022, reversed, 'live.mainland', day(on))).toEqual(expected);
  });

  test('of two changes from one day the later said counts', () => {
    const twice = [
      change('mic', 'monthly-duration', '2022-03-05'),
      change('mic', 'daily-duration', '2022-03-05'),
    ];
    expect(modeOn(CATALOG_2022, twice, 'mic', day('2022-03-05')).mode).toBe('daily-duration');
  });

  test('an unknown scope is a fault of ours', () => {
    expect(() => modeOn(CATALOG_2022, [], 'nowhere', day('2022-03-05'))).toThrow('nowhere');
  });
});

describe('how a line is billed under the mode of its scope', () => {
  test.each<[string, BillingMode, string]>([
    ['live.downstream.mainland', 'daily-traffic', 'packs'],
    ['live.downstream.mainland', 'monthly-traffic', 'monthly-bill'],
    ['live.downstream.mainland', 'daily-bandwidth', 'other-measure'],
    ['live.downstream.mainland', 'monthly-bandwidth', 'other-measure'],
    ['push.upstream.mainland', 'daily-traffic', 'packs'],
    ['live.bandwidth.mainland', 'daily-bandwidth', 'daily-bill'],
    ['live.bandwidth.mainland', 'monthly-bandwidth', 'monthly-bill'],
    ['live.bandwidth.mainland', 'daily-traffic', 'other-measure'],
    ['transcode.h264.480p', 'daily-duration', 'packs'],
    ['transcode.h264.480p', 'monthly-duration', 'monthly-bill'],
  ])('%s in %s: %s', (id, mode, treatment) => {
    const item = present(CATALOG_2022.items.get(id), id);
    const family = CATALOG_2022.families.get(item.family ?? '') ?? null;
    expect(treatmentOf(item, family, { mode, since: null })).toBe(treatment);
  });

  test('an item without a scope follows no mode: packs first, or the day’s bill', () => {
    const item = present(CATALOG_2022.items.get('rtc.hd'), 'rtc.hd');
    expect(treatmentOf(item, CATALOG_2022.families.get('rtc') ?? null, null)).toBe('packs');
    expect(treatmentOf(item, null, null)).toBe('daily-bill');
  });

  test('packs of a family for another daily mode are not charged', () => {
    const item = present(CATALOG_2022.items.get('mic.minutes'), 'mic.minutes');
    const mic = present(CATALOG_2022.families.get('mic'), 'mic');
    const other = { ...mic, deductsIn: 'daily-traffic' as const };
    const mode = { mode: 'daily-duration' as const, since: null };
    expect(treatmentOf(item, other, mode)).toBe('daily-bill');
    expect(treatmentOf(item, { ...mic, deductsIn: null }, mode)).toBe('packs');
  });
});

describe('packs are frozen when no scope of their family is in their mode', () => {
  const traffic = present(CATALOG_2022.families.get('traffic'), 'traffic');
  const all = ['live.mainland', 'live.overseas', 'leb.mainland', 'leb.overseas'];

  test('one scope left in it is enough', () => {
    const three = all.slice(1).map((scope) => change(scope, 'daily-bandwidth', '2022-03-05'));
    expect(frozenOn(CATALOG_2022, three, traffic, day('2022-03-05'))).toBeNull();
  });

  test('frozen since the last of them left it', () => {
    const changes = all.map((scope, n) => change(scope, 'daily-bandwidth', `2022-03-0${n + 1}`));
    expect(frozenOn(CATALOG_2022, changes, traffic, day('2022-03-03'))).toBeNull();
    expect(frozenOn(CATALOG_2022, changes, traffic, day('2022-03-08'))).toEqual({
      mode: 'daily-bandwidth',
      since: '2022-03-04',
    });
  });

  test('a family that deducts in every mode is never frozen', () => {
    const rtc = present(CATALOG_2022.families.get('rtc'), 'rtc');
    expect(frozenOn(CATALOG_2022, [], rtc, day('2022-03-05'))).toBeNull();
  });

  test('the scopes of a family are those of its items', () => {
    expect([...scopesOf(CATALOG_2022, 'traffic')].sort()).toEqual([...all].sort());
    expect([...scopesOf(CATALOG_2022, 'rtc')]).toEqual([]);
  });
});

test('monthly modes are told by their name', () => {
  expect(isMonthly('monthly-traffic')).toBe(true);
  expect(isMonthly('daily-traffic')).toBe(false);
});
