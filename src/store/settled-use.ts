// What packs gave on settled days, as people look back on it: sums, not rows.
import type { Day } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql } from './sql.ts';

/** Which days of an account are settled. */
export interface SettledSpan {
  /** The first day that was settled; null: none was. */
  readonly first: Day | null;
  /** The last day that was settled; null: none was. */
  readonly last: Day | null;
  /** The first day behind that one that has usage, so that it is to be settled; null: none has. */
  readonly nextUsed: Day | null;
}

/** The span of an account's settled days. */
export async function readSettledSpan(
  connection: Connection,
  accountId: string,
): Promise<SettledSpan> {
  const [span] = await connection.query<SettledSpan>(sql`
    select s.first, a.settled_through as last, (
        select min(u.usage_date)
        from usage_days u
        where u.account_id = a.account_id
          and (a.settled_through is null or u.usage_date > a.settled_through)
      ) as "nextUsed"
    from accounts a
    left join lateral (
      select min(usage_date) as first
      from settlements
      where account_id = a.account_id
    ) s on true
    where a.account_id = ${accountId}`);
  return span ?? { first: null, last: null, nextUsed: null };
}

/** What a pack gave altogether on some days. */
export interface PackUse {
  readonly pack: string;
  readonly family: string;
  readonly sku: string | null;
  readonly deducted: bigint;
}

/** What each pack gave from a day to another, both included; only those that gave something. */
export async function readPackUses(
  connection: Connection,
  accountId: string,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<PackUse[]> {
  return connection.query<PackUse>(sql`
    select d.pack, p.family, p.sku, d.deducted
    from (
      select pack_id as pack, sum(deducted)::bigint as deducted
      from deductions
      where account_id = ${accountId} and usage_date between ${from}::date and ${to}::date
      group by pack_id
      having sum(deducted) <> 0
    ) d
    join packs p on p.account_id = ${accountId} and p.pack_id = d.pack
    order by p.expires_at, p.purchased_at, p.pack_id`);
}

/** What a pack gave on a day, of all revisions of the day together. */
export interface PackDay {
  readonly day: Day;
  readonly deducted: bigint;
}

/** The days on which a pack gave something, between two days. */
export async function readPackDays(
  connection: Connection,
  pack: { readonly accountId: string; readonly packId: string },
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<PackDay[]> {
  return connection.query<PackDay>(sql`
    select usage_date as "day", sum(deducted)::bigint as deducted
    from deductions
    where account_id = ${pack.accountId} and pack_id = ${pack.packId}
      and usage_date between ${from}::date and ${to}::date
    group by usage_date
    having sum(deducted) <> 0
    order by usage_date`);
}
