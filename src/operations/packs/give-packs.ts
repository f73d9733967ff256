import { type Static, Type } from 'typebox';
import { type Catalog, expiryOf, type Instant, present, type Sku } from '../../engine/index.ts';
import { insertGift } from '../../store/gifts.ts';
import { insertPack } from '../../store/packs.ts';
import { TimeField } from '../answer-fields.ts';
import type { Change } from '../change.ts';

/** Packs to be given: by an operator, by an order that is paid, or to a new account. */
export interface PacksToGive {
  readonly catalog: Catalog;
  /** The catalogue's name in the store, when an order froze one that may be no longer ours. */
  readonly catalogKey?: string;
  readonly sku: Sku;
  readonly quantity: number;
  readonly purchasedAt: Instant;
  readonly gift: boolean;
}

/** A pack that came to an account. */
export const GivenPack = Type.Object({
  id: Type.String(),
  sku: Type.String(),
  purchasedAt: TimeField,
  expiresAt: TimeField,
});
export type GivenPack = Static<typeof GivenPack>;

/** Gives packs with all that comes with them (licences, plugin years), and tells of it. */
export async function givePacks(
  change: Change,
  { catalog, catalogKey, sku, quantity, purchasedAt, gift }: PacksToGive,
): Promise<readonly GivenPack[]> {
  const { context, connection, account, recorded } = change;
  const { accountId } = account;
  const { calendar } = catalog;
  const family = present(
    catalog.families.get(sku.family),
    'a checked catalogue knows its families',
  );
  const expiresAt = expiryOf(catalog, family, purchasedAt);
  const packs: GivenPack[] = [];
  for (let count = 0; count < quantity; count += 1) {
    const packId = context.ids.next('pk');
    await insertPack(connection, {
      accountId,
      packId,
      family: sku.family,
      sku: sku.id,
      total: sku.size,
      remaining: sku.size,
      purchasedAt,
      expiresAt,
      gift: gift || sku.gift,
      catalog: catalogKey ?? context.catalogs.keyOf(catalog),
      recorded,
    });
    await giveGifts(change, { catalog, sku, packId, purchasedAt });
    packs.push({
      id: packId,
      sku: sku.id,
      purchasedAt: calendar.format(purchasedAt),
      expiresAt: calendar.format(expiresAt),
    });
  }
  await change.emit('pack.granted', { packs, gift: gift || sku.gift });
  return packs;
}

async function giveGifts(
  { context, connection, account }: Change,
  given: {
    readonly catalog: Catalog;
    readonly sku: Sku;
    readonly packId: string;
    readonly purchasedAt: Instant;
  },
): Promise<void> {
  const { catalog, sku, packId, purchasedAt } = given;
  const boughtOn = catalog.calendar.dayOf(purchasedAt);
  for (const { kind, license = '', years, from } of sku.gifts) {
    if (from !== undefined && boughtOn < from) continue;
    await insertGift(connection, {
      accountId: account.accountId,
      giftId: context.ids.next('gf'),
      packId,
      kind,
      license,
      years,
      givenAt: purchasedAt,
    });
  }
}
