import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import type { EventRow } from './events.ts';
import { inOrder, sql, timestamp } from './sql.ts';

export type DeliveryState = 'pending' | 'delivered' | 'failed';

/** An event on its way to an endpoint. */
export interface DeliveryRow {
  readonly accountId: string;
  readonly deliveryId: string;
  readonly eventId: string;
  readonly endpointId: string;
  readonly createdAt: Instant;
}

/** A delivery that waits is due at once. */
export async function insertDeliveries(
  connection: Connection,
  rows: readonly DeliveryRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await connection.execute(sql`
    insert into webhook_deliveries (account_id, delivery_id, event_id, endpoint_id, created_at,
      next_at, state)
    select account_id, delivery_id, event_id, endpoint_id, created_at::timestamptz,
      created_at::timestamptz, 'pending'
    from unnest(
      ${rows.map(({ accountId }) => accountId)}::text[],
      ${rows.map(({ deliveryId }) => deliveryId)}::text[],
      ${rows.map(({ eventId }) => eventId)}::text[],
      ${rows.map(({ endpointId }) => endpointId)}::text[],
      ${rows.map(({ createdAt }) => timestamp(createdAt))}::text[]
    ) d(account_id, delivery_id, event_id, endpoint_id, created_at)`);
}

/** An endpoint for which something is due. */
export interface Lane {
  readonly accountId: string;
  readonly endpointId: string;
}

/** The endpoints of all accounts for which something is due; those that wait longest come first. */
export async function listDueLanes(
  connection: Connection,
  at: Instant,
  limit: number,
): Promise<Lane[]> {
  return connection.query<Lane>(sql`
    select account_id as "accountId", endpoint_id as "endpointId"
    from webhook_deliveries
    where state = 'pending' and next_at <= ${timestamp(at)}::timestamptz
    group by account_id, endpoint_id
    order by min(next_at), account_id, endpoint_id
    limit ${limit}`);
}

/** A delivery that somebody took: nobody else does before the lease is over. */
export interface TakenDelivery extends Lane {
  readonly deliveryId: string;
  /** Counts how often it was taken, this time included. */
  readonly attempt: number;
  readonly failures: number;
  readonly createdAt: Instant;
  readonly event: EventRow;
}

/** Takes the delivery of a lane that has been due longest, or a certain one; null: none is due. */
export async function takeDelivery(
  connection: Connection,
  { accountId, endpointId, deliveryId = null }: Lane & { readonly deliveryId?: string | null },
  at: Instant,
  leaseUntil: Instant,
): Promise<TakenDelivery | null> {
  type Row = Omit<TakenDelivery, 'event'> & Omit<EventRow, 'accountId'>;
  // Of two that take the same one the later finds it no longer due.
  const rows = await connection.query<Row>(sql`
    update webhook_deliveries d
    set next_at = ${timestamp(leaseUntil)}::timestamptz, attempts = d.attempts + 1
    from events e
    where d.account_id = ${accountId} and d.delivery_id = (
        select delivery_id
        from webhook_deliveries
        where account_id = ${accountId} and endpoint_id = ${endpointId} and state = 'pending'
          and next_at <= ${timestamp(at)}::timestamptz
          and (${deliveryId}::text is null or delivery_id = ${deliveryId})
        order by next_at, delivery_id
        limit 1
      )
      and d.state = 'pending' and d.next_at <= ${timestamp(at)}::timestamptz
      and e.account_id = ${accountId} and e.event_id = d.event_id
    returning d.account_id as "accountId", d.endpoint_id as "endpointId",
      d.delivery_id as "deliveryId", d.attempts as attempt, d.failures,
      d.created_at as "createdAt", e.event_id as "eventId", e.type, e.at, e.data`);
  const [row] = rows;
  if (row === undefined) return null;
  const { eventId, type, at: happenedAt, data, ...taken } = row;
  return { ...taken, event: { accountId, eventId, type, at: happenedAt, data } };
}

/** Says how a delivery that was taken stands now; nothing if somebody took it since. */
export async function putBack(
  connection: Connection,
  taken: TakenDelivery,
  now: { readonly state: DeliveryState; readonly nextAt: Instant; readonly failures: number },
): Promise<void> {
  await connection.execute(sql`
    update webhook_deliveries
    set state = ${now.state}, next_at = ${timestamp(now.nextAt)}::timestamptz,
      failures = ${now.failures}
    where account_id = ${taken.accountId} and delivery_id = ${taken.deliveryId}
      and attempts = ${taken.attempt} and state = 'pending'`);
}

/** Makes a delivery due now, as if it were new; false: there is none. */
export async function restartDelivery(
  connection: Connection,
  accountId: string,
  deliveryId: string,
  at: Instant,
): Promise<boolean> {
  const changed = await connection.execute(sql`
    update webhook_deliveries
    set state = 'pending', next_at = ${timestamp(at)}::timestamptz, failures = 0
    where account_id = ${accountId} and delivery_id = ${deliveryId}`);
  return changed === 1;
}

/** Gives up what waits for an endpoint. */
export async function failWaiting(
  connection: Connection,
  accountId: string,
  endpointId: string,
): Promise<void> {
  await connection.execute(sql`
    update webhook_deliveries set state = 'failed'
    where account_id = ${accountId} and endpoint_id = ${endpointId} and state = 'pending'`);
}

/** One call of an endpoint. */
export interface AttemptRow {
  readonly accountId: string;
  readonly deliveryId: string;
  readonly attempt: number;
  readonly at: Instant;
  readonly tookMs: number;
  /** What it answered; null: it did not. */
  readonly status: number | null;
  /** The code of why that is no success; null: it is one. */
  readonly error: string | null;
  /** The beginning of the answer, or what the network said. */
  readonly answer: string;
}

export async function insertAttempt(connection: Connection, row: AttemptRow): Promise<void> {
  await connection.execute(sql`
    insert into webhook_attempts (account_id, delivery_id, attempt, at, took_ms, status, error,
      answer)
    values (${row.accountId}, ${row.deliveryId}, ${row.attempt},
      ${timestamp(row.at)}::timestamptz, ${row.tookMs}, ${row.status}, ${row.error},
      ${row.answer})`);
}

/** Whether an endpoint has taken anything since an instant. */
export async function hasDeliveredSince(
  connection: Connection,
  { accountId, endpointId }: Lane,
  since: Instant,
): Promise<boolean> {
  const rows = await connection.query<{ found: boolean }>(sql`
    select exists (
      select from webhook_attempts a
      join webhook_deliveries d on d.account_id = a.account_id and d.delivery_id = a.delivery_id
      where a.account_id = ${accountId} and d.endpoint_id = ${endpointId}
        and a.error is null and a.at >= ${timestamp(since)}::timestamptz
    ) as found`);
  return rows[0]?.found === true;
}

/** A delivery with its event and how it stands. */
export interface DeliveryOfEvent extends DeliveryRow {
  readonly state: DeliveryState;
  readonly nextAt: Instant;
  readonly type: string;
  readonly at: Instant;
  readonly data: unknown;
}

/** Which deliveries: of an endpoint, in a state, one; null: whichever. */
export interface DeliveryFilter {
  readonly endpointId: string | null;
  readonly state: string | null;
  readonly deliveryId: string | null;
}

/** The deliveries of an account in the order of their making; behind one ('' from the first). */
export async function listDeliveries(
  connection: Connection,
  accountId: string,
  { endpointId, state, deliveryId }: DeliveryFilter,
  page: { readonly after: string; readonly take: number; readonly descending: boolean },
): Promise<DeliveryOfEvent[]> {
  const { after, take, descending } = page;
  const { sorted, beyond } = inOrder(descending);
  return connection.query<DeliveryOfEvent>(sql`
    select d.account_id as "accountId", d.delivery_id as "deliveryId", d.event_id as "eventId",
      d.endpoint_id as "endpointId", d.created_at as "createdAt", d.state, d.next_at as "nextAt",
      e.type, e.at, e.data
    from webhook_deliveries d
    join events e on e.account_id = d.account_id and e.event_id = d.event_id
    where d.account_id = ${accountId} and (${after} = '' or d.delivery_id ${beyond} ${after})
      and (${endpointId}::text is null or d.endpoint_id = ${endpointId})
      and (${state}::text is null or d.state = ${state})
      and (${deliveryId}::text is null or d.delivery_id = ${deliveryId})
    order by d.delivery_id ${sorted}
    limit ${take}`);
}

/** The attempts of some deliveries of an account, in order. */
export async function listAttempts(
  connection: Connection,
  accountId: string,
  deliveryIds: readonly string[],
): Promise<AttemptRow[]> {
  return connection.query<AttemptRow>(sql`
    select account_id as "accountId", delivery_id as "deliveryId", attempt, at,
      took_ms as "tookMs", status, error, answer
    from webhook_attempts
    where account_id = ${accountId} and delivery_id = any(${[...deliveryIds]}::text[])
    order by delivery_id, attempt`);
}

/** How many deliveries of the whole platform wait for their next attempt. */
export async function countPendingDeliveries(
  connection: Pick<Connection, 'query'>,
): Promise<number> {
  const rows = await connection.query<{ count: number }>(
    sql`select count(*)::integer as count from webhook_deliveries where state = 'pending'`,
  );
  return rows[0]?.count ?? 0;
}

/** A delivery that was not taken, with its endpoint and its last attempt. */
export interface UndeliveredRow extends DeliveryRow {
  readonly accountName: string;
  readonly url: string;
  readonly disabledAt: Instant | null;
  readonly state: 'pending' | 'failed';
  readonly nextAt: Instant;
  readonly type: string;
  readonly attempts: number;
  readonly lastAt: Instant | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
}

/** Deliveries of all accounts that their endpoints have not taken, in the order of their ids. */
export async function listUndelivered(
  connection: Pick<Connection, 'query'>,
  state: 'pending' | 'failed' | null,
  page: { readonly after: string | null; readonly take: number; readonly descending: boolean },
): Promise<UndeliveredRow[]> {
  const { after, take, descending } = page;
  const { sorted, beyond } = inOrder(descending);
  return connection.query<UndeliveredRow>(sql`
    select d.account_id as "accountId", d.delivery_id as "deliveryId", d.event_id as "eventId",
      d.endpoint_id as "endpointId", d.created_at as "createdAt", d.state, d.next_at as "nextAt",
      d.attempts, a.name as "accountName", w.url, w.disabled_at as "disabledAt", e.type,
      t.at as "lastAt", t.status as "lastStatus", t.error as "lastError"
    from webhook_deliveries d
    join accounts a on a.account_id = d.account_id
    join webhook_endpoints w on w.account_id = d.account_id and w.endpoint_id = d.endpoint_id
    join events e on e.account_id = d.account_id and e.event_id = d.event_id
    left join webhook_attempts t on t.account_id = d.account_id
      and t.delivery_id = d.delivery_id and t.attempt = d.attempts
    where d.state <> 'delivered'
      and (${state}::text is null or d.state = ${state})
      and (${after}::text is null or d.delivery_id ${beyond} ${after})
    order by d.delivery_id ${sorted}
    limit ${take}`);
}
