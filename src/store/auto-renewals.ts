// The packs that renew themselves, and what became of it. See docs/concepts/auto-renewal.md.
import { type Day, formatCents, type Instant, type Money } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { moneyOf } from './ledger.ts';
import { inOrder, sql, timestamp } from './sql.ts';

/** The one pack of a family that renews itself. */
export interface RenewalMark {
  readonly accountId: string;
  readonly family: string;
  readonly packId: string;
  readonly markedAt: Instant;
}

export interface RenewalResultRow {
  readonly accountId: string;
  readonly packId: string;
  /** The day of the try: a pack is tried once a day at the most. */
  readonly onDay: Day;
  readonly trigger: 'used-up' | 'expired';
  readonly outcome: 'succeeded' | 'failed';
  /** The code of a refusal; null when it succeeded. */
  readonly reason: string | null;
  /** What fills the text of the reason. */
  readonly params: Readonly<Record<string, string>>;
  readonly sku: string;
  readonly amount: Money;
  readonly orderId: string | null;
  readonly newPackId: string | null;
  readonly recorded: bigint;
  readonly at: Instant;
}

/** Marks a pack; the family's mark was on another one before, or on none. */
export async function setMark(connection: Connection, mark: RenewalMark): Promise<void> {
  await connection.execute(sql`
    insert into auto_renewals (account_id, family, pack_id, marked_at)
    values (${mark.accountId}, ${mark.family}, ${mark.packId},
      ${timestamp(mark.markedAt)}::timestamptz)
    on conflict (account_id, family)
    do update set pack_id = excluded.pack_id, marked_at = excluded.marked_at`);
}

/** Takes the mark off a pack; false when it had none. */
export async function removeMark(
  connection: Connection,
  accountId: string,
  packId: string,
): Promise<boolean> {
  const removed = await connection.execute(sql`
    delete from auto_renewals where account_id = ${accountId} and pack_id = ${packId}`);
  return removed === 1;
}

export async function listMarks(connection: Connection, accountId: string): Promise<RenewalMark[]> {
  return connection.query<RenewalMark>(sql`
    select account_id as "accountId", family, pack_id as "packId", marked_at as "markedAt"
    from auto_renewals
    where account_id = ${accountId}
    order by family`);
}

/** Accounts with a marked pack, after an id, in id order. */
export async function listRenewingAccounts(
  connection: Connection,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await connection.query<{ accountId: string }>(sql`
    select distinct account_id as "accountId"
    from auto_renewals
    where account_id > ${after}
    order by account_id
    limit ${limit}`);
  return rows.map(({ accountId }) => accountId);
}

/** What renewals may spend in a month; null: no limit. */
export async function findMonthlyCap(
  connection: Connection,
  accountId: string,
): Promise<Money | null> {
  const rows = await connection.query<{ cap: string }>(sql`
    select monthly_cap::text as cap from auto_renewal_caps where account_id = ${accountId}`);
  return rows[0] === undefined ? null : moneyOf(rows[0].cap);
}

/** Sets what renewals may spend in a month; null lifts the limit. */
export async function setMonthlyCap(
  connection: Connection,
  accountId: string,
  cap: Money | null,
  at: Instant,
): Promise<void> {
  if (cap === null) {
    await connection.execute(sql`delete from auto_renewal_caps where account_id = ${accountId}`);
    return;
  }
  await connection.execute(sql`
    insert into auto_renewal_caps (account_id, monthly_cap, set_at)
    values (${accountId}, ${formatCents(cap)}::numeric, ${timestamp(at)}::timestamptz)
    on conflict (account_id)
    do update set monthly_cap = excluded.monthly_cap, set_at = excluded.set_at`);
}

export async function insertRenewalResult(
  connection: Connection,
  result: RenewalResultRow,
): Promise<void> {
  await connection.execute(sql`
    insert into renewal_results (account_id, pack_id, on_day, trigger, outcome, reason, params, sku,
      amount, order_id, new_pack_id, recorded, at)
    values (${result.accountId}, ${result.packId}, ${result.onDay}::date, ${result.trigger},
      ${result.outcome}, ${result.reason}, ${JSON.stringify(result.params)}::text::json,
      ${result.sku}, ${formatCents(result.amount)}::numeric, ${result.orderId},
      ${result.newPackId}, ${result.recorded}, ${timestamp(result.at)}::timestamptz)`);
}

/** The last result of every pack that had one, latest first. */
export async function listLastResults(
  connection: Connection,
  accountId: string,
): Promise<RenewalResultRow[]> {
  const rows = await connection.query<Omit<RenewalResultRow, 'amount'> & { amount: string }>(sql`
    select account_id as "accountId", pack_id as "packId", on_day as "onDay", trigger, outcome,
      reason, params, sku, amount::text as amount, order_id as "orderId",
      new_pack_id as "newPackId", recorded, at
    from renewal_results r
    where account_id = ${accountId}
      and on_day = (
        select max(on_day) from renewal_results l
        where l.account_id = ${accountId} and l.pack_id = r.pack_id)
    order by at desc, pack_id`);
  return rows.map((row) => ({ ...row, amount: moneyOf(row.amount) }));
}

/** A pack that renews itself, or of which a renewal was tried, with the last result. */
export interface RenewingPack {
  readonly packId: string;
  readonly family: string;
  readonly sku: string;
  /** Null: it is not marked. */
  readonly markedAt: Instant | null;
  /** Null: none was tried yet. */
  readonly outcome: RenewalResultRow['outcome'] | null;
  readonly reason: string | null;
  readonly params: Readonly<Record<string, string>> | null;
  readonly trigger: RenewalResultRow['trigger'] | null;
  readonly orderId: string | null;
  readonly newPackId: string | null;
  readonly at: Instant | null;
}

/** Which of them to list, by their ids. */
export interface RenewingFilter {
  /** Whether it is marked; null: no matter. */
  readonly on: boolean | null;
  readonly descending: boolean;
  /** The id of the pack that the list goes on from; null: from the beginning. */
  readonly after: string | null;
  readonly take: number;
}

export async function listRenewingPacks(
  connection: Connection,
  accountId: string,
  { on, descending, after, take }: RenewingFilter,
): Promise<RenewingPack[]> {
  const { sorted, beyond } = inOrder(descending);
  return connection.query<RenewingPack>(sql`
    select p.pack_id as "packId", p.family, coalesce(p.sku, '') as sku, m.marked_at as "markedAt",
      r.outcome, r.reason, r.params, r.trigger, r.order_id as "orderId",
      r.new_pack_id as "newPackId", r.at
    from (
      select pack_id from auto_renewals where account_id = ${accountId}
      union
      select pack_id from renewal_results where account_id = ${accountId}
    ) k
    join packs p on p.account_id = ${accountId} and p.pack_id = k.pack_id
    left join auto_renewals m on m.account_id = ${accountId} and m.pack_id = k.pack_id
    left join renewal_results r on r.account_id = ${accountId} and r.pack_id = k.pack_id
      and r.on_day = (
        select max(l.on_day) from renewal_results l
        where l.account_id = ${accountId} and l.pack_id = k.pack_id)
    where (${on}::boolean is null or (m.pack_id is not null) = ${on})
      and (${after}::text is null or k.pack_id ${beyond} ${after})
    order by k.pack_id ${sorted}
    limit ${take}`);
}

/** What renewals cost from a day to before another. */
export async function renewalsSpent(
  connection: Connection,
  accountId: string,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<Money> {
  const rows = await connection.query<{ spent: string }>(sql`
    select coalesce(sum(amount), 0)::text as spent
    from renewal_results
    where account_id = ${accountId} and on_day >= ${from}::date and on_day < ${to}::date`);
  return moneyOf(rows[0]?.spent ?? '0');
}
