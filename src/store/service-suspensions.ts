// Services that were suspended because a trial pack is used up. See docs/concepts/arrears.md.
import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/**
 * Accounts with a trial pack that is used up, of which they were not told and beside which they
 * have no other pack of its family; after an id, in id order.
 */
export async function listUsedTrials(
  connection: Connection,
  skus: readonly string[],
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await connection.query<{ accountId: string }>(sql`
    select distinct p.account_id as "accountId"
    from packs p
    where p.account_id > ${after} and p.sku = any(${[...skus]}::text[]) and p.remaining = 0
      and p.refunded_at is null
      and not exists (
        select 1 from service_suspensions s
        where s.account_id = p.account_id and s.pack_id = p.pack_id)
      and not exists (
        select 1 from packs f
        where f.account_id = p.account_id and f.family = p.family and f.refunded_at is null
          and (f.sku is null or f.sku <> all(${[...skus]}::text[])))
    order by p.account_id
    limit ${limit}`);
  return rows.map(({ accountId }) => accountId);
}

/** Notes that an account is told of it; false when it was before. */
export async function insertSuspension(
  connection: Connection,
  suspension: {
    readonly accountId: string;
    readonly packId: string;
    readonly family: string;
    readonly at: Instant;
  },
): Promise<boolean> {
  const { accountId, packId, family, at } = suspension;
  const inserted = await connection.execute(sql`
    insert into service_suspensions (account_id, pack_id, family, at)
    values (${accountId}, ${packId}, ${family}, ${timestamp(at)}::timestamptz)
    on conflict do nothing`);
  return inserted === 1;
}
