// Packs for programs: a page by its number, how many there are, the modes and the renewals, all in
// one statement, since such programs ask often.
import type { Day, Instant, ModeChange } from '../engine/index.ts';
import type { Database } from './database.ts';
import type { PackWithUses } from './pack-pages.ts';

/** The orders of a page; packs that are equal in it are in that of their ids, or against it. */
const ORDERS = {
  purchasedAt: 'purchased_at, pack_id',
  '-purchasedAt': 'purchased_at desc, pack_id desc',
  expiresAt: 'expires_at, pack_id',
  '-expiresAt': 'expires_at desc, pack_id desc',
} as const;

export interface NumberedPage {
  readonly accountId: string;
  readonly families: readonly string[];
  readonly order: keyof typeof ORDERS;
  readonly limit: number;
  readonly offset: number;
}

/** A pack with what is known of its renewal. */
export interface RenewablePack {
  readonly pack: PackWithUses;
  /** Whether it renews itself. */
  readonly renews: boolean;
  /** What became of the last try to renew it; null: there was none. */
  readonly renewal: 'succeeded' | 'failed' | null;
}

export interface NumberedPacks {
  /** How many packs there are on all pages. */
  readonly total: number;
  readonly modes: readonly ModeChange[];
  readonly packs: readonly RenewablePack[];
}

/** A page of an account's packs; null when there is no such account. */
export async function readNumberedPacks(
  database: Pick<Database, 'query'>,
  { accountId, families, order, limit, offset }: NumberedPage,
): Promise<NumberedPacks | null> {
  const rows = await database.query<{
    total: number;
    modes: readonly ModeChange[];
    packs: readonly PackJson[];
  }>({
    text: `
      select
        (select count(*)::integer from packs
          where account_id = $1 and family = any($2::text[])) as total,
        (select coalesce(json_agg(json_build_object('scope', scope, 'mode', mode, 'from', from_date)
            order by recorded, scope), '[]'::json)
          from mode_changes
          where account_id = $1) as modes,
        (select coalesce(json_agg(${PACK_JSON} order by ${ORDERS[order]}), '[]'::json)
          from (
            select account_id, pack_id, family, sku, total, remaining, purchased_at, expires_at,
              gift, catalog, recorded, refunded_at, reclaimed_at
            from packs
            where account_id = $1 and family = any($2::text[])
            order by ${ORDERS[order]}
            limit $3 offset $4
          ) p) as packs
      from accounts
      where account_id = $1`,
    values: [accountId, [...families], limit, offset],
  });
  const [row] = rows;
  if (row === undefined) return null;
  const packs = row.packs.map((pack) => packOfJson(accountId, pack));
  return { total: row.total, modes: row.modes, packs };
}

const PACK_JSON = `json_build_object(
  'packId', pack_id, 'family', family, 'sku', sku, 'total', total::text,
  'remaining', remaining::text, 'purchasedAt', purchased_at, 'expiresAt', expires_at, 'gift', gift,
  'catalog', catalog, 'recorded', recorded::text, 'refundedAt', refunded_at,
  'reclaimedAt', reclaimed_at,
  'binding', (
    select json_build_object('instance', b.instance, 'from', b.from_day, 'to', b.to_day,
      'boundAt', b.bound_at)
    from bindings b
    where b.account_id = $1 and b.pack_id = p.pack_id),
  'giftUsedAt', (
    select min(g.used_at) from gifts g
    where g.account_id = $1 and g.pack_id = p.pack_id),
  'renews', exists (
    select 1 from auto_renewals a
    where a.account_id = $1 and a.family = p.family and a.pack_id = p.pack_id),
  'renewal', (
    select r.outcome from renewal_results r
    where r.account_id = $1 and r.pack_id = p.pack_id
    order by r.on_day desc
    limit 1))`;

/** As JSON has it: moments are texts, and so is what is larger than its numbers. */
interface PackJson {
  readonly packId: string;
  readonly family: string;
  readonly sku: string | null;
  readonly total: string;
  readonly remaining: string;
  readonly purchasedAt: string;
  readonly expiresAt: string;
  readonly gift: boolean;
  readonly catalog: string;
  readonly recorded: string;
  readonly refundedAt: string | null;
  readonly reclaimedAt: string | null;
  readonly binding: {
    readonly instance: string;
    readonly from: Day;
    readonly to: Day;
    readonly boundAt: string;
  } | null;
  readonly giftUsedAt: string | null;
  readonly renews: boolean;
  readonly renewal: RenewablePack['renewal'];
}

function packOfJson(accountId: string, json: PackJson): RenewablePack {
  const { packId, family, sku, gift, catalog, binding, renews, renewal } = json;
  const pack: PackWithUses = {
    accountId,
    packId,
    family,
    sku,
    total: BigInt(json.total),
    remaining: BigInt(json.remaining),
    purchasedAt: Date.parse(json.purchasedAt),
    expiresAt: Date.parse(json.expiresAt),
    gift,
    catalog,
    recorded: BigInt(json.recorded),
    refundedAt: momentOf(json.refundedAt),
    // Only a settlement that is done again asks for it.
    refundRecorded: null,
    reclaimedAt: momentOf(json.reclaimedAt),
    binding: binding === null ? null : { ...binding, boundAt: Date.parse(binding.boundAt) },
    giftUsedAt: momentOf(json.giftUsedAt),
    deducted: null,
  };
  return { pack, renews, renewal };
}

function momentOf(text: string | null): Instant | null {
  return text === null ? null : Date.parse(text);
}
