import { Type } from 'typebox';
import {
  accept,
  associateLicense,
  type LicenseKind,
  type Outcome,
  refuse,
} from '../../engine/index.ts';
import { type GiftRow, listGifts } from '../../store/gifts.ts';
import { findPack, packOfRow } from '../../store/packs.ts';
import type { Change } from '../change.ts';

/** Which gift is to be used: itself by its id, or the one that came with a pack. */
export const GiftInput = {
  pack: Type.Optional(
    Type.String({ description: 'The id of the pack that the gift came with; or else `gift`.' }),
  ),
  gift: Type.Optional(
    Type.String({ description: 'The id of the gift, of `license-gifts.list`; or else `pack`.' }),
  ),
};

/** A gift that may be used now. */
export interface FoundGift {
  readonly giftId: string;
  readonly packId: string;
  readonly kind: LicenseKind;
  readonly years: number;
  readonly givenAt: number;
}

/** The licence gift that is meant, if its pack lets it be used. */
export async function findLicenseGift(
  change: Change,
  asked: { readonly pack?: string; readonly gift?: string },
): Promise<Outcome<FoundGift>> {
  const { pack, gift } = asked;
  if ((pack === undefined) === (gift === undefined)) {
    return refuse('license_takes_a_pack_or_a_gift', {}, 'pack');
  }
  const gifts = await listGifts(change.connection, change.account.accountId, pack ?? null);
  if (gift !== undefined) {
    const row = gifts.find(({ giftId }) => giftId === gift);
    if (row === undefined) return refuse('gift_not_found', { gift }, 'gift');
    if (row.kind !== 'license') return refuse('gift_is_no_license', { gift }, 'gift');
    return check(change, row, 'gift');
  }
  const id = pack ?? '';
  const known = await findPack(change.connection, change.account.accountId, id);
  if (known === null) {
    return refuse('pack_not_found', { pack: id, account: change.account.accountId }, 'pack');
  }
  const row = gifts.find(({ kind }) => kind === 'license');
  if (row === undefined) return refuse('pack_has_no_license', { pack: id }, 'pack');
  return check(change, row, 'pack');
}

async function check(change: Change, row: GiftRow, path: string): Promise<Outcome<FoundGift>> {
  const { connection, account, context, at } = change;
  const { giftId, packId, years, givenAt, usedAt } = row;
  const pack = await findPack(connection, account.accountId, packId);
  if (pack === null) return refuse('gift_not_found', { gift: giftId }, path);
  const { latest: catalog } = context.catalogs;
  const free = associateLicense({ catalog, pack: packOfRow(pack), at, associatedAt: usedAt });
  if (!free.ok) return refuse(free.refusal.code, free.refusal.params, path);
  // Withdrawn with its pack: what no refund did, a reclaiming did.
  if (pack.reclaimedAt !== null || row.withdrawnAt !== null) {
    return refuse('pack_reclaimed', { pack: packId }, path);
  }
  // The catalogue's schema knows these two only.
  const kind = row.license as LicenseKind;
  return accept({ giftId, packId, kind, years, givenAt });
}
