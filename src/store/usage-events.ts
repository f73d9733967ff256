import { assert, type Day, groupBy, type Instant } from '../engine/index.ts';
import { column } from './copy-text.ts';
import { type Connection, isRepeatedKey } from './database.ts';
import { raw, type Statement, sql, timestamp } from './sql.ts';

/** One event as it is stored. */
export interface UsageEventRow {
  readonly accountId: string;
  readonly source: string;
  readonly eventId: string;
  readonly usageDate: Day;
  readonly occurredAt: Instant;
  readonly item: string;
  readonly instance: string | null;
  readonly quantity: bigint;
  readonly domain: string | null;
  readonly stream: string | null;
  /** A peak: the day's usage is the largest, not the sum. */
  readonly peak: boolean;
}

/** Places of events in their batch; all others were new and are stored now. */
export interface StoredEvents {
  /** That are there already, or before in the batch. */
  readonly duplicates: readonly number[];
  /** Whose identity stands for an event with other content. */
  readonly repeatedWithOtherContent: readonly number[];
}

/** An event on its way, with its place in the batch. */
interface Arriving {
  readonly row: UsageEventRow;
  readonly place: number;
}

const COLUMNS = `account_id, source, event_id, usage_date, occurred_at, item, instance, quantity,
  domain, stream`;
const PIECE = 65_536;

/**
 * Stores a batch of events, of any accounts, and adds them to the days. An event that is there
 * already changes nothing; one whose identity stands for other content is named. All writers go in
 * the order of the keys, so that two who bring the same events wait for each other instead of
 * blocking each other. `likelyNew` says what to try first: a COPY of all of them, which costs half,
 * or a look at which are there.
 */
export async function insertUsageEvents(
  connection: Connection,
  events: readonly UsageEventRow[],
  { likelyNew }: { readonly likelyNew: boolean },
): Promise<StoredEvents> {
  const arriving = inKeyOrder(events);
  const firsts = firstsOf(arriving);
  if (likelyNew && (await copyNew(connection, firsts))) {
    await addToDays(connection, firsts);
    return outcomeOf(arriving, firsts, new Map());
  }
  await copyArriving(connection, arriving);
  for (let found = -1; ; ) {
    const known = await findKnown(connection);
    assert(known.size > found, 'what refused a row can be found');
    found = known.size;
    const fresh = firsts.filter(({ place }) => !known.has(place));
    // Refused when another writer has stored one of them since we looked: then it is known.
    if (await copyNew(connection, fresh)) {
      await addToDays(connection, fresh);
      return outcomeOf(arriving, fresh, known);
    }
  }
}

function inKeyOrder(events: readonly UsageEventRow[]): readonly Arriving[] {
  return events.map((row, place) => ({ row, place })).sort(byKey);
}

function byKey(a: Arriving, b: Arriving): number {
  const [x, y] = [a.row, b.row];
  if (x.accountId !== y.accountId) return x.accountId < y.accountId ? -1 : 1;
  if (x.source !== y.source) return x.source < y.source ? -1 : 1;
  if (x.eventId !== y.eventId) return x.eventId < y.eventId ? -1 : 1;
  return a.place - b.place;
}

function haveOneKey(a: UsageEventRow, b: UsageEventRow): boolean {
  return a.eventId === b.eventId && a.source === b.source && a.accountId === b.accountId;
}

/** Of those with one identity in the batch, the first. */
function firstsOf(arriving: readonly Arriving[]): readonly Arriving[] {
  return arriving.filter(({ row }, at) => {
    const before = arriving[at - 1];
    return before === undefined || !haveOneKey(before.row, row);
  });
}

/** Stores events that nobody has stored; false, and nothing is stored, when somebody has. */
async function copyNew(connection: Connection, fresh: readonly Arriving[]): Promise<boolean> {
  if (fresh.length === 0) return true;
  await connection.execute(raw('savepoint before_events'));
  try {
    await connection.copyIn(`usage_events (${COLUMNS})`, copyRows(fresh, contentOf));
    return true;
  } catch (error) {
    if (!isRepeatedKey(error)) throw error;
    await connection.execute(raw('rollback to savepoint before_events'));
    return false;
  }
}

async function copyArriving(connection: Connection, arriving: readonly Arriving[]): Promise<void> {
  await connection.script(`
    create temporary table if not exists arriving_events (
      place integer, account_id text collate "C", source text collate "C",
      event_id text collate "C", usage_date date, occurred_at timestamptz, item text collate "C",
      instance text collate "C", quantity bigint, domain text, stream text)
    on commit delete rows`);
  await connection.copyIn(
    `arriving_events (place, ${COLUMNS})`,
    copyRows(arriving, (one, at) => `${one.place}\t${contentOf(one, at)}`),
  );
}

/**
 * The places of events that are there already, and whether with the same content. Looked up one by
 * one (lateral): the planner would rather read all events of the accounts.
 */
async function findKnown(connection: Connection): Promise<ReadonlyMap<number, boolean>> {
  const rows = await connection.query<{ place: number; same: boolean }>(sql`
    select a.place, (e.occurred_at, e.item, e.instance, e.quantity, e.domain, e.stream)
      is not distinct from (a.occurred_at, a.item, a.instance, a.quantity, a.domain, a.stream)
      as same
    from arriving_events a
    cross join lateral (
      select occurred_at, item, instance, quantity, domain, stream
      from usage_events
      where account_id = a.account_id and source = a.source and event_id = a.event_id
      limit 1
    ) e`);
  return new Map(rows.map(({ place, same }) => [place, same]));
}

/** What became of each: stored, known, or the same as one before it in the batch, or not. */
function outcomeOf(
  arriving: readonly Arriving[],
  stored: readonly Arriving[],
  known: ReadonlyMap<number, boolean>,
): StoredEvents {
  const duplicates: number[] = [];
  const repeatedWithOtherContent: number[] = [];
  if (stored.length === arriving.length) return { duplicates, repeatedWithOtherContent };
  let next = 0;
  let first: UsageEventRow | undefined;
  for (const one of arriving) {
    if (one === stored[next]) {
      next += 1;
      first = one.row;
      continue;
    }
    const same = known.get(one.place) ?? (first !== undefined && haveOneContent(first, one.row));
    (same ? duplicates : repeatedWithOtherContent).push(one.place);
  }
  return { duplicates, repeatedWithOtherContent };
}

function haveOneContent(a: UsageEventRow, b: UsageEventRow): boolean {
  return (
    a.occurredAt === b.occurredAt &&
    a.item === b.item &&
    a.instance === b.instance &&
    a.quantity === b.quantity &&
    a.domain === b.domain &&
    a.stream === b.stream
  );
}

/** Adds events to the usage of their days: summed, or for a peak the largest. */
async function addToDays(connection: Connection, fresh: readonly Arriving[]): Promise<void> {
  const days = groupBy(fresh, ({ row: { accountId, usageDate, item, instance } }) =>
    [accountId, usageDate, item, instance ?? ''].join('\n'),
  );
  const rows = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => totalOf(same));
  const sums = rows.filter(({ peak }) => !peak);
  const peaks = rows.filter(({ peak }) => peak);
  await upsertDays(connection, sums, sql`d.quantity + excluded.quantity`);
  await upsertDays(connection, peaks, sql`greatest(d.quantity, excluded.quantity)`);
}

async function upsertDays(
  connection: Connection,
  rows: readonly DayTotal[],
  combined: Statement,
): Promise<void> {
  if (rows.length === 0) return;
  await connection.execute(sql`
    insert into usage_days as d (account_id, usage_date, item, instance, quantity)
    select u.account_id, u.usage_date, u.item, u.instance, u.quantity
    from unnest(
      ${rows.map(({ accountId }) => accountId)}::text[],
      ${rows.map(({ usageDate }) => usageDate)}::date[],
      ${rows.map(({ item }) => item)}::text[],
      ${rows.map(({ instance }) => instance ?? '')}::text[],
      ${rows.map(({ quantity }) => `${quantity}`)}::numeric[]
    ) u(account_id, usage_date, item, instance, quantity)
    on conflict (account_id, usage_date, item, instance)
    do update set quantity = ${combined}`);
}

type DayTotal = Pick<
  UsageEventRow,
  'accountId' | 'usageDate' | 'item' | 'instance' | 'quantity' | 'peak'
>;

function totalOf(same: readonly Arriving[]): DayTotal {
  const [first] = same;
  assert(first !== undefined, 'a group has a member');
  const { accountId, usageDate, item, instance, peak } = first.row;
  let quantity = 0n;
  for (const { row } of same) {
    if (!peak) quantity += row.quantity;
    else if (row.quantity > quantity) quantity = row.quantity;
  }
  return { accountId, usageDate, item, instance, quantity, peak };
}

/** Lines of COPY, in pieces that are quick to send. */
function copyRows(
  events: readonly Arriving[],
  lineOf: (one: Arriving, occurredAt: string) => string,
): string[] {
  const pieces: string[] = [];
  let piece = '';
  let lastAt = Number.NaN;
  let lastAtText = '';
  for (const one of events) {
    // Events of a log come many to a second.
    if (one.row.occurredAt !== lastAt) {
      lastAt = one.row.occurredAt;
      lastAtText = timestamp(lastAt);
    }
    piece += `${lineOf(one, lastAtText)}\n`;
    if (piece.length > PIECE) {
      pieces.push(piece);
      piece = '';
    }
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

function contentOf({ row }: Arriving, occurredAt: string): string {
  return `${row.accountId}\t${column(row.source)}\t${column(row.eventId)}\t${row.usageDate}\t${
    occurredAt
  }\t${row.item}\t${column(row.instance ?? '')}\t${row.quantity}\t${column(row.domain)}\t${column(
    row.stream,
  )}`;
}
