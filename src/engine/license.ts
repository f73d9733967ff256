// Licences (License) given with packs: adding, renewing, upgrading. See docs/concepts/licenses.md.
import type { Catalog } from './catalog.ts';
import { addDays, type Instant } from './day.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import type { Pack } from './pack.ts';

/** What a licence allows; `live` all that `video-play` does, and more. */
export type LicenseKind = 'video-play' | 'live';

/** What a gift can be used for. */
export type LicenseUse = 'add' | 'renew' | 'upgrade';

/** A licence as far as its kind and end decide. */
export interface LicenseTerm {
  readonly kind: LicenseKind;
  /** Exclusive. */
  readonly endsAt: Instant;
}

/** A licence that came with a pack, not yet used. */
export interface LicenseGift {
  readonly kind: LicenseKind;
  readonly years: number;
  /** When its pack was bought. */
  readonly givenAt: Instant;
}

/** What somebody wants to do with a gift; `license` is null when one is to be added. */
export interface LicenseQuestion {
  readonly catalog: Catalog;
  readonly gift: LicenseGift;
  readonly what: LicenseUse;
  readonly license: LicenseTerm | null;
  readonly at: Instant;
}

/**
 * When a licence of `years` bought at this instant ends: 00:00:00 of the day after the anniversary
 * (docs/concepts/licenses.md). The pack's state does not shorten it.
 */
export function licenseEnd(catalog: Catalog, boughtAt: Instant, years: number): Instant {
  const { calendar } = catalog;
  return calendar.startOf(addDays(calendar.dayOf(calendar.yearsLater(boughtAt, years)), 1));
}

/**
 * Decides what a gift makes of a licence. A gift is used while its own years last: a licence that
 * is added or upgraded ends with them; one that is renewed goes on from its end, or from now when
 * it is over. Only a gift of the licence's kind renews, only one of a higher kind upgrades.
 */
export function useLicenseGift(question: LicenseQuestion): Outcome<LicenseTerm> {
  const { catalog, gift, what, license, at } = question;
  const { kind, years, givenAt } = gift;
  const endsAt = licenseEnd(catalog, givenAt, years);
  const { calendar } = catalog;
  if (at >= endsAt) return refuse('license_gift_is_over', { at: calendar.format(endsAt) });
  if (what === 'add' || license === null) return accept({ kind, endsAt });
  const kinds = { gift: kind, license: license.kind };
  if (what === 'renew') {
    if (kind !== license.kind) return refuse('license_is_renewed_by_its_own_kind', kinds);
    // The last moment of the licence is of its last day, whose anniversary counts.
    const from = license.endsAt > at ? license.endsAt - 1 : at;
    return accept({ kind, endsAt: licenseEnd(catalog, from, years) });
  }
  if (kind !== 'live' || license.kind !== 'video-play') {
    return refuse('license_is_upgraded_to_live_only', kinds);
  }
  if (endsAt < license.endsAt) {
    const params = { now: calendar.format(license.endsAt), gift: calendar.format(endsAt) };
    return refuse('license_would_end_earlier', params);
  }
  return accept({ kind, endsAt });
}

/** An app that a licence is for; '' where it is not there for that system. */
export interface LicensedApp {
  /** Of the app for iOS. */
  readonly bundleId: string;
  /** Of the app for Android. */
  readonly packageName: string;
}

/** Neither system allows a longer name. */
const APP_NAME_MAX = 155;
const BUNDLE_ID = /^[A-Za-z0-9][A-Za-z0-9-]*(\.[A-Za-z0-9][A-Za-z0-9-]*)+$/;
const PACKAGE_NAME = /^[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z][A-Za-z0-9_]*)+$/;

/** Checks the names of an app: at least one, each as its system writes it. */
export function checkLicensedApp(names: Partial<LicensedApp>): Outcome<LicensedApp> {
  const { bundleId = '', packageName = '' } = names;
  if (bundleId === '' && packageName === '') return refuse('license_names_no_app', {}, 'bundleId');
  const max = `${APP_NAME_MAX}`;
  if (bundleId !== '' && !(BUNDLE_ID.test(bundleId) && bundleId.length <= APP_NAME_MAX)) {
    return refuse('bundle_id_is_written_otherwise', { text: bundleId, max }, 'bundleId');
  }
  if (
    packageName !== '' &&
    !(PACKAGE_NAME.test(packageName) && packageName.length <= APP_NAME_MAX)
  ) {
    return refuse('package_name_is_written_otherwise', { text: packageName, max }, 'packageName');
  }
  return accept({ bundleId, packageName });
}

/** A pack whose licence is to be used, and since when it is. */
export interface LicenseAssociation {
  readonly catalog: Catalog;
  readonly pack: Pack;
  readonly at: Instant;
  /** Null: not yet. */
  readonly associatedAt: Instant | null;
}

/**
 * Associates a licence with a pack, one to one; that makes the pack used. Only packs of a family
 * that comes with licences take one.
 */
export function associateLicense(association: LicenseAssociation): Outcome<Instant> {
  const { catalog, pack, at, associatedAt } = association;
  if (!familyHasLicenses(catalog, pack.family)) {
    return refuse('pack_family_has_no_license', { pack: pack.id, family: pack.family });
  }
  if (associatedAt !== null) return refuse('pack_bound_to_license', { pack: pack.id });
  if (pack.refundedAt !== null) return refuse('pack_refunded', { pack: pack.id });
  if (at < pack.purchasedAt) return refuse('pack_not_yet_bought', { pack: pack.id });
  return accept(at);
}

function familyHasLicenses({ skus }: Catalog, family: string): boolean {
  return [...skus.values()].some(
    (sku) => sku.family === family && sku.gifts.some(({ kind }) => kind === 'license'),
  );
}
