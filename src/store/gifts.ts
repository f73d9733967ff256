import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { inOrder, sql, timestamp } from './sql.ts';

/** A licence or plugin years that came with a pack. */
export interface GiftRow {
  readonly accountId: string;
  readonly giftId: string;
  readonly packId: string;
  readonly kind: 'license' | 'plugin';
  /** '' for a plugin. */
  readonly license: string;
  readonly years: number;
  readonly givenAt: Instant;
  readonly usedAt: Instant | null;
  readonly usedFor: string | null;
  readonly withdrawnAt: Instant | null;
}

export async function insertGift(
  connection: Connection,
  gift: Omit<GiftRow, 'usedAt' | 'usedFor' | 'withdrawnAt'>,
): Promise<void> {
  await connection.execute(sql`
    insert into gifts (account_id, gift_id, pack_id, kind, license, years, given_at)
    values (${gift.accountId}, ${gift.giftId}, ${gift.packId}, ${gift.kind}, ${gift.license},
      ${gift.years}, ${timestamp(gift.givenAt)}::timestamptz)`);
}

/** The gifts of an account, or those that came with one pack. */
export async function listGifts(
  connection: Connection,
  accountId: string,
  packId: string | null = null,
): Promise<GiftRow[]> {
  return connection.query<GiftRow>(sql`
    select account_id as "accountId", gift_id as "giftId", pack_id as "packId", kind, license,
      years, given_at as "givenAt", used_at as "usedAt", used_for as "usedFor",
      withdrawn_at as "withdrawnAt"
    from gifts
    where account_id = ${accountId} and (${packId}::text is null or pack_id = ${packId})
    order by gift_id`);
}

/** Which licence gifts to list, in the order in which they were given; null: no matter. */
export interface FreeGiftFilter {
  readonly license: string | null;
  readonly packId: string | null;
  readonly descending: boolean;
  /** The id of the gift that the list goes on from. */
  readonly after: string | null;
  readonly take: number;
}

/** The gifts of licences that nothing uses, and whose packs were not taken away. */
export async function listFreeGifts(
  connection: Connection,
  accountId: string,
  { license, packId, descending, after, take }: FreeGiftFilter,
): Promise<GiftRow[]> {
  const { sorted, beyond } = inOrder(descending);
  return connection.query<GiftRow>(sql`
    select g.account_id as "accountId", g.gift_id as "giftId", g.pack_id as "packId", g.kind,
      g.license, g.years, g.given_at as "givenAt", g.used_at as "usedAt", g.used_for as "usedFor",
      g.withdrawn_at as "withdrawnAt"
    from gifts g
    join packs p on p.account_id = g.account_id and p.pack_id = g.pack_id
    where g.account_id = ${accountId}
      and g.kind = 'license' and g.used_at is null and g.withdrawn_at is null
      and p.reclaimed_at is null
      and (${license}::text is null or g.license = ${license})
      and (${packId}::text is null or g.pack_id = ${packId})
      and (${after}::text is null or g.gift_id ${beyond} ${after})
    order by g.gift_id ${sorted}
    limit ${take}`);
}

/** Uses a gift; false when it is used or withdrawn already. */
export async function useGift(
  connection: Connection,
  gift: { readonly accountId: string; readonly giftId: string },
  usedFor: string,
  at: Instant,
): Promise<boolean> {
  const changed = await connection.execute(sql`
    update gifts set used_at = ${timestamp(at)}::timestamptz, used_for = ${usedFor}
    where account_id = ${gift.accountId} and gift_id = ${gift.giftId}
      and used_at is null and withdrawn_at is null`);
  return changed === 1;
}

/** Withdraws the gifts of a pack that nothing uses. */
export async function withdrawGifts(
  connection: Connection,
  accountId: string,
  packId: string,
  at: Instant,
): Promise<void> {
  await connection.execute(sql`
    update gifts set withdrawn_at = ${timestamp(at)}::timestamptz
    where account_id = ${accountId} and pack_id = ${packId}
      and used_at is null and withdrawn_at is null`);
}
