import type { Day, Instant } from '../engine/index.ts';
import { column } from './copy-text.ts';
import type { Connection } from './database.ts';
import { timestamp } from './sql.ts';

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
      domain text, stream text, peak boolean) on commit delete rows`);
  await connection.copyIn(
    `arriving_events (place, source, event_id, usage_date, occurred_at, item, instance, quantity,
      domain, stream, peak)`,
    copyRows(events),
  );
  const rows = await connection.query<{ inserted: number }>({
    text: `
      with inserted as (
        insert into usage_events (account_id, source, event_id, usage_date, occurred_at, item,
          instance, quantity, domain, stream)
        select $1::text, source, event_id, usage_date, occurred_at, item, instance, quantity,
          domain, stream
        from arriving_events
        order by source, event_id, place
        on conflict do nothing
        returning usage_date, item, instance, quantity
      ),
      days as (
        select i.usage_date, i.item, i.instance, p.peak, count(*) as events,
          case when p.peak then max(i.quantity)::numeric else sum(i.quantity) end as quantity
        from inserted i
        join (select item, bool_or(peak) as peak from arriving_events group by item) p
          on p.item = i.item
        group by i.usage_date, i.item, i.instance, p.peak
        order by i.usage_date, i.item, i.instance
      ),
      added as (
        insert into usage_days as d (account_id, usage_date, item, instance, quantity)
        select $1::text, usage_date, item, instance, quantity from days where not peak
        on conflict (account_id, usage_date, item, instance)
        do update set quantity = d.quantity + excluded.quantity
      ),
      raised as (
        insert into usage_days as d (account_id, usage_date, item, instance, quantity)
        select $1::text, usage_date, item, instance, quantity from days where peak
        on conflict (account_id, usage_date, item, instance)
        do update set quantity = greatest(d.quantity, excluded.quantity)
      )
      select coalesce(sum(events), 0)::integer as inserted from days`,
    values: [accountId],
  });
  const inserted = rows[0]?.inserted ?? 0;
  if (inserted === events.length) return { inserted, repeatedWithOtherContent: [] };
  return { inserted, repeatedWithOtherContent: await findOthers(connection, accountId) };
}

async function findOthers(connection: Connection, accountId: string): Promise<number[]> {
  const rows = await connection.query<{ place: number }>({
    text: `
      select a.place
      from arriving_events a
      join usage_events e
        on e.account_id = $1 and e.source = a.source and e.event_id = a.event_id
      where (e.occurred_at, e.item, e.instance, e.quantity)
          is distinct from (a.occurred_at, a.item, a.instance, a.quantity)
        or e.domain is distinct from a.domain
        or e.stream is distinct from a.stream
      order by a.place`,
    values: [accountId],
  });
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
    )}\t${column(event.stream)}\t${event.peak ? 't' : 'f'}\n`;
    if (piece.length > 65_536) {
      pieces.push(piece);
      piece = '';
    }
  });
  if (piece !== '') pieces.push(piece);
  return pieces;
}
