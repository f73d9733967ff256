import { assert, type Day, groupBy, type Instant } from '../engine/index.ts';
import { column } from './copy-text.ts';
import type { Connection } from './database.ts';
import { raw, type Statement, sql, timestamp } from './sql.ts';

/** One event as it is stored. */
export interface UsageEventRow {
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

export interface StoredEvents {
  readonly inserted: number;
  /** Places in the batch whose identity stands for an event with other content. */
  readonly repeatedWithOtherContent: readonly number[];
}

/**
 * Stores a batch of one account's events and adds them to its days. An event that is there already
 * changes nothing; one whose identity stands for other content is named. Rows are taken in key
 * order, so that two imports of the same events wait for each other instead of blocking each other.
 */
export async function insertUsageEvents(
  connection: Connection,
  accountId: string,
  events: readonly UsageEventRow[],
): Promise<StoredEvents> {
  await connection.script(`
    create temporary table if not exists arriving_events (
      place integer, source text collate "C", event_id text collate "C", usage_date date,
      occurred_at timestamptz, item text collate "C", instance text collate "C", quantity bigint,
      domain text, stream text) on commit delete rows`);
  await connection.copyIn(
    `arriving_events (place, source, event_id, usage_date, occurred_at, item, instance, quantity,
      domain, stream)`,
    copyRows(events),
  );
  await connection.execute(raw('savepoint before_events'));
  let inserted = await connection.execute(insertArriving(accountId));
  if (inserted === events.length) {
    await addToDays(connection, accountId, events);
    return { inserted, repeatedWithOtherContent: [] };
  }
  if (inserted > 0) {
    // Some are new and some are not: which of them are, only the statement itself can tell.
    await connection.execute(raw('rollback to savepoint before_events'));
    const rows = await connection.query<{ source: string; eventId: string }>(
      sql`${insertArriving(accountId)} returning source, event_id as "eventId"`,
    );
    await addToDays(connection, accountId, newOnes(events, rows));
    // In between, another import of the same events may have been quicker.
    inserted = rows.length;
  }
  return { inserted, repeatedWithOtherContent: await findOthers(connection, accountId) };
}

function insertArriving(accountId: string): Statement {
  return sql`
    insert into usage_events (account_id, source, event_id, usage_date, occurred_at, item, instance,
      quantity, domain, stream)
    select ${accountId}::text, source, event_id, usage_date, occurred_at, item, instance, quantity,
      domain, stream
    from arriving_events
    order by source, event_id, place
    on conflict do nothing`;
}

/** The events that were stored: of those with one identity in the batch, the first. */
function newOnes(
  events: readonly UsageEventRow[],
  stored: readonly { readonly source: string; readonly eventId: string }[],
): readonly UsageEventRow[] {
  const keys = new Set(stored.map(({ source, eventId }) => `${source}\n${eventId}`));
  return events.filter(({ source, eventId }) => keys.delete(`${source}\n${eventId}`));
}

/** Adds events to the usage of their days: summed, or for a peak the largest. */
async function addToDays(
  connection: Connection,
  accountId: string,
  events: readonly UsageEventRow[],
): Promise<void> {
  const days = groupBy(events, ({ usageDate, item, instance }) =>
    [usageDate, item, instance ?? ''].join('\n'),
  );
  const rows = [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => totalOf(same));
  const sums = rows.filter(({ peak }) => !peak);
  const peaks = rows.filter(({ peak }) => peak);
  await upsertDays(connection, accountId, sums, sql`d.quantity + excluded.quantity`);
  await upsertDays(connection, accountId, peaks, sql`greatest(d.quantity, excluded.quantity)`);
}

async function upsertDays(
  connection: Connection,
  accountId: string,
  rows: readonly DayTotal[],
  combined: Statement,
): Promise<void> {
  if (rows.length === 0) return;
  await connection.execute(sql`
    insert into usage_days as d (account_id, usage_date, item, instance, quantity)
    select ${accountId}::text, u.usage_date, u.item, u.instance, u.quantity
    from unnest(
      ${rows.map(({ usageDate }) => usageDate)}::date[],
      ${rows.map(({ item }) => item)}::text[],
      ${rows.map(({ instance }) => instance ?? '')}::text[],
      ${rows.map(({ quantity }) => `${quantity}`)}::numeric[]
    ) u(usage_date, item, instance, quantity)
    on conflict (account_id, usage_date, item, instance)
    do update set quantity = ${combined}`);
}

type DayTotal = Pick<UsageEventRow, 'usageDate' | 'item' | 'instance' | 'quantity' | 'peak'>;

function totalOf(same: readonly UsageEventRow[]): DayTotal {
  const [first] = same;
  assert(first !== undefined, 'a group has a member');
  const { usageDate, item, instance, peak } = first;
  let quantity = 0n;
  for (const event of same) {
    if (!peak) quantity += event.quantity;
    else if (event.quantity > quantity) quantity = event.quantity;
  }
  return { usageDate, item, instance, quantity, peak };
}

/** Looked up one by one (lateral): the planner would rather read all events of the account. */
async function findOthers(connection: Connection, accountId: string): Promise<number[]> {
  const rows = await connection.query<{ place: number }>(sql`
    select a.place
    from arriving_events a
    cross join lateral (
      select occurred_at, item, instance, quantity, domain, stream
      from usage_events
      where account_id = ${accountId} and source = a.source and event_id = a.event_id
      limit 1
    ) e
    where (e.occurred_at, e.item, e.instance, e.quantity, e.domain, e.stream)
      is distinct from (a.occurred_at, a.item, a.instance, a.quantity, a.domain, a.stream)
    order by a.place`);
  return rows.map(({ place }) => place);
}

function copyRows(events: readonly UsageEventRow[]): string[] {
  const pieces: string[] = [];
  let piece = '';
  let lastAt = Number.NaN;
  let lastAtText = '';
  events.forEach((event, place) => {
    // Events of a log come many to a second.
    if (event.occurredAt !== lastAt) {
      lastAt = event.occurredAt;
      lastAtText = timestamp(lastAt);
    }
    piece += `${place}\t${column(event.source)}\t${column(event.eventId)}\t${event.usageDate}\t${
      lastAtText
    }\t${event.item}\t${column(event.instance ?? '')}\t${event.quantity}\t${column(
      event.domain,
    )}\t${column(event.stream)}\n`;
    if (piece.length > 65_536) {
      pieces.push(piece);
      piece = '';
    }
  });
  if (piece !== '') pieces.push(piece);
  return pieces;
}
