import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import { bindPack, boundFigures, boundStatus, type Coverage, coverageUntil } from './binding.ts';
import { day } from './day.ts';
import type { Pack } from './pack.ts';

const BOUGHT = '2020-09-14T09:00:00+08:00';
const ENDS = '2021-09-14T09:00:00+08:00';

function director(changes: Partial<Pack> = {}): Pack {
  return packOf({
    id: 'K1',
    family: 'director',
    sku: 'director-30d',
    total: 30n,
    purchasedAt: instant(BOUGHT),
    expiresAt: instant(ENDS),
    ...changes,
  });
}

function bind(pack: Pack, at: string, existing: readonly Coverage[] = []) {
  return bindPack({ catalog: CATALOG_2022, pack, instance: 'a', at: instant(at), existing });
}

function coverage(pack: string, from: string, to: string): Coverage {
  return { instance: 'a', pack, from: day(from), to: day(to) };
}

describe('a pack covers whole calendar days from the day of its binding', () => {
  test.each([
    ['the first instant of the day', '2020-09-15T00:00:00+08:00', '2020-09-15', '2020-10-14'],
    ['its last second', '2020-09-14T23:59:59+08:00', '2020-09-14', '2020-10-13'],
    ['the last hour of its year', '2021-09-14T08:59:59+08:00', '2021-09-14', '2021-10-13'],
  ])('bound at %s', (_, at, from, to) => {
    expect(bind(director(), at)).toEqual({
      ok: true,
      value: { instance: 'a', pack: 'K1', from, to },
    });
  });

  test('a chain runs one after the other, whatever the order of what is there', () => {
    const first = coverage('K1', '2020-09-14', '2020-10-13');
    const second = coverage('K2', '2020-10-14', '2020-11-12');
    for (const existing of [
      [first, second],
      [second, first],
    ]) {
      const bound = bind(director({ id: 'K3' }), '2020-09-20T10:00:00+08:00', existing);
      expect(bound).toMatchObject({ value: { from: '2020-11-13', to: '2020-12-12' } });
    }
  });

  test('on the last day of a chain it starts the day after', () => {
    const last = coverage('K1', '2020-09-14', '2020-09-20');
    const bound = bind(director({ id: 'K2' }), '2020-09-20T10:00:00+08:00', [last]);
    expect(bound).toMatchObject({ value: { from: '2020-09-21', to: '2020-10-20' } });
  });

  test('after a chain has ended, or beside one on another instance, it starts at once', () => {
    const ended = coverage('K1', '2020-09-14', '2020-09-19');
    const other = { ...coverage('K2', '2020-09-14', '2020-12-31'), instance: 'b' };
    const bound = bind(director({ id: 'K3' }), '2020-09-20T10:00:00+08:00', [ended, other]);
    expect(bound).toMatchObject({ value: { from: '2020-09-20' } });
  });
});

describe('a binding is refused', () => {
  const running = coverage('K1', '2020-09-14', '2020-10-13');
  test.each([
    ['of another family', packOf(), '2022-03-02T00:00:00+08:00', 'pack_family_cannot_be_bound'],
    ['bound already', director(), '2020-09-15T00:00:00+08:00', 'pack_bound_to_instance'],
    [
      'refunded',
      director({ id: 'K2', refundedAt: instant('2020-09-15T00:00:00+08:00') }),
      '2020-09-16T00:00:00+08:00',
      'pack_refunded',
    ],
    [
      'before it was bought',
      director({ id: 'K2' }),
      '2020-09-14T08:59:59+08:00',
      'pack_not_yet_bought',
    ],
    ['when its year is over', director({ id: 'K2' }), ENDS, 'pack_expired'],
  ])('of a pack %s', (_, pack, at, code) => {
    expect(bind(pack, at, [running])).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('a bound pack is counted in days that have begun', () => {
  const bound = coverage('K1', '2020-09-20', '2020-10-19');
  test.each([
    ['2020-09-19T23:59:59+08:00', 0n, 'in-use'],
    ['2020-09-20T00:00:00+08:00', 1n, 'in-use'],
    ['2020-10-19T23:59:59+08:00', 30n, 'in-use'],
    ['2020-10-20T00:00:00+08:00', 30n, 'used-up'],
    ['2025-01-01T00:00:00+08:00', 30n, 'used-up'],
  ])('at %s: %d days, %s', (text, deducted, status) => {
    const asOf = instant(text);
    expect(boundFigures(CATALOG_2022, director(), bound, asOf)).toEqual({
      total: 30n,
      left: 30n - deducted,
      deducted,
      voided: 0n,
      refunded: 0n,
    });
    expect(boundStatus(CATALOG_2022, director(), bound, asOf)).toBe(status);
  });
});

describe('a bound pack that is reclaimed', () => {
  const bound = coverage('K1', '2020-09-20', '2020-10-19');

  test.each([
    ['in the middle of a day covers the days before it', '2020-09-25T13:00:00+08:00', '2020-09-24'],
    ['at a midnight covers the day before', '2020-09-25T00:00:00+08:00', '2020-09-24'],
    ['while it waits covers nothing', '2020-09-01T13:00:00+08:00', '2020-08-31'],
    ['after its last day lost nothing', '2020-12-01T13:00:00+08:00', '2020-10-19'],
  ])('%s', (_, at, to) => {
    expect(coverageUntil(CATALOG_2022, bound, instant(at)).to).toBe(to);
    expect(coverageUntil(CATALOG_2022, bound, null)).toEqual(bound);
  });

  test.each([
    ['2020-09-25T13:00:00+08:00', [0n, 5n, 25n]],
    ['2020-09-01T13:00:00+08:00', [0n, 0n, 30n]],
  ] as const)('at %s is expired and void but for its days', (text, [left, deducted, voided]) => {
    const at = instant(text);
    const until = coverageUntil(CATALOG_2022, bound, at);
    expect(boundStatus(CATALOG_2022, director(), until, at)).toBe('expired');
    expect(boundFigures(CATALOG_2022, director(), until, at)).toEqual({
      total: 30n,
      left,
      deducted,
      voided,
      refunded: 0n,
    });
  });
});

describe('a pack that is not bound', () => {
  test.each([
    ['is unused within its year', director(), '2021-09-14T08:59:59+08:00', 'unused', [30n, 0n, 0n]],
    ['is void after it', director(), ENDS, 'expired', [0n, 30n, 0n]],
    [
      'may have been refunded',
      director({ refundedAt: instant('2020-09-15T00:00:00+08:00') }),
      ENDS,
      'refunded',
      [0n, 0n, 30n],
    ],
  ] as const)('%s', (...[, pack, text, status, [left, voided, refunded]]) => {
    const asOf = instant(text);
    expect(boundStatus(CATALOG_2022, pack, null, asOf)).toBe(status);
    expect(boundFigures(CATALOG_2022, pack, null, asOf)).toEqual({
      total: 30n,
      left,
      deducted: 0n,
      voided,
      refunded,
    });
  });
});
