import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import {
  associateLicense,
  checkLicensedApp,
  type LicenseKind,
  type LicenseUse,
  licenseEnd,
  useLicenseGift,
} from './license.ts';

const { calendar } = CATALOG_2022;

describe('a licence ends at midnight after its anniversary', () => {
  test.each([
    ['2022-05-31T15:30:00+08:00', 1, '2023-06-01T00:00:00+08:00'],
    ['2022-05-31T00:00:00+08:00', 1, '2023-06-01T00:00:00+08:00'],
    ['2022-05-31T23:59:59+08:00', 2, '2024-06-01T00:00:00+08:00'],
    ['2024-02-29T10:00:00+08:00', 1, '2025-03-01T00:00:00+08:00'],
  ])('bought %s for %d years: %s', (bought, years, end) => {
    const at = licenseEnd(CATALOG_2022, instant(bought), years);
    expect(calendar.format(at)).toBe(end);
  });
});

describe('what a gift makes of a licence', () => {
  const gift = (kind: LicenseKind, bought = '2022-06-01T10:00:00+08:00') => ({
    kind,
    years: 1,
    givenAt: instant(bought),
  });
  const license = (kind: LicenseKind, end: string) => ({ kind, endsAt: instant(end) });
  const use = (
    what: LicenseUse,
    of: ReturnType<typeof gift>,
    on: ReturnType<typeof license> | null,
    at = '2022-09-01T12:00:00+08:00',
  ) => useLicenseGift({ catalog: CATALOG_2022, gift: of, what, license: on, at: instant(at) });

  test('one that is added lasts as long as the gift, however late it is added', () => {
    const end = instant('2023-06-02T00:00:00+08:00');
    expect(use('add', gift('video-play'), null)).toMatchObject({
      value: { kind: 'video-play', endsAt: end },
    });
    const last = '2023-06-01T23:59:59+08:00';
    expect(use('add', gift('live'), null, last)).toMatchObject({ value: { endsAt: end } });
  });

  test.each([
    ['goes on from its end', '2022-12-02T00:00:00+08:00', '2023-12-02T00:00:00+08:00'],
    ['goes on from its last day', '2024-03-01T00:00:00+08:00', '2025-03-01T00:00:00+08:00'],
    ['goes on from now when it is over', '2022-09-01T00:00:00+08:00', '2023-09-02T00:00:00+08:00'],
  ])('one that is renewed %s', (_, before, after) => {
    expect(use('renew', gift('live'), license('live', before))).toMatchObject({
      value: { kind: 'live', endsAt: instant(after) },
    });
  });

  test('one that is upgraded ends with the gift', () => {
    const before = license('video-play', '2022-12-02T00:00:00+08:00');
    expect(use('upgrade', gift('live'), before)).toMatchObject({
      value: { kind: 'live', endsAt: instant('2023-06-02T00:00:00+08:00') },
    });
  });

  test.each<[string, LicenseUse, LicenseKind, LicenseKind, string, string]>([
    [
      'a live licence is not renewed by a lower gift',
      'renew',
      'video-play',
      'live',
      '2022-12-02',
      'license_is_renewed_by_its_own_kind',
    ],
    [
      'a live gift upgrades a lower licence and does not renew it',
      'renew',
      'live',
      'video-play',
      '2022-12-02',
      'license_is_renewed_by_its_own_kind',
    ],
    [
      'a live licence is the highest',
      'upgrade',
      'live',
      'live',
      '2022-12-02',
      'license_is_upgraded_to_live_only',
    ],
    [
      'nothing is upgraded by the lower kind',
      'upgrade',
      'video-play',
      'video-play',
      '2022-12-02',
      'license_is_upgraded_to_live_only',
    ],
    [
      'an upgrade does not shorten what was renewed ahead',
      'upgrade',
      'live',
      'video-play',
      '2023-06-03',
      'license_would_end_earlier',
    ],
  ])('refused: %s', (...[, what, of, on, end, code]) => {
    const before = license(on, `${end}T00:00:00+08:00`);
    expect(use(what, gift(of), before)).toMatchObject({ refusal: { code } });
  });

  test.each<LicenseUse>(['add', 'renew', 'upgrade'])('a gift is over with its year: %s', (what) => {
    const before = license('video-play', '2022-12-02T00:00:00+08:00');
    expect(use(what, gift('live'), before, '2023-06-02T00:00:00+08:00')).toMatchObject({
      refusal: { code: 'license_gift_is_over', params: { at: '2023-06-02T00:00:00+08:00' } },
    });
  });
});

describe('the app of a licence', () => {
  test.each([
    [{ bundleId: 'com.acme.live-app' }, { bundleId: 'com.acme.live-app', packageName: '' }],
    [
      { bundleId: 'com.acme.live', packageName: 'com.acme.live_2' },
      { bundleId: 'com.acme.live', packageName: 'com.acme.live_2' },
    ],
    [{ packageName: `com.${'a'.repeat(151)}` }, { bundleId: '' }],
  ])('%o', (names, value) => {
    expect(checkLicensedApp(names)).toMatchObject({ ok: true, value });
  });

  test.each([
    [{}, 'license_names_no_app', 'bundleId'],
    [{ bundleId: '', packageName: '' }, 'license_names_no_app', 'bundleId'],
    [{ bundleId: 'acme' }, 'bundle_id_is_written_otherwise', 'bundleId'],
    [{ bundleId: 'com.acme_live' }, 'bundle_id_is_written_otherwise', 'bundleId'],
    [{ bundleId: 'com..acme' }, 'bundle_id_is_written_otherwise', 'bundleId'],
    [{ packageName: 'com.2acme' }, 'package_name_is_written_otherwise', 'packageName'],
    [{ packageName: 'com.acme-live' }, 'package_name_is_written_otherwise', 'packageName'],
    [{ packageName: `com.${'a'.repeat(152)}` }, 'package_name_is_written_otherwise', 'packageName'],
  ])('%o is refused: %s', (names, code, path) => {
    expect(checkLicensedApp(names)).toMatchObject({ refusal: { code, path } });
  });
});

describe('one pack, one licence', () => {
  const at = instant('2022-03-02T00:00:00+08:00');
  const associate = (
    changes: Parameters<typeof packOf>[0] = {},
    associatedAt: typeof at | null = null,
  ) => associateLicense({ catalog: CATALOG_2022, pack: packOf(changes), at, associatedAt });

  test('a pack takes a licence once', () => {
    expect(associate()).toEqual({ ok: true, value: at });
    expect(associate({}, at)).toMatchObject({ refusal: { code: 'pack_bound_to_license' } });
  });

  test('neither a refunded pack takes one, nor one that is yet to be bought', () => {
    expect(associate({ refundedAt: at })).toMatchObject({ refusal: { code: 'pack_refunded' } });
    expect(associate({ purchasedAt: at + 1 })).toMatchObject({
      refusal: { code: 'pack_not_yet_bought' },
    });
  });

  test('only packs of a family that comes with licences take one', () => {
    expect(associate({ sku: null })).toMatchObject({ ok: true });
    expect(associate({ family: 'transcode', sku: 'transcode-100h' })).toMatchObject({
      refusal: { code: 'pack_family_has_no_license' },
    });
  });
});
