// All that a day is explained by, in one statement: who asks for one day waits for one answer.
import type { Day, Instant, ModeChange, UsageLine } from '../engine/index.ts';
import type { Connection, Database } from './database.ts';
import type { BindingRow } from './director.ts';
import type { PackRow } from './packs.ts';
import { sql, timestamp } from './sql.ts';

type Known = { readonly recorded: bigint };

/** A day of an account as it is recorded. */
export interface ExplainedInput {
  /** The latest settling of the day; null: there was none. */
  readonly settled: {
    readonly revision: number;
    readonly recorded: bigint;
    readonly catalog: string;
    readonly settledAt: Instant;
  } | null;
  /** What is reported for the day now, and what was settled of it. */
  readonly reported: readonly UsageLine[];
  readonly settledLines: readonly UsageLine[];
  /** All packs of the account, in the order in which they are charged. */
  readonly packs: readonly ExplainedPackRow[];
  readonly bindings: readonly ExplainedBindingRow[];
  readonly modes: readonly (ModeChange & Known)[];
}

export type ExplainedBindingRow = Known &
  Pick<BindingRow, 'packId' | 'instance' | 'from' | 'to' | 'reclaimedAt'>;

/** A pack and what it held before the day, or holds now if it can have given nothing since. */
export type ExplainedPackRow = Known &
  Omit<PackRow, 'accountId' | 'catalog'> & { readonly held: bigint };

export interface DayToExplain {
  readonly accountId: string;
  readonly day: Day;
  /** The first moment of the day and the first after it. */
  readonly start: Instant;
  readonly end: Instant;
}

/** Reads what a day is explained by; null: there is no such account. */
export async function readExplainedInput(
  database: Pick<Database | Connection, 'query'>,
  asked: DayToExplain,
): Promise<ExplainedInput | null> {
  const [row] = await database.query<ExplainedText>(statementOf(asked));
  if (row === undefined) return null;
  const given = row.inOrder ? null : await readGiven(database, asked);
  const { settled } = row;
  return {
    settled: settled === null ? null : { ...settled, recorded: BigInt(settled.recorded) },
    reported: row.reported.map(lineOf),
    settledLines: row.settledLines.map(lineOf),
    packs: row.packs.map((pack) => packOf(pack, given)),
    bindings: row.bindings.map(withVersion),
    modes: row.modes.map(withVersion),
  };
}

/** As JSON has it: numbers that may be large are texts. */
interface ExplainedText {
  readonly settled:
    | (Omit<NonNullable<ExplainedInput['settled']>, 'recorded'> & RecordedText)
    | null;
  readonly reported: readonly LineText[];
  readonly settledLines: readonly LineText[];
  readonly packs: readonly PackText[];
  readonly bindings: readonly (Omit<ExplainedBindingRow, 'recorded'> & RecordedText)[];
  readonly modes: readonly (ModeChange & RecordedText)[];
  /** Whether the first deduction of a pack since the day tells what it held before. */
  readonly inOrder: boolean;
}

interface RecordedText {
  readonly recorded: string;
}

type LineText = readonly [item: string, instance: string | null, quantity: string];

type PackText = Omit<ExplainedPackRow, BigPart> & Readonly<Record<BigPart, string | null>>;
type BigPart = 'total' | 'remaining' | 'recorded' | 'refundRecorded' | 'held';

function withVersion<T extends RecordedText>(row: T): Omit<T, 'recorded'> & Known {
  return { ...row, recorded: BigInt(row.recorded) };
}

function lineOf([item, instance, quantity]: LineText): UsageLine {
  return { item, instance, quantity: BigInt(quantity) };
}

function packOf(row: PackText, given: ReadonlyMap<string, bigint> | null): ExplainedPackRow {
  const { packId, family, sku, purchasedAt, expiresAt, gift, refundedAt, reclaimedAt } = row;
  const left = BigInt(row.remaining ?? 0);
  const refundRecorded = row.refundRecorded === null ? null : BigInt(row.refundRecorded);
  const held = given === null ? BigInt(row.held ?? left) : left + (given.get(packId) ?? 0n);
  return {
    packId,
    family,
    sku,
    purchasedAt,
    expiresAt,
    gift,
    refundedAt,
    reclaimedAt,
    total: BigInt(row.total ?? 0),
    remaining: left,
    recorded: BigInt(row.recorded ?? 0),
    refundRecorded,
    held,
  };
}

/** What packs gave to the day and all later ones: where days were settled out of their order. */
async function readGiven(
  database: Pick<Database | Connection, 'query'>,
  { accountId, day }: DayToExplain,
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await database.query<{ readonly pack: string; readonly given: bigint }>(sql`
    select pack_id as pack, sum(deducted)::bigint as given
    from deductions
    where account_id = ${accountId} and usage_date >= ${day}::date
    group by pack_id`);
  return new Map(rows.map(({ pack, given }) => [pack, given]));
}

/**
 * Usually days are settled once, one after the other. Then what a pack held before a day is what it
 * held before the first deduction since: found by the index, however many there are.
 */
function statementOf({ accountId, day, start, end }: DayToExplain) {
  const [opens, closes] = [timestamp(start), timestamp(end)];
  return sql`
    select (
        select json_build_object('revision', s.revision, 'recorded', s.recorded::text,
          'catalog', s.catalog, 'settledAt', (extract(epoch from s.settled_at) * 1000)::bigint)
        from settlements s
        where s.account_id = a.account_id and s.usage_date = ${day}::date
        order by s.revision desc
        limit 1
      ) as settled,
      coalesce((
        select json_agg(json_build_array(u.item, nullif(u.instance, ''), u.quantity::text)
          order by u.item, u.instance)
        from usage_days u
        where u.account_id = a.account_id and u.usage_date = ${day}::date
      ), '[]') as reported,
      coalesce((
        select json_agg(json_build_array(l.item, nullif(l.instance, ''), l.quantity::text)
          order by l.item, l.instance)
        from (
          select item, instance, sum(quantity) as quantity
          from (
            select d.item, d.instance, d.usage as quantity
            from deductions d
            where d.account_id = ${accountId} and d.usage_date = ${day}::date
            union all
            select o.item, o.instance, o.quantity
            from overage o
            where o.account_id = ${accountId} and o.usage_date = ${day}::date
          ) parts
          group by item, instance
        ) l
        where l.quantity <> 0
      ), '[]') as "settledLines",
      coalesce((
        select json_agg(json_build_object('packId', p.pack_id, 'family', p.family, 'sku', p.sku,
          'total', p.total::text, 'remaining', p.remaining::text,
          'purchasedAt', (extract(epoch from p.purchased_at) * 1000)::bigint,
          'expiresAt', (extract(epoch from p.expires_at) * 1000)::bigint, 'gift', p.gift,
          'recorded', p.recorded::text, 'refundRecorded', p.refund_recorded::text,
          'refundedAt', (extract(epoch from p.refunded_at) * 1000)::bigint,
          'reclaimedAt', (extract(epoch from p.reclaimed_at) * 1000)::bigint,
          'held', case
            when p.remaining < p.total and p.refunded_at is null
              and p.purchased_at < ${closes}::timestamptz and p.expires_at > ${opens}::timestamptz
            then (
              select d.left_before::text
              from deductions d
              where d.account_id = ${accountId} and d.pack_id = p.pack_id
                and d.usage_date >= ${day}::date
              order by d.usage_date, d.revision, d.seq
              limit 1
            )
          end) order by p.expires_at, p.purchased_at, p.pack_id)
        from packs p
        where p.account_id = a.account_id
      ), '[]') as packs,
      coalesce((
        select json_agg(json_build_object('packId', b.pack_id, 'instance', b.instance,
          'from', b.from_day, 'to', b.to_day, 'recorded', b.recorded::text,
          'reclaimedAt', (extract(epoch from p.reclaimed_at) * 1000)::bigint)
          order by b.recorded, b.from_day, b.pack_id)
        from bindings b
        left join packs p on p.account_id = b.account_id and p.pack_id = b.pack_id
        where b.account_id = a.account_id
      ), '[]') as bindings,
      coalesce((
        select json_agg(json_build_object('scope', m.scope, 'mode', m.mode, 'from', m.from_date,
          'recorded', m.recorded::text) order by m.recorded, m.scope)
        from mode_changes m
        where m.account_id = a.account_id
      ), '[]') as modes,
      coalesce((
        select bool_and(later.revision = 1 and later.recorded > later.before)
          and min(later.recorded) > (
            select coalesce(max(s.recorded), 0)
            from settlements s
            where s.account_id = ${accountId} and s.usage_date < ${day}::date
          )
        from (
          select s.revision, s.recorded, lag(s.recorded, 1, 0::bigint)
            over (order by s.usage_date, s.revision) as before
          from settlements s
          where s.account_id = ${accountId} and s.usage_date >= ${day}::date
        ) later
      ), true) as "inOrder"
    from accounts a
    where a.account_id = ${accountId}`;
}
