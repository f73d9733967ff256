import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import { associateLicense, licenseEnd } from './license.ts';

describe('a licence ends at midnight after its anniversary', () => {
  test.each([
    ['2022-05-31T15:30:00+08:00', 1, '2023-06-01T00:00:00+08:00'],
    ['2022-05-31T00:00:00+08:00', 1, '2023-06-01T00:00:00+08:00'],
    ['2022-05-31T23:59:59+08:00', 2, '2024-06-01T00:00:00+08:00'],
    ['2024-02-29T10:00:00+08:00', 1, '2025-03-01T00:00:00+08:00'],
  ])('bought %s for %d years: %s', (bought, years, end) => {
    const at = licenseEnd(CATALOG_2022, instant(bought), years);
    expect(CATALOG_2022.calendar.format(at)).toBe(end);
  });
});

describe('one pack, one licence', () => {
  const at = instant('2022-03-02T00:00:00+08:00');

  test('a pack takes a licence once', () => {
    expect(associateLicense(packOf(), at, null)).toEqual({ ok: true, value: at });
    expect(associateLicense(packOf(), at, at)).toMatchObject({
      refusal: { code: 'pack_bound_to_license' },
    });
  });

  test('neither a refunded pack takes one, nor one that is yet to be bought', () => {
    expect(associateLicense(packOf({ refundedAt: at }), at, null)).toMatchObject({
      refusal: { code: 'pack_refunded' },
    });
    expect(associateLicense(packOf({ purchasedAt: at + 1 }), at, null)).toMatchObject({
      refusal: { code: 'pack_not_yet_bought' },
    });
  });
});
