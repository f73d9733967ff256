import { expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { areaModeOn, modePeriods, pendingChanges } from './area-mode.ts';
import { assert } from './assert.ts';
import type { ModeChange } from './billing-mode.ts';
import type { BillingMode } from './catalog.ts';
import { day } from './day.ts';

const change = (scope: string, mode: BillingMode, from: string): ModeChange => ({
  scope,
  mode,
  from: day(from),
});

const mainland = CATALOG_2022.areas.get('mainland');
assert(mainland !== undefined, 'the catalogue has the area');

const changes = [
  change('live.mainland', 'daily-traffic', '2022-02-01'),
  change('live.mainland', 'daily-bandwidth', '2022-03-05'),
  change('leb.mainland', 'daily-bandwidth', '2022-03-07'),
  change('live.mainland', 'daily-bandwidth', '2022-03-20'),
  change('live.mainland', 'monthly-traffic', '2022-05-01'),
  change('leb.mainland', 'daily-traffic', '2022-04-01'),
  // Taken back.
  change('leb.mainland', 'daily-bandwidth', '2022-04-01'),
];

test('periods leave out what was said twice or taken back', () => {
  expect(modePeriods(CATALOG_2022, changes, 'live.mainland')).toEqual([
    { mode: 'daily-traffic', from: null },
    { mode: 'daily-bandwidth', from: '2022-03-05' },
    { mode: 'monthly-traffic', from: '2022-05-01' },
  ]);
  expect(modePeriods(CATALOG_2022, changes, 'leb.mainland')).toHaveLength(2);
});

test.each([
  ['2022-03-04', 'daily-traffic'],
  ['2022-03-05', 'mixed'],
  ['2022-03-07', 'daily-bandwidth'],
  ['2022-05-01', 'mixed'],
])('on %s the area is in %s', (on, mode) => {
  expect(areaModeOn(CATALOG_2022, changes, mainland, day(on))).toBe(mode);
});

test('what is to come is what becomes different, the soonest first', () => {
  expect(pendingChanges(CATALOG_2022, changes, mainland, day('2022-03-04'))).toEqual([
    { scope: 'live.mainland', mode: 'daily-bandwidth', from: '2022-03-05' },
    { scope: 'leb.mainland', mode: 'daily-bandwidth', from: '2022-03-07' },
    { scope: 'live.mainland', mode: 'monthly-traffic', from: '2022-05-01' },
  ]);
  expect(pendingChanges(CATALOG_2022, changes, mainland, day('2022-05-01'))).toEqual([]);
});
