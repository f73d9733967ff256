import { describe, expect, test } from 'vitest';
import {
  catalogDocument,
  catalogOf,
  documentWith,
  problemsOf,
} from '../../test/support/catalogs.ts';

describe('a catalogue that fits', () => {
  test('is read with everything it has', () => {
    const catalog = catalogOf(catalogDocument('tencent-css-2022'));
    expect(catalog).toMatchObject({
      id: 'tencent-css-2022',
      effectiveFrom: '2022-01-04',
      effectiveTo: null,
      currency: 'CNY',
      settleAt: '10:00',
      tierBasis: 'overage',
    });
    expect(catalog.calendar.timeZone).toBe('Asia/Shanghai');
    expect([catalog.zones.length, catalog.scopes.size, catalog.families.size]).toEqual([9, 7, 7]);
    expect(catalog.items.size).toBe(102);
    expect([...catalog.skus.keys()].slice(0, 2)).toEqual(['traffic-100gb', 'traffic-500gb']);
  });
});

// One thing is broken at a time; each is told at its place.
describe('what is wrong is told at its place', () => {
  test.each([
    ['effectiveFrom', '2022-02-30', 'effectiveFrom', 'date_is_not_a_day'],
    ['effectiveTo', '2022-01-04', 'effectiveTo', 'effective_range_is_empty'],
    ['effectiveTo', '2021-12-31', 'effectiveTo', 'effective_range_is_empty'],
    ['timeZone', 'Asia/Shangai', 'timeZone', 'time_zone_is_unknown'],
    ['zones[1].id', 'mainland', 'zones[1].id', 'id_is_used_twice'],
    ['zones[1].regions[0]', 'CN', 'zones[1].regions[0]', 'region_is_in_two_zones'],
    ['scopes[1].id', 'live.mainland', 'scopes[1].id', 'id_is_used_twice'],
    [
      'scopes[4].defaultMode',
      'daily-traffic',
      'scopes[4].defaultMode',
      'default_mode_is_not_among_modes',
    ],
    ['families[0].refund.days', 3651, 'families[0].refund.days', 'refund_window_is_too_long'],
    ['families[0].validity.years', 101, 'families[0].validity.years', 'validity_is_too_long'],
    [
      'families[5].deductsIn',
      'daily-duration',
      'families[5].deductsIn',
      'mode_needs_packs_that_deduct_by_quantity',
    ],
    ['families[5].unit', 'second', 'families[5].unit', 'bound_packs_are_not_counted_in_days'],
    [
      'families[5].validity.years',
      2,
      'families[5].validity',
      'validity_differs_from_bind_within_years',
    ],
    [
      'families[5].validity.kind',
      'end-of-month',
      'families[5].validity',
      'validity_differs_from_bind_within_years',
    ],
    [
      'director.bindWithinYears',
      2,
      'families[5].validity',
      'validity_differs_from_bind_within_years',
    ],
    ['items[1].id', 'leb.downstream.mainland', 'items[1].id', 'id_is_used_twice'],
    ['skus[1].id', 'traffic-100gb', 'skus[1].id', 'id_is_used_twice'],
  ])('%s = %s: %s %s', (...[field, value, path, code]) => {
    const problems = problemsOf(documentWith({ [field]: value }));
    expect(problems).toContainEqual(expect.objectContaining({ path, code }));
  });

  test('a family that is there twice', () => {
    const document = documentWith({ 'families[6].id': 'rtc' });
    expect(problemsOf(document)).toContainEqual({
      path: 'families[6].id',
      code: 'id_is_used_twice',
      params: { id: 'rtc', first: 'families[4]' },
    });
  });

  test('all problems at once, in the order of the file', () => {
    const problems = problemsOf(
      documentWith({
        timeZone: 'Mars/Base',
        'items[0].scope': 'leb.nowhere',
        'items[2].ratios[0].ratio': '1/0',
        'skus[3].size': '5 h',
      }),
    );
    expect(problems.map(({ path }) => path)).toEqual([
      'timeZone',
      'items[0].scope',
      'items[2].ratios[0].ratio',
      'skus[3].size',
    ]);
  });
});
