import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** A pack that is over, because nothing is left of it or because it expired. */
export interface EndedPack {
  readonly packId: string;
  readonly family: string;
  readonly sku: string | null;
  readonly total: bigint;
  readonly remaining: bigint;
  readonly expiresAt: Instant;
  readonly catalog: string;
}

/**
 * Accounts after `after`, in id order, with packs of which nobody was told that they are over:
 * expired before a time, or with nothing left. Packs that are bound have days, not a rest.
 */
export async function listAccountsWithEndings(
  connection: Connection,
  expiredBefore: Instant,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await connection.query<{ accountId: string }>(sql`
    select distinct p.account_id as "accountId"
    from packs p
    where p.account_id > ${after}
      and (p.remaining = 0 or p.expires_at < ${timestamp(expiredBefore)}::timestamptz)
      and p.refunded_at is null and p.reclaimed_at is null
      and not exists (
        select 1 from pack_endings e
        where e.account_id = p.account_id and e.pack_id = p.pack_id)
      and not exists (
        select 1 from bindings b
        where b.account_id = p.account_id and b.pack_id = p.pack_id)
    order by p.account_id
    limit ${limit}`);
  return rows.map(({ accountId }) => accountId);
}

/** The packs of an account that are over and of which nobody was told, in their order. */
export async function listEndedPacks(
  connection: Connection,
  accountId: string,
  expiredBefore: Instant,
): Promise<readonly EndedPack[]> {
  return connection.query<EndedPack>(sql`
    select p.pack_id as "packId", p.family, p.sku, p.total, p.remaining,
      p.expires_at as "expiresAt", p.catalog
    from packs p
    where p.account_id = ${accountId}
      and (p.remaining = 0 or p.expires_at < ${timestamp(expiredBefore)}::timestamptz)
      and p.refunded_at is null and p.reclaimed_at is null
      and not exists (
        select 1 from pack_endings e
        where e.account_id = p.account_id and e.pack_id = p.pack_id)
      and not exists (
        select 1 from bindings b
        where b.account_id = p.account_id and b.pack_id = p.pack_id)
    order by p.expires_at, p.purchased_at, p.pack_id`);
}

/** Notes that it was told that a pack is over. */
export async function insertPackEnding(
  connection: Connection,
  ending: {
    readonly accountId: string;
    readonly packId: string;
    readonly how: 'expired' | 'used-up';
    readonly remaining: bigint;
    readonly at: Instant;
  },
): Promise<void> {
  await connection.execute(sql`
    insert into pack_endings (account_id, pack_id, how, remaining, at)
    values (${ending.accountId}, ${ending.packId}, ${ending.how}, ${ending.remaining},
      ${timestamp(ending.at)}::timestamptz)`);
}
