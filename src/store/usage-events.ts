import { assert, type Day, type Instant, present } from '../engine/index.ts';
import { column } from './copy-text.ts';
import { type Connection, isRepeatedKey } from './database.ts';
import { addToMinutes } from './measured-events.ts';
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
  /** The sum of whose minutes it is a part; absent: its quantity is charged as it is. */
  readonly minuteSum?: string;
}

/** Places of events in their batch; all others were new and are stored now. */
export interface StoredEvents {
  /** That are there already, or before in the batch. */
  readonly duplicates: readonly number[];
  /** Whose identity stands for an event with other content. */
  readonly repeatedWithOtherContent: readonly number[];
}

const COLUMNS = `account_id, source, event_id, usage_date, occurred_at, item, instance, quantity,
  domain, stream`;
const PIECE = 65_536;
const MINUTE_MS = 60_000;

/**
 * Stores a batch of events, of any accounts, and adds them to the days. An event that is there
 * already changes nothing; one whose identity stands for other content is named. All writers go in
 * the order of the keys, so that two who bring the same events wait for each other instead of
 * blocking each other. `likelyNew` says what to try first: a COPY of all of them, which costs half,
 * or a look at which are there.
 */
export async function insertUsageEvents(
  connection: Connection,
  arrived: readonly UsageEventRow[],
  { likelyNew }: { readonly likelyNew: boolean },
): Promise<StoredEvents> {
  const sorted = [...arrived].sort(byKey);
  const { rows: ordered, added } = await addToMinutes(connection, sorted);
  const events =
    added.size === 0 && ordered === sorted ? arrived : inPlace(arrived, sorted, ordered);
  const stored = await insertOrdered(connection, { events, ordered }, likelyNew);
  for (const place of [...stored.duplicates, ...stored.repeatedWithOtherContent]) {
    // Somebody has stored it, measured by nobody, since we looked: all is undone, and comes again.
    assert(!added.has(present(events[place], 'a place is of an event')), 'nobody added it before');
  }
  return stored;
}

/** The rows that took the place of others, in the order of those. */
function inPlace(
  arrived: readonly UsageEventRow[],
  sorted: readonly UsageEventRow[],
  ordered: readonly UsageEventRow[],
): readonly UsageEventRow[] {
  const taken = new Map(sorted.map((row, at) => [row, ordered[at] ?? row]));
  return arrived.map((row) => taken.get(row) ?? row);
}

interface OrderedEvents {
  readonly events: readonly UsageEventRow[];
  /** The same in the order of their keys. */
  readonly ordered: readonly UsageEventRow[];
}

async function insertOrdered(
  connection: Connection,
  { events, ordered }: OrderedEvents,
  likelyNew: boolean,
): Promise<StoredEvents> {
  const firsts = firstsOf(ordered);
  if (likelyNew && (await copyNew(connection, firsts))) {
    await addToDays(connection, firsts);
    if (firsts.length === events.length) return { duplicates: [], repeatedWithOtherContent: [] };
    return outcomeOf({ ordered, places: placesOf(events), known: new Map() }, firsts);
  }
  const places = placesOf(events);
  await copyArriving(connection, ordered, places);
  for (let found = -1; ; ) {
    const known = await findKnown(connection);
    assert(known.size > found, 'what refused a row can be found');
    found = known.size;
    const fresh = firsts.filter((row) => !known.has(placeOf(row, places)));
    // Refused when another writer has stored one of them since we looked: then it is known.
    if (await copyNew(connection, fresh)) {
      await addToDays(connection, fresh);
      return outcomeOf({ ordered, places, known }, fresh);
    }
  }
}

type Places = ReadonlyMap<UsageEventRow, number>;

function placesOf(events: readonly UsageEventRow[]): Places {
  return new Map(events.map((row, place) => [row, place]));
}

function placeOf(row: UsageEventRow, places: Places): number {
  return present(places.get(row), 'a row has its place');
}

/** By account, source and id; what has one key stays in its order. */
function byKey(a: UsageEventRow, b: UsageEventRow): number {
  if (a.accountId !== b.accountId) return a.accountId < b.accountId ? -1 : 1;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.eventId !== b.eventId) return a.eventId < b.eventId ? -1 : 1;
  return 0;
}

/** Of those with one identity in the batch, the first. */
function firstsOf(ordered: readonly UsageEventRow[]): readonly UsageEventRow[] {
  return ordered.filter((row, at) => {
    const before = ordered[at - 1];
    return before === undefined || byKey(before, row) !== 0;
  });
}

/** Stores events that nobody has stored; false, and nothing is stored, when somebody has. */
async function copyNew(connection: Connection, fresh: readonly UsageEventRow[]): Promise<boolean> {
  if (fresh.length === 0) return true;
  await connection.execute(raw('savepoint before_events'));
  try {
    await connection.copyIn(`usage_events (${COLUMNS})`, copyRows(fresh, null));
    return true;
  } catch (error) {
    if (!isRepeatedKey(error)) throw error;
    await connection.execute(raw('rollback to savepoint before_events'));
    return false;
  }
}

async function copyArriving(
  connection: Connection,
  ordered: readonly UsageEventRow[],
  places: Places,
): Promise<void> {
  await connection.script(`
    create temporary table if not exists arriving_events (
      place integer, account_id text collate "C", source text collate "C",
      event_id text collate "C", usage_date date, occurred_at timestamptz, item text collate "C",
      instance text collate "C", quantity bigint, domain text, stream text)
    on commit delete rows`);
  await connection.copyIn(`arriving_events (place, ${COLUMNS})`, copyRows(ordered, places));
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

interface Looked {
  readonly ordered: readonly UsageEventRow[];
  readonly places: Places;
  /** Places of events that were there, and whether with the same content. */
  readonly known: ReadonlyMap<number, boolean>;
}

/** What became of each: stored, known, or the same as one before it in the batch, or not. */
function outcomeOf(
  { ordered, places, known }: Looked,
  stored: readonly UsageEventRow[],
): StoredEvents {
  const duplicates: number[] = [];
  const repeatedWithOtherContent: number[] = [];
  let next = 0;
  let first: UsageEventRow | undefined;
  for (const row of ordered) {
    if (row === stored[next]) {
      next += 1;
      first = row;
      continue;
    }
    const place = placeOf(row, places);
    const same = known.get(place) ?? (first !== undefined && haveOneContent(first, row));
    (same ? duplicates : repeatedWithOtherContent).push(place);
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
async function addToDays(connection: Connection, fresh: readonly UsageEventRow[]): Promise<void> {
  const days = new Map<string, DayTotal>();
  for (const { accountId, usageDate, item, instance, quantity, peak } of fresh) {
    const key = `${accountId}\n${usageDate}\n${item}\n${instance ?? ''}`;
    const day = days.get(key);
    if (day === undefined) {
      days.set(key, { accountId, usageDate, item, instance, quantity, peak });
    } else if (!peak) {
      day.quantity += quantity;
    } else if (quantity > day.quantity) {
      day.quantity = quantity;
    }
  }
  const rows = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
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

interface DayTotal
  extends Pick<UsageEventRow, 'accountId' | 'usageDate' | 'item' | 'instance' | 'peak'> {
  quantity: bigint;
}

/** Lines of COPY, in pieces that are quick to send; with places, the place comes first. */
function copyRows(events: readonly UsageEventRow[], places: Places | null): string[] {
  const pieces: string[] = [];
  const timeOf = timeWriter();
  let piece = '';
  for (const row of events) {
    if (places !== null) piece += `${placeOf(row, places)}\t`;
    piece += `${row.accountId}\t${column(row.source)}\t${column(row.eventId)}\t${
      row.usageDate
    }\t${timeOf(row.occurredAt)}\t${row.item}\t${column(row.instance ?? '')}\t${
      row.quantity
    }\t${column(row.domain)}\t${column(row.stream)}\n`;
    if (piece.length > PIECE) {
      pieces.push(piece);
      piece = '';
    }
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}

/** Writes times as PostgreSQL reads them; of one minute, the minute once. */
function timeWriter(): (instant: Instant) => string {
  let minute = Number.NaN;
  let beginning = '';
  return (instant) => {
    const past = instant % MINUTE_MS;
    if (instant - past !== minute) {
      minute = instant - past;
      // 2022-01-04T10:00:
      beginning = timestamp(minute).slice(0, 17);
    }
    return `${beginning}${past < 10_000 ? '0' : ''}${past / 1000}Z`;
  };
}
