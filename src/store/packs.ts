import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

export interface PackRow {
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

const columns = `account_id as "accountId", pack_id as "packId", family, sku, total, remaining,
  purchased_at as "purchasedAt", expires_at as "expiresAt", gift, catalog, recorded`;

export async function insertPack(connection: Connection, pack: PackRow): Promise<void> {
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
    text: `select ${columns} from packs
      where account_id = $1 and ($2::text is null or family = $2)
      order by expires_at, purchased_at, pack_id`,
    values: [accountId, family],
  });
}
