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

/** Writes an event in the transaction of the fact that it tells: never one without the other. */
export async function insertEvent(connection: Connection, event: EventRow): Promise<void> {
  await connection.execute(sql`
    insert into events (account_id, event_id, type, at, data)
    values (${event.accountId}, ${event.eventId}, ${event.type},
      ${timestamp(event.at)}::timestamptz, ${JSON.stringify(event.data)}::text::json)`);
}
