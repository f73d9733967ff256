import {
  accept,
  assert,
  type LicenseUse,
  type Outcome,
  refuse,
  useLicenseGift,
} from '../../engine/index.ts';
import { useGift } from '../../store/gifts.ts';
import {
  insertLicenseUse,
  type LicenseRow,
  listLicenses,
  updateLicense,
} from '../../store/licenses.ts';
import type { Change } from '../change.ts';
import { type FoundGift, findLicenseGift } from './find-gift.ts';
import { type UsedLicenseGift, viewLicense } from './license-view.ts';

/** A gift for a licence that is there. */
export interface GiftForLicense {
  readonly license: string;
  readonly what: Exclude<LicenseUse, 'add'>;
  readonly asked: { readonly pack?: string; readonly gift?: string };
}

/** Renews or upgrades a licence with a gift, which makes the gift's pack used. */
export async function useGiftForLicense(
  change: Change,
  { license: licenseId, what, asked }: GiftForLicense,
): Promise<Outcome<UsedLicenseGift>> {
  const { connection, account, context, at } = change;
  const { accountId } = account;
  const { latest: catalog } = context.catalogs;
  const rows = await listLicenses(connection, accountId);
  const before = rows.find((row) => row.licenseId === licenseId);
  if (before === undefined) {
    return refuse('license_not_found', { license: licenseId, account: accountId }, 'license');
  }
  const gift = await findLicenseGift(change, asked);
  if (!gift.ok) return gift;
  const decided = useLicenseGift({ catalog, gift: gift.value, what, license: before, at });
  if (!decided.ok) return decided;
  const after = { ...before, ...decided.value };
  await updateLicense(connection, after);
  await keepUse(change, { gift: gift.value, what, before, after });
  const { packId: pack } = gift.value;
  const { kind } = after;
  const endsAt = catalog.calendar.format(after.endsAt);
  const type = what === 'renew' ? 'license.renewed' : 'license.upgraded';
  await change.emit(type, { license: licenseId, kind, pack, endsAt });
  const was = { kind: before.kind, endsAt: catalog.calendar.format(before.endsAt) };
  await change.audit({ subject: licenseId, before: was, after: { kind, endsAt, pack } });
  const license = viewLicense(after, catalog, at);
  return accept({ license, gift: gift.value.giftId, pack, what });
}

/** Keeps what a gift was used for; its pack counts as used from now on. */
export async function keepUse(
  { connection, account, at }: Change,
  use: {
    readonly gift: FoundGift;
    readonly what: LicenseUse;
    readonly before: LicenseRow | null;
    readonly after: LicenseRow;
  },
): Promise<void> {
  const { gift, what, before, after } = use;
  const { accountId } = account;
  const { giftId, packId } = gift;
  const { licenseId, kind } = after;
  assert(await useGift(connection, { accountId, giftId }, licenseId, at), `${giftId} is free`);
  await insertLicenseUse(connection, {
    accountId,
    giftId,
    licenseId,
    packId,
    what,
    kind,
    at,
    endsBefore: before?.endsAt ?? null,
    endsAfter: after.endsAt,
  });
}
