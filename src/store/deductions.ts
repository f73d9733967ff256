// Deductions for people: read page by page, in order of the usage day or of the settlement.
import { addDays, type Day, type Instant } from '../engine/index.ts';
import type { Connection, Database } from './database.ts';
import { inOrder, type Statement, sql, timestamp } from './sql.ts';

/** A recorded deduction; returned ones have negative figures. */
export interface DeductionRow {
  readonly day: Day;
  readonly revision: number;
  readonly seq: number;
  readonly pack: string;
  readonly family: string;
  readonly sku: string | null;
  readonly item: string;
  readonly instance: string | null;
  readonly usage: bigint;
  readonly ratio: string;
  readonly deducted: bigint;
  readonly leftBefore: bigint;
  readonly settledAt: Instant;
}

/** Which deductions of an account; bounds are inclusive, null is open. */
export interface DeductionFilter {
  readonly accountId: string;
  readonly pack: string | null;
  readonly family: string | null;
  readonly item: string | null;
  readonly instance: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  /** What was taken, or what was given back. */
  readonly type: 'deduction' | 'return' | null;
}

/** Where a page ended. */
export interface DeductionPosition {
  readonly settledAt: Instant;
  readonly day: Day;
  readonly revision: number;
  readonly seq: number;
}

export interface DeductionPageWish {
  readonly filter: DeductionFilter;
  readonly order: 'usageDate' | 'settledAt';
  readonly descending: boolean;
  readonly take: number;
  readonly after: DeductionPosition | null;
}

type Reader = Pick<Database | Connection, 'query'>;

/**
 * A page of deductions, without the rows of what bindings cover, which take nothing. Each statement
 * names the first and the last day that it looks at: to plan one over all parts of the table takes
 * ten times as long as to find the rows. Which days there are is known from settlements, which are
 * few.
 */
export async function readDeductionPage(
  database: Reader,
  asked: DeductionPageWish,
): Promise<DeductionRow[]> {
  const packs = await wantedPacks(database, asked.filter);
  if (packs?.length === 0) return [];
  const wish = { ...asked, packs };
  const { type, item, instance } = wish.filter;
  // Found by some settlements only: what is given back, and an item, by the days of its usage.
  const isOfSome = type === 'return' || item !== null || instance !== null;
  return wish.order === 'settledAt' || isOfSome
    ? readBySettlement(database, wish)
    : readByDay(database, wish);
}

/** A page that is asked for, with the packs that it may be of; null: of all. */
interface Wish extends DeductionPageWish {
  readonly packs: readonly string[] | null;
}

async function wantedPacks(
  database: Reader,
  { accountId, pack, family }: DeductionFilter,
): Promise<readonly string[] | null> {
  if (family === null) return pack === null ? null : [pack];
  const rows = await database.query<{ readonly id: string }>(sql`
    select pack_id as id
    from packs
    where account_id = ${accountId} and family = ${family}
      and (${pack}::text is null or pack_id = ${pack})
    order by pack_id`);
  return rows.map(({ id }) => id);
}

/** So many days are looked at first: they lie in two parts of the table at the most. */
const DAYS_FIRST = 7;
/** When these were too few, each look is at so many times more days. */
const GROWTH = 4;

/** Some days in the order of the page: the last is before the first when it is descending. */
interface Span {
  readonly first: Day;
  readonly last: Day;
}

async function readByDay(database: Reader, wish: Wish): Promise<DeductionRow[]> {
  const { filter, descending, take, after } = wish;
  const rows: DeductionRow[] = [];
  const start = after?.day ?? (descending ? filter.to : filter.from);
  let span: Span | null = start === null ? null : spanFrom(start, wish);
  let passed: Day | null = null;
  let isLast = false;
  for (let count = 2 * DAYS_FIRST; ; count *= GROWTH) {
    if (span === null) {
      const days = await listSettledDays(database, wish, passed, count);
      const [first, last] = [days[0], days.at(-1)];
      if (first === undefined || last === undefined) return rows;
      span = { first, last };
      isLast = days.length < count;
    }
    const rest = { ...wish, take: take - rows.length, after: rows.at(-1) ?? after };
    rows.push(...(await readDays(database, rest, span)));
    if (rows.length === take || isLast) return rows;
    passed = span.last;
    span = null;
  }
}

function spanFrom(first: Day, { filter, descending }: Wish): Span {
  const { from, to } = filter;
  const last = addDays(first, descending ? 1 - DAYS_FIRST : DAYS_FIRST - 1);
  if (descending) return { first, last: from !== null && from > last ? from : last };
  return { first, last: to !== null && to < last ? to : last };
}

/** The days behind one that was passed that have settlements, in the order of the page. */
async function listSettledDays(
  database: Reader,
  { filter: { accountId, from, to }, descending }: Wish,
  passed: Day | null,
  limit: number,
): Promise<readonly Day[]> {
  const { sorted, beyond } = inOrder(descending);
  const behind = passed === null ? sql`` : sql`and usage_date ${beyond} ${passed}::date`;
  const rows = await database.query<{ readonly day: Day }>(sql`
    select usage_date as "day"
    from settlements
    where account_id = ${accountId} ${behind}
      and (${from}::date is null or usage_date >= ${from}::date)
      and (${to}::date is null or usage_date <= ${to}::date)
    order by usage_date ${sorted}, revision ${sorted}
    limit ${limit}`);
  return rows.map(({ day }) => day);
}

async function readDays(
  database: Reader,
  { filter, packs, descending, take, after }: Wish,
  { first, last }: Span,
): Promise<DeductionRow[]> {
  const { sorted, beyond } = inOrder(descending);
  const [from, to] = descending ? [last, first] : [first, last];
  const behind =
    after === null
      ? sql``
      : sql`and (d.usage_date, d.revision, d.seq) ${beyond}
          (${after.day}::date, ${after.revision}::integer, ${after.seq}::integer)`;
  return database.query<DeductionRow>(sql`
    select ${shown}
    from (
      select d.usage_date, d.revision, d.seq, d.pack_id, d.item, d.instance, d.usage, d.ratio,
        d.deducted, d.left_before, d.settled_at
      from deductions d
      where d.account_id = ${filter.accountId}
        and d.usage_date between ${from}::date and ${to}::date ${wanted(filter, packs)} ${behind}
      order by d.usage_date ${sorted}, d.revision ${sorted}, d.seq ${sorted}
      limit ${take}
    ) d
    left join packs p on p.account_id = ${filter.accountId} and p.pack_id = d.pack_id
    order by d.usage_date ${sorted}, d.revision ${sorted}, d.seq ${sorted}`);
}

const shown = sql`d.usage_date as "day", d.revision, d.seq, d.pack_id as "pack", p.family, p.sku,
  d.item, nullif(d.instance, '') as instance, d.usage, d.ratio, d.deducted,
  d.left_before as "leftBefore", d.settled_at as "settledAt"`;

/** A settlement of a day: its rows were settled at one moment and lie together by their number. */
type SettlementPlace = Omit<DeductionPosition, 'seq'>;

async function readBySettlement(database: Reader, wish: Wish): Promise<DeductionRow[]> {
  const { take, after } = wish;
  const rows: DeductionRow[] = [];
  let passed: SettlementPlace | null = null;
  for (let count = DAYS_FIRST; ; count *= GROWTH) {
    const settlements: readonly SettlementPlace[] = await listSettlements(
      database,
      wish,
      passed,
      count,
    );
    if (settlements.length === 0) return rows;
    const rest = { ...wish, take: take - rows.length, after: rows.at(-1) ?? after };
    rows.push(...(await readSettlements(database, rest, settlements)));
    if (rows.length === take || settlements.length < count) return rows;
    passed = settlements.at(-1) ?? null;
  }
}

/** The settlements behind one that was passed, or from the one on in which the page begins. */
async function listSettlements(
  database: Reader,
  { filter, order, descending, after }: Wish,
  passed: SettlementPlace | null,
  limit: number,
): Promise<readonly SettlementPlace[]> {
  const { accountId, from, to, type } = filter;
  const { sorted, beyond } = inOrder(descending);
  const ofTime = order === 'settledAt';
  const place = passed ?? after;
  const than = passed === null ? sql`${beyond}=` : beyond;
  const time = ofTime ? sql`settled_at,` : sql``;
  const placed =
    place === null
      ? sql``
      : sql`and (${time} usage_date, revision) ${than} (
          ${ofTime ? sql`${timestamp(place.settledAt)}::timestamptz,` : sql``}
          ${place.day}::date, ${place.revision}::integer)`;
  return database.query<SettlementPlace>(sql`
    select usage_date as "day", revision, settled_at as "settledAt"
    from settlements
    where account_id = ${accountId} ${placed} ${type === 'return' ? sql`and revision > 1` : sql``}
      ${onDaysOf(filter)}
      and (${from}::date is null or usage_date >= ${from}::date)
      and (${to}::date is null or usage_date <= ${to}::date)
    order by ${ofTime ? sql`settled_at ${sorted},` : sql``} usage_date ${sorted},
      revision ${sorted}
    limit ${limit}`);
}

async function readSettlements(
  database: Reader,
  { filter, packs, descending, take, after }: Wish,
  settlements: readonly SettlementPlace[],
): Promise<DeductionRow[]> {
  const { sorted, beyond } = inOrder(descending);
  const days = settlements.map(({ day }) => day).sort();
  const behind =
    after === null
      ? sql``
      : sql`and (s.day <> ${after.day}::date or s.revision <> ${after.revision}::integer
          or d.seq ${beyond} ${after.seq}::integer)`;
  return database.query<DeductionRow>(sql`
    select ${shown}
    from unnest(${settlements.map(({ day }) => day)}::date[],
      ${settlements.map(({ revision }) => revision)}::integer[]
    ) with ordinality s(day, revision, place)
    cross join lateral (
      select d.usage_date, d.revision, d.seq, d.pack_id, d.item, d.instance, d.usage, d.ratio,
        d.deducted, d.left_before, d.settled_at
      from deductions d
      where d.account_id = ${filter.accountId} and d.usage_date = s.day
        and d.usage_date between ${days[0]}::date and ${days.at(-1)}::date
        and d.revision = s.revision ${wanted(filter, packs)} ${behind}
      order by d.seq ${sorted}
      limit ${take}
    ) d
    left join packs p on p.account_id = ${filter.accountId} and p.pack_id = d.pack_id
    order by s.place, d.seq ${sorted}
    limit ${take}`);
}

/** Days on which an item was used: on no others it was charged. */
function onDaysOf({ item, instance }: DeductionFilter): Statement {
  if (item === null && instance === null) return sql``;
  const ofItem = item === null ? sql`` : sql`and u.item = ${item}`;
  const ofInstance = instance === null ? sql`` : sql`and u.instance = ${instance}`;
  return sql`and exists (
    select from usage_days u
    where u.account_id = settlements.account_id and u.usage_date = settlements.usage_date
      ${ofItem} ${ofInstance})`;
}

function wanted({ item, instance, type }: DeductionFilter, packs: Wish['packs']): Statement {
  const parts: Statement[] = [];
  if (packs !== null) parts.push(sql`and d.pack_id = any(${[...packs]}::text[])`);
  if (item !== null) parts.push(sql`and d.item = ${item}`);
  if (instance !== null) parts.push(sql`and d.instance = ${instance}`);
  if (type === 'return') parts.push(sql`and d.deducted < 0`);
  else parts.push(type === null ? sql`and d.deducted <> 0` : sql`and d.deducted > 0`);
  return parts.reduce((all, part) => sql`${all} ${part}`, sql``);
}
