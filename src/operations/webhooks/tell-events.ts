import { groupBy } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { type EventRow, insertEvents } from '../../store/events.ts';
import { insertDeliveries } from '../../store/webhook-deliveries.ts';
import { type Listener, listListenersOf } from '../../store/webhook-endpoints.ts';
import type { Ids } from '../operation.ts';

/** An event that is to be told; it gets its id when it is. */
export type EventToTell = Omit<EventRow, 'eventId'>;

/** Tells an event to the endpoints of its account, in the transaction of the fact. */
export async function tellEvent(
  ids: Ids,
  connection: Connection,
  event: EventToTell,
): Promise<void> {
  const listeners = await listListenersOf(connection, event.accountId, event.type);
  await tellListeners(ids, connection, [event], listeners);
}

/** Tells each event to those listeners that are of its account. */
export async function tellListeners(
  ids: Ids,
  connection: Connection,
  events: readonly EventToTell[],
  listeners: readonly Listener[],
): Promise<readonly string[]> {
  const rows = events.map((event): EventRow => ({ ...event, eventId: ids.next('ev') }));
  await insertEvents(connection, rows);
  const byAccount = groupBy(listeners, ({ accountId }) => accountId);
  const deliveries = rows.flatMap(({ accountId, eventId, at: createdAt }) =>
    (byAccount.get(accountId) ?? []).map(({ endpointId }) => {
      return { accountId, deliveryId: ids.next('dl'), eventId, endpointId, createdAt };
    }),
  );
  await insertDeliveries(connection, deliveries);
  return deliveries.map(({ deliveryId }) => deliveryId);
}
