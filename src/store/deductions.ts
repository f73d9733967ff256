import type { Day, Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql } from './sql.ts';

/** A recorded deduction; returned ones have negative figures. */
export interface DeductionRow {
  readonly day: Day;
  readonly revision: number;
  readonly seq: number;
  readonly pack: string;
  readonly family: string;
  readonly item: string;
  readonly instance: string | null;
  readonly usage: bigint;
  readonly ratio: string;
  readonly deducted: bigint;
  readonly leftBefore: bigint;
  readonly settledAt: Instant;
}

/** Which deductions; bounds are inclusive, absent ones open. */
export interface DeductionFilter {
  readonly accountId: string;
  readonly pack: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Where a page ended: the next begins behind it. */
export interface DeductionCursor {
  readonly day: Day;
  readonly revision: number;
  readonly seq: number;
}

/**
 * An account's deductions by usage day, then as recorded; `limit` of them behind `after`. Without
 * the rows of what bindings cover, which take nothing.
 */
export async function listDeductions(
  connection: Connection,
  filter: DeductionFilter,
  after: DeductionCursor | null,
  limit: number,
): Promise<DeductionRow[]> {
  const { accountId, pack, from, to } = filter;
  const ofPack = pack === null ? sql`` : sql`and d.pack_id = ${pack}`;
  const since = from === null ? sql`` : sql`and d.usage_date >= ${from}::date`;
  const until = to === null ? sql`` : sql`and d.usage_date <= ${to}::date`;
  const behind =
    after === null
      ? sql``
      : sql`and (d.usage_date, d.revision, d.seq)
          > (${after.day}::date, ${after.revision}::integer, ${after.seq}::integer)`;
  return connection.query<DeductionRow>(sql`
    select d.usage_date as "day", d.revision, d.seq, d.pack_id as "pack", p.family, d.item,
      nullif(d.instance, '') as instance, d.usage, d.ratio, d.deducted,
      d.left_before as "leftBefore", d.settled_at as "settledAt"
    from deductions d
    join packs p on p.account_id = d.account_id and p.pack_id = d.pack_id
    where d.account_id = ${accountId} and d.deducted <> 0 ${ofPack} ${since} ${until} ${behind}
    order by d.usage_date, d.revision, d.seq
    limit ${limit}`);
}

/** What each pack of an account gave to the days up to one, in total. */
export async function deductedThrough(
  connection: Connection,
  accountId: string,
  through: Day,
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await connection.query<{ pack: string; deducted: bigint }>(sql`
    select pack_id as "pack", sum(deducted)::bigint as deducted
    from deductions
    where account_id = ${accountId} and usage_date <= ${through}::date
    group by pack_id`);
  return new Map(rows.map(({ pack, deducted }) => [pack, deducted]));
}
