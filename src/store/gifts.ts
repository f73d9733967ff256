import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

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
