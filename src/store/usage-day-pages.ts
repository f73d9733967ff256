// Usage by day, item and instance, with what packs covered of it and what they did not.
import type { Day } from '../engine/index.ts';
import type { Connection, Database } from './database.ts';
import { inOrder, type Statement, sql } from './sql.ts';

/** Figures of usage; money in hundred-millionths of the currency. */
export interface UsageFigures {
  readonly quantity: bigint;
  readonly covered: bigint;
  readonly overage: bigint;
  readonly amount: bigint;
}

export interface UsageDayRow extends UsageFigures {
  readonly day: Day;
  readonly item: string;
  readonly instance: string | null;
}

export interface UsageTotalRow extends UsageFigures {
  readonly item: string;
}

/** Which usage of an account; null is open, bounds are inclusive. */
export interface UsageFilter {
  readonly accountId: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly item: string | null;
  readonly instance: string | null;
}

export interface UsageDayPosition {
  readonly day: Day;
  readonly item: string;
  readonly instance: string;
}

type Reader = Pick<Database | Connection, 'query'>;

type Texts<T> = { readonly [K in keyof T]: T[K] extends bigint ? string : T[K] };

/** A page by day, item and instance. */
export async function readUsageDays(
  database: Reader,
  filter: UsageFilter,
  page: {
    readonly after: UsageDayPosition | null;
    readonly take: number;
    readonly descending: boolean;
  },
): Promise<UsageDayRow[]> {
  const { after, take, descending } = page;
  const { sorted, beyond } = inOrder(descending);
  const behind =
    after === null
      ? sql``
      : sql`and (usage_date, item, instance) ${beyond}
          (${after.day}::date, ${after.item}, ${after.instance})`;
  const days = await database.query<{ day: Day; item: string; instance: string; quantity: string }>(
    sql`
      select usage_date as "day", item, instance, quantity::text as quantity
      from usage_days
      where account_id = ${filter.accountId} ${besides(filter)} ${behind}
      order by usage_date ${sorted}, item ${sorted}, instance ${sorted}
      limit ${take}`,
  );
  const dates = days.map(({ day }) => day).sort();
  const [from, to] = [dates[0], dates.at(-1)];
  if (from === undefined || to === undefined) return [];
  const settled = await readSettled(database, { ...filter, from, to });
  return days.map(({ quantity, instance, ...row }) => ({
    ...row,
    ...(settled.get(`${row.day} ${row.item} ${instance}`) ?? NOTHING),
    instance: instance === '' ? null : instance,
    quantity: BigInt(quantity),
  }));
}

const NOTHING = { covered: 0n, overage: 0n, amount: 0n };

/** What came of the usage of some days. The first and the last are named: see deductions.ts. */
async function readSettled(
  database: Reader,
  filter: UsageFilter,
): Promise<ReadonlyMap<string, Omit<UsageFigures, 'quantity'>>> {
  const rows = await database.query<
    Texts<Omit<UsageFigures, 'quantity'>> & { day: Day; item: string; instance: string }
  >(sql`
    select usage_date as "day", item, instance, sum(covered)::text as covered,
      sum(overage)::text as overage, (sum(amount) * 100000000)::numeric(60, 0)::text as amount
    from (${parts(filter)}) parts
    group by usage_date, item, instance
    order by usage_date, item, instance`);
  return new Map(
    rows.map(({ day, item, instance, covered, overage, amount }) => [
      `${day} ${item} ${instance}`,
      { covered: BigInt(covered), overage: BigInt(overage), amount: BigInt(amount) },
    ]),
  );
}

/** By item over the whole filter. Of a peak the largest of the days is told, not their sum. */
export async function readUsageTotals(
  database: Reader,
  filter: UsageFilter,
  peaks: readonly string[],
): Promise<UsageTotalRow[]> {
  const rows = await database.query<Texts<UsageTotalRow>>(sql`
    select u.item, u.quantity::text as quantity, coalesce(s.covered, 0)::text as covered,
      coalesce(s.overage, 0)::text as overage,
      (coalesce(s.amount, 0) * 100000000)::numeric(60, 0)::text as amount
    from (
      select item, case when item = any(${[...peaks]}::text[]) then max(quantity)
        else sum(quantity) end as quantity
      from usage_days
      where account_id = ${filter.accountId} ${besides(filter)}
      group by item
    ) u
    left join (
      select item, sum(covered) as covered, sum(amount) as amount,
        case when item = any(${[...peaks]}::text[]) then max(overage) else sum(overage) end
          as overage
      from (
        select usage_date, item, instance, sum(covered) as covered, sum(overage) as overage,
          sum(amount) as amount
        from (${parts(filter)}) parts
        group by usage_date, item, instance
      ) days
      group by item
    ) s on s.item = u.item
    order by u.item`);
  return rows.map(({ item, quantity, covered, overage, amount }) => ({
    item,
    quantity: BigInt(quantity),
    covered: BigInt(covered),
    overage: BigInt(overage),
    amount: BigInt(amount),
  }));
}

function parts(filter: UsageFilter): Statement {
  return sql`
    select usage_date, item, instance, usage as covered, 0 as overage, 0 as amount
    from deductions
    where account_id = ${filter.accountId} ${besides(filter)}
    union all
    select usage_date, item, instance, 0, quantity, amount
    from overage
    where account_id = ${filter.accountId} ${besides(filter)}`;
}

/** The predicates beside the account. */
function besides({ from, to, item, instance }: UsageFilter): Statement {
  const since = from === null ? sql`` : sql`and usage_date >= ${from}::date`;
  const until = to === null ? sql`` : sql`and usage_date <= ${to}::date`;
  const ofItem = item === null ? sql`` : sql`and item = ${item}`;
  const ofInstance = instance === null ? sql`` : sql`and instance = ${instance}`;
  return sql`${since} ${until} ${ofItem} ${ofInstance}`;
}
