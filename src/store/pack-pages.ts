// Packs for people: a page in one statement, with all that decides how each of them stands.
import type { Day, Instant, ModeChange } from '../engine/index.ts';
import type { Connection, Database } from './database.ts';
import { type PackRow, packColumns } from './packs.ts';
import { inOrder, type Statement, sql, timestamp, timestampOrNull } from './sql.ts';

/** A pack with its uses. */
export interface PackWithUses extends PackRow {
  /** Null: it is bound to no instance. */
  readonly binding: {
    readonly instance: string;
    readonly from: Day;
    readonly to: Day;
    readonly boundAt: Instant;
  } | null;
  /** When a gift of it was used first; null: none was. */
  readonly giftUsedAt: Instant | null;
  /** What it gave to the days up to the one that was asked for; null: none was. */
  readonly deducted: bigint | null;
}

/** Packs, and the billing modes of their account. */
export interface PackPage {
  readonly packs: readonly PackWithUses[];
  /** In the order in which they were recorded; none when there are no packs. */
  readonly modes: readonly ModeChange[];
}

/** What packs may be sorted by; the order in which they are charged is that of their expiry. */
export type PackOrder = 'expiresAt' | 'purchasedAt';

/** Where a page ended. */
export interface PackPosition {
  readonly expiresAt: Instant;
  readonly purchasedAt: Instant;
  readonly id: string;
}

/** Which packs of an account; null: of all. */
export interface PackFilter {
  readonly accountId: string;
  readonly packId: string | null;
  readonly family: string | null;
  /** Packs whose id begins so, or of one of these SKUs. */
  readonly search: { readonly id: string; readonly skus: readonly string[] } | null;
  readonly expiresFrom: Instant | null;
  readonly expiresBefore: Instant | null;
}

export interface PackPageWish {
  readonly filter: PackFilter;
  readonly order: PackOrder;
  readonly descending: boolean;
  readonly take: number;
  readonly after: PackPosition | null;
  /** Tells what the packs gave to the days up to this one. */
  readonly deductedThrough: Day | null;
}

/** The packs that are asked for. */
export async function readPackPage(
  database: Pick<Database | Connection, 'query'>,
  { filter, order, descending, take, after, deductedThrough }: PackPageWish,
): Promise<PackPage> {
  const { sorted, beyond } = inOrder(descending);
  const first = order === 'expiresAt' ? sql`expires_at ${sorted},` : sql``;
  const by = sql`${first} purchased_at ${sorted}, pack_id ${sorted}`;
  const behind = after === null ? sql`` : sql`and ${positionOf(order, after, beyond)}`;
  type Row = Omit<PackWithUses, 'binding'> & {
    readonly instance: string | null;
    readonly from: Day;
    readonly to: Day;
    readonly boundAt: Instant;
    readonly modes: readonly ModeChange[] | null;
  };
  // The modes are the account's: told once, with the first row.
  const rows = await database.query<Row>(sql`
    select ${packColumns}, b.instance, b."from", b."to", b."boundAt",
      ${gaveUntil(deductedThrough)} as deducted, (
        select min(g.used_at)
        from gifts g
        where g.account_id = p.account_id and g.pack_id = p.pack_id
      ) as "giftUsedAt",
      case when place = 1 then (
        select json_agg(json_build_object('scope', m.scope, 'mode', m.mode, 'from', m.from_date)
          order by m.recorded, m.scope)
        from mode_changes m
        where m.account_id = p.account_id
      ) end as modes
    from (
      select account_id, pack_id, family, sku, total, remaining, purchased_at, expires_at, gift,
        catalog, recorded, refunded_at, refund_recorded, reclaimed_at,
        row_number() over (order by ${by}) as place
      from packs
      where ${wanted(filter)} ${behind}
      order by ${by}
      limit ${take}
    ) p
    left join lateral (
      select b.instance, b.from_day as "from", b.to_day as "to", b.bound_at as "boundAt"
      from bindings b
      where b.account_id = p.account_id and b.pack_id = p.pack_id
    ) b on true
    order by place`);
  return {
    // The rows as they came: copies without some fields are read several times slower.
    packs: rows.map((row) => {
      const { instance, from, to, boundAt } = row;
      const binding = instance === null ? null : { instance, from, to, boundAt };
      return Object.assign(row, { binding });
    }),
    modes: rows[0]?.modes ?? [],
  };
}

function gaveUntil(day: Day | null): Statement {
  return day === null
    ? sql`null::bigint`
    : sql`coalesce((
        select sum(d.deducted)::bigint
        from deductions d
        where d.account_id = p.account_id and d.pack_id = p.pack_id
          and d.usage_date <= ${day}::date), 0)`;
}

function wanted(filter: PackFilter): Statement {
  const { accountId, packId, family, search, expiresFrom, expiresBefore } = filter;
  const ofPack = packId === null ? sql`` : sql`and pack_id = ${packId}`;
  const ofFamily = family === null ? sql`` : sql`and family = ${family}`;
  const found =
    search === null
      ? sql``
      : sql`and (starts_with(pack_id, ${search.id}) or sku = any(${[...search.skus]}::text[]))`;
  const [from, before] = [expiresFrom, expiresBefore].map(timestampOrNull);
  return sql`account_id = ${accountId} ${ofPack} ${ofFamily} ${found}
    and (${from}::timestamptz is null or expires_at >= ${from}::timestamptz)
    and (${before}::timestamptz is null or expires_at < ${before}::timestamptz)`;
}

function positionOf(
  order: PackOrder,
  { expiresAt, purchasedAt, id }: PackPosition,
  beyond: Statement,
): Statement {
  const bought = sql`${timestamp(purchasedAt)}::timestamptz`;
  return order === 'expiresAt'
    ? sql`(expires_at, purchased_at, pack_id)
        ${beyond} (${timestamp(expiresAt)}::timestamptz, ${bought}, ${id})`
    : sql`(purchased_at, pack_id) ${beyond} (${bought}, ${id})`;
}
