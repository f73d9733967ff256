import { describe, expect, test } from 'vitest';
import {
  CATALOG_2021,
  CATALOG_2022,
  catalogOf,
  documentWith,
} from '../../../test/support/catalogs.ts';
import type { Catalog } from '../../engine/index.ts';
import { timelineProblems } from './timeline.ts';

function catalog(id: string, effectiveFrom: string | null, effectiveTo: string | null): Catalog {
  return catalogOf(documentWith({ id, effectiveFrom, effectiveTo }));
}

function found(...catalogs: readonly Catalog[]) {
  return timelineProblems(catalogs).map(({ catalog: { id }, problem }) => [id, problem.code]);
}

describe('no two catalogues are in effect on one day', () => {
  test('the shipped ones follow each other without a gap', () => {
    expect(found(CATALOG_2022, CATALOG_2021)).toEqual([]);
    expect(CATALOG_2021.effectiveTo).toBe(CATALOG_2022.effectiveFrom);
  });

  test('a gap is allowed', () => {
    const [a, b] = [catalog('a', null, '2022-01-01'), catalog('b', '2022-02-01', null)];
    expect(found(a, b)).toEqual([]);
  });

  test.each([
    ['a day', ['2021-01-01', '2022-01-02'], ['2022-01-01', null]],
    ['one inside the other', [null, null], ['2021-01-01', '2022-01-01']],
    ['both without a beginning', [null, '2021-01-01'], [null, '2022-01-01']],
    ['both without an end', ['2021-01-01', null], ['2022-01-01', null]],
  ] as const)('%s in common is told at the later one', (_, [from, to], [nextFrom, nextTo]) => {
    const [a, b] = [catalog('a', from, to), catalog('b', nextFrom, nextTo)];
    const expected = [['b', 'catalogs_are_in_effect_together']];
    expect(found(a, b)).toEqual(expected);
    expect(found(b, a)).toEqual(expected);
  });
});

test('one platform has one time zone, one currency, and each catalogue once', () => {
  const first = catalog('a', null, '2022-01-01');
  const other = catalogOf(
    documentWith({ id: 'a', effectiveFrom: '2022-01-01', timeZone: 'UTC', currency: 'USD' }),
  );
  expect(found(first, other)).toEqual([
    ['a', 'catalog_is_there_twice'],
    ['a', 'catalogs_differ_in_time_zone'],
    ['a', 'catalogs_differ_in_currency'],
  ]);
});
