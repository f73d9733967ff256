import type { Instant, Pack } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { raw, sql, timestamp } from './sql.ts';

/** A pack as it is granted. */
export interface NewPack {
  readonly accountId: string;
  readonly packId: string;
  readonly family: string;
  readonly sku: string | null;
  readonly total: bigint;
  readonly remaining: bigint;
  readonly purchasedAt: Instant;
  readonly expiresAt: Instant;
  readonly gift: boolean;
  readonly catalog: string;
  readonly recorded: bigint;
}

/** A pack with what ended it before its time. */
export interface PackRow extends NewPack {
  readonly refundedAt: Instant | null;
  /** The account's version that its refund made: settlings before it did not know of it. */
  readonly refundRecorded: bigint | null;
  readonly reclaimedAt: Instant | null;
}

const columns = `p.account_id as "accountId", p.pack_id as "packId", p.family, p.sku, p.total,
  p.remaining, p.purchased_at as "purchasedAt", p.expires_at as "expiresAt", p.gift, p.catalog,
  p.recorded, p.refunded_at as "refundedAt", p.refund_recorded as "refundRecorded",
  p.reclaimed_at as "reclaimedAt"`;

/** A `PackRow` of the table or subquery that is named p. */
export const packColumns = raw(columns);

/** The pack as the engine knows it: a reclaimed one ends when it was reclaimed. */
export function packOfRow(row: Omit<PackRow, 'accountId' | 'catalog'>): Pack {
  const { packId: id, family, sku, total, purchasedAt, expiresAt, gift, refundedAt } = row;
  const ends = Math.min(expiresAt, row.reclaimedAt ?? expiresAt);
  return { id, family, sku, total, purchasedAt, expiresAt: ends, gift, refundedAt };
}

/** The pack as a settling knew it: a refund counts only from the version after it on. */
export function packKnownAt(row: Omit<PackRow, 'accountId' | 'catalog'>, recorded: bigint): Pack {
  const known = row.refundRecorded !== null && row.refundRecorded < recorded;
  return packOfRow(known ? row : { ...row, refundedAt: null });
}

export async function insertPack(connection: Connection, pack: NewPack): Promise<void> {
  await connection.execute(sql`
    insert into packs (account_id, pack_id, family, sku, total, remaining, purchased_at, expires_at,
      gift, catalog, recorded)
    values (${pack.accountId}, ${pack.packId}, ${pack.family}, ${pack.sku}, ${pack.total},
      ${pack.remaining}, ${timestamp(pack.purchasedAt)}::timestamptz,
      ${timestamp(pack.expiresAt)}::timestamptz, ${pack.gift}, ${pack.catalog}, ${pack.recorded})`);
}

/** The packs of an account in the order in which they are charged. */
export async function listPacks(
  connection: Connection,
  accountId: string,
  family: string | null = null,
): Promise<PackRow[]> {
  return connection.query<PackRow>({
    text: `select ${columns} from packs p
      where account_id = $1 and ($2::text is null or family = $2)
      order by expires_at, purchased_at, pack_id`,
    values: [accountId, family],
  });
}

/** The packs of some accounts, each account's in the order in which they are charged. */
export async function listPacksOf(
  connection: Connection,
  accountIds: readonly string[],
): Promise<PackRow[]> {
  return connection.query<PackRow>({
    text: `select ${columns} from packs p
      where account_id = any($1::text[])
      order by account_id, expires_at, purchased_at, pack_id`,
    values: [[...accountIds]],
  });
}

export async function findPack(
  connection: Connection,
  accountId: string,
  packId: string,
): Promise<PackRow | null> {
  const rows = await connection.query<PackRow>({
    text: `select ${columns} from packs p where account_id = $1 and pack_id = $2`,
    values: [accountId, packId],
  });
  return rows[0] ?? null;
}

/** Marks a pack that gave nothing as refunded; false when it gave something or is refunded. */
export async function markPackRefunded(
  connection: Connection,
  pack: { readonly accountId: string; readonly packId: string },
  at: Instant,
  recorded: bigint,
): Promise<boolean> {
  const changed = await connection.execute(sql`
    update packs
    set refunded_at = ${timestamp(at)}::timestamptz, refund_recorded = ${recorded}, remaining = 0
    where account_id = ${pack.accountId} and pack_id = ${pack.packId}
      and refunded_at is null and remaining = total`);
  return changed === 1;
}
