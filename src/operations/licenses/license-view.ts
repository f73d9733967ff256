import type { Catalog, Instant, LicenseKind, LicenseUse } from '../../engine/index.ts';
import type { LicenseRow } from '../../store/licenses.ts';

/** A licence as it is shown. */
export interface LicenseView {
  readonly id: string;
  readonly kind: LicenseKind;
  readonly status: 'valid' | 'expired';
  /** '' where the app is not there for that system. */
  readonly bundleId: string;
  readonly packageName: string;
  readonly begunAt: string;
  readonly endsAt: string;
}

/** What a gift did to a licence. */
export interface UsedLicenseGift {
  readonly license: LicenseView;
  readonly gift: string;
  /** Counts as used from now on. */
  readonly pack: string;
  readonly what: LicenseUse;
}

export function viewLicense(row: LicenseRow, { calendar }: Catalog, at: Instant): LicenseView {
  return {
    id: row.licenseId,
    kind: row.kind,
    status: at < row.endsAt ? 'valid' : 'expired',
    bundleId: row.bundleId,
    packageName: row.packageName,
    begunAt: calendar.format(row.begunAt),
    endsAt: calendar.format(row.endsAt),
  };
}
