import { type Static, Type } from 'typebox';
import type { Catalog, Instant, LicenseKind, LicenseUse } from '../../engine/index.ts';
import type { LicenseRow } from '../../store/licenses.ts';
import { described, oneOf, TimeField } from '../answer-fields.ts';

/** The kinds of licences. */
export const LICENSE_KINDS = ['video-play', 'live'] as const satisfies readonly LicenseKind[];

/** Whether a licence holds. */
export const LICENSE_STATUSES = ['valid', 'expired'] as const;

const USES = ['add', 'renew', 'upgrade'] as const satisfies readonly LicenseUse[];

/** What a gift was used for. */
export const LicenseUseField = oneOf(USES, { description: 'What the gift was used for.' });

/** A licence as it is shown. */
export const LicenseView = Type.Object({
  id: Type.String({ description: 'The id of the licence.' }),
  kind: oneOf(LICENSE_KINDS, { description: 'What the app may do with it.' }),
  status: oneOf(LICENSE_STATUSES, { description: 'Whether it holds now.' }),
  bundleId: Type.String({ description: 'The app for iOS; empty: not for iOS.' }),
  packageName: Type.String({ description: 'The app for Android; empty: not for Android.' }),
  begunAt: TimeField,
  endsAt: TimeField,
});
export type LicenseView = Static<typeof LicenseView>;

/** What a gift did to a licence. */
export const UsedLicenseGift = Type.Object({
  license: described(LicenseView, 'The licence as it is now.'),
  gift: Type.String({ description: 'The id of the gift that was used.' }),
  pack: Type.String({ description: 'The pack that it came with; it counts as used from now on.' }),
  what: LicenseUseField,
});
export type UsedLicenseGift = Static<typeof UsedLicenseGift>;

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
