import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** Something that happened, to be told to programs. `data` is JSON. */
export interface EventRow {
  readonly accountId: string;
  readonly eventId: string;
  readonly type: string;
  readonly at: Instant;
  readonly data: unknown;
}

/** Writes events in the transaction of the facts that they tell: neither is there alone. */
export async function insertEvents(
  connection: Connection,
  events: readonly EventRow[],
): Promise<void> {
  await connection.execute(sql`
    insert into events (account_id, event_id, type, at, data)
    select account_id, event_id, type, at::timestamptz, data::json
    from unnest(
      ${events.map(({ accountId }) => accountId)}::text[],
      ${events.map(({ eventId }) => eventId)}::text[],
      ${events.map(({ type }) => type)}::text[],
      ${events.map(({ at }) => timestamp(at))}::text[],
      ${events.map(({ data }) => JSON.stringify(data))}::text[]
    ) e(account_id, event_id, type, at, data)`);
}
