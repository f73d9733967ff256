// What reminders look at: over all accounts to find those that may have something to be told, then
// in one account. See docs/concepts/reminders.md.
import type { Day, ExpiryWindow, Instant } from '../engine/index.ts';
import type { Connection, Database } from './database.ts';
import { type Statement, sql, timestamp } from './sql.ts';

/** What a pack's being low is decided by, where the account set nothing. */
export interface LowRule {
  readonly at: Instant;
  /** The families whose packs are deducted by quantity, and those of them that remind. */
  readonly families: readonly string[];
  readonly reminding: readonly string[];
  readonly percent: number;
}

/**
 * The accounts with a pack that became low, or is no longer, since it was looked at. No more than a
 * sieve: whether people are told is decided by the engine, with the account locked.
 */
export async function accountsWithLowPacks(
  database: Database,
  { at, families, reminding, percent }: LowRule,
): Promise<readonly string[]> {
  return idsOf(
    database,
    sql`
    select distinct p.account_id as "accountId"
    from packs p
    left join thresholds tp
      on tp.account_id = p.account_id and tp.family = '' and tp.pack_id = p.pack_id
    left join thresholds tf
      on tf.account_id = p.account_id and tf.family = p.family and tf.pack_id = ''
    left join thresholds ta
      on ta.account_id = p.account_id and ta.family = '' and ta.pack_id = ''
    left join low_packs l on l.account_id = p.account_id and l.pack_id = p.pack_id
    where p.refunded_at is null and p.reclaimed_at is null
      and p.expires_at > ${timestamp(at)}::timestamptz
      and p.family = any(${families}::text[])
      and (tp.percent is not null or tf.percent is not null
        or p.family = any(${reminding}::text[]))
      and (p.remaining * 100::numeric
        < coalesce(tp.percent, tf.percent, ta.percent, ${percent}) * p.total::numeric)
        is distinct from (l.pack_id is not null)
    order by 1`,
  );
}

/** The accounts with a pack, a licence or a plugin that ends in one of the windows. */
export async function accountsWithExpiry(
  database: Database,
  windows: readonly ExpiryWindow[],
  at: Instant,
): Promise<readonly string[]> {
  const from = windows.map((window) => timestamp(Math.max(window.from, at + 1)));
  const to = windows.map((window) => timestamp(window.to));
  return idsOf(
    database,
    sql`
    with windows as (
      select opens, closes
      from unnest(${from}::timestamptz[], ${to}::timestamptz[]) w(opens, closes)
    )
    select p.account_id as "accountId"
    from packs p join windows on p.expires_at >= opens and p.expires_at < closes
    where p.remaining > 0 and p.refunded_at is null and p.reclaimed_at is null
    union
    select l.account_id
    from licenses l join windows on l.ends_at >= opens and l.ends_at < closes
    union
    select a.account_id
    from plugin_applications a join windows on a.ends_at >= opens and a.ends_at < closes
    where a.review <> 'cancelled'
    order by 1`,
  );
}

async function idsOf(database: Database, statement: Statement): Promise<readonly string[]> {
  const rows = await database.query<{ accountId: string }>(statement);
  return rows.map(({ accountId }) => accountId);
}

/** A pack that can still be used, and whether it was low when it was looked at last. */
export interface WatchedPackRow {
  readonly packId: string;
  readonly family: string;
  readonly sku: string | null;
  readonly total: bigint;
  readonly remaining: bigint;
  readonly purchasedAt: Instant;
  readonly expiresAt: Instant;
  readonly gift: boolean;
  readonly wasLow: boolean;
}

/** The packs of an account that are neither over nor given back nor reclaimed. */
export async function listWatchedPacks(
  connection: Connection,
  accountId: string,
  at: Instant,
): Promise<WatchedPackRow[]> {
  return connection.query<WatchedPackRow>(sql`
    select p.pack_id as "packId", p.family, p.sku, p.total, p.remaining,
      p.purchased_at as "purchasedAt", p.expires_at as "expiresAt", p.gift,
      l.pack_id is not null as "wasLow"
    from packs p
    left join low_packs l on l.account_id = p.account_id and l.pack_id = p.pack_id
    where p.account_id = ${accountId} and p.expires_at > ${timestamp(at)}::timestamptz
      and p.refunded_at is null and p.reclaimed_at is null
    order by p.expires_at, p.purchased_at, p.pack_id`);
}

/** Remembers that these packs are low. */
export async function markLow(
  connection: Connection,
  accountId: string,
  packIds: readonly string[],
  at: Instant,
): Promise<void> {
  await connection.execute(sql`
    insert into low_packs (account_id, pack_id, since)
    select ${accountId}, pack_id, ${timestamp(at)}::timestamptz
    from unnest(${packIds}::text[]) p(pack_id)`);
}

/** Forgets that these packs were low. */
export async function unmarkLow(
  connection: Connection,
  accountId: string,
  packIds: readonly string[],
): Promise<void> {
  await connection.execute(sql`
    delete from low_packs
    where account_id = ${accountId} and pack_id = any(${packIds}::text[])`);
}

/** A licence or a plugin that ends. */
export interface EndingRow {
  readonly id: string;
  readonly expiresAt: Instant;
  /** What it is for: the app of a licence, the mini-program of a plugin. */
  readonly name: string;
  readonly appId: string;
}

/** The licences of an account that have not ended. */
export async function listEndingLicenses(
  connection: Connection,
  accountId: string,
  at: Instant,
): Promise<EndingRow[]> {
  return connection.query<EndingRow>(sql`
    select license_id as id, ends_at as "expiresAt",
      concat_ws(', ', nullif(bundle_id, ''), nullif(package_name, '')) as name, '' as "appId"
    from licenses
    where account_id = ${accountId} and ends_at > ${timestamp(at)}::timestamptz
    order by license_id`);
}

/** The plugins of an account that have not ended. */
export async function listEndingPlugins(
  connection: Connection,
  accountId: string,
  at: Instant,
): Promise<EndingRow[]> {
  return connection.query<EndingRow>(sql`
    select application_id as id, ends_at as "expiresAt", name, app_id as "appId"
    from plugin_applications
    where account_id = ${accountId} and ends_at > ${timestamp(at)}::timestamptz
      and review <> 'cancelled'
    order by application_id`);
}

/** The last day before this one on which reminders looked over all accounts; null: never. */
export async function lastReminderDay(database: Database, before: Day): Promise<Day | null> {
  const rows = await database.query<{ day: Day | null }>(sql`
    select max(day) as day from reminder_days where day < ${before}::date`);
  return rows[0]?.day ?? null;
}

/** Notes that all accounts were looked at on this day. */
export async function finishReminderDay(
  database: Database,
  day: Day,
  finishedAt: Instant,
): Promise<void> {
  await database.query(sql`
    insert into reminder_days (day, finished_at)
    values (${day}::date, ${timestamp(finishedAt)}::timestamptz)
    on conflict (day) do nothing`);
}
