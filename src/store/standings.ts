// Whether accounts are served, and what follows from it. See docs/concepts/arrears.md.
import type { Day, Instant, Standing } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** Says how an account that is locked stands from now on. */
export async function setStanding(
  connection: Connection,
  accountId: string,
  standing: Standing,
  since: Instant,
): Promise<void> {
  await connection.execute(sql`
    update accounts
    set standing = ${standing}, standing_since = ${timestamp(since)}::timestamptz
    where account_id = ${accountId}`);
}

/** Accounts that stand otherwise because of what they owe, after an id, in id order. */
export async function listOwingAccounts(
  connection: Connection,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await connection.query<{ accountId: string }>(sql`
    select account_id as "accountId"
    from accounts
    where account_id > ${after} and standing <> 'running'
      and standing in ('arrears', 'stopped', 'reclaimed')
    order by account_id
    limit ${limit}`);
  return rows.map(({ accountId }) => accountId);
}

/**
 * Takes away the packs of an account that are not over; tells which. A bound one is over when its
 * days are, whenever it expires. What was deducted or covered before today stays as it is.
 */
export async function reclaimPacks(
  connection: Connection,
  accountId: string,
  { at, today }: { readonly at: Instant; readonly today: Day },
): Promise<readonly string[]> {
  const rows = await connection.query<{ packId: string }>(sql`
    update packs set reclaimed_at = ${timestamp(at)}::timestamptz
    where account_id = ${accountId} and remaining > 0 and refunded_at is null
      and reclaimed_at is null
      and coalesce((
        select b.to_day >= ${today}::date from bindings b
        where b.account_id = ${accountId} and b.pack_id = packs.pack_id
      ), expires_at > ${timestamp(at)}::timestamptz)
    returning pack_id as "packId"`);
  return rows.map(({ packId }) => packId).sort();
}
