import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** Why an endpoint is told nothing: its owner wants it so, it said so, or it never answers. */
export type DisabledReason = 'owner' | 'gone' | 'failing';

/** Where an account's events go. */
export interface EndpointRow {
  readonly accountId: string;
  readonly endpointId: string;
  readonly url: string;
  readonly description: string;
  /** Empty: events of every type. */
  readonly types: readonly string[];
  /** Sealed. */
  readonly secret: string;
  /** The secret before, sealed: signs too until an instant. */
  readonly previousSecret: string | null;
  readonly previousUntil: Instant | null;
  readonly createdAt: Instant;
  /** Null: it is enabled. */
  readonly disabledAt: Instant | null;
  readonly disabledReason: DisabledReason | null;
}

export async function insertEndpoint(connection: Connection, row: EndpointRow): Promise<void> {
  await connection.execute(sql`
    insert into webhook_endpoints (account_id, endpoint_id, url, description, types, secret,
      created_at)
    values (${row.accountId}, ${row.endpointId}, ${row.url}, ${row.description},
      ${[...row.types]}::text[], ${row.secret}, ${timestamp(row.createdAt)}::timestamptz)`);
}

/** The endpoints of an account in the order of their making, or the one with an id. */
export async function listEndpoints(
  connection: Connection,
  accountId: string,
  endpointId: string | null = null,
): Promise<EndpointRow[]> {
  return connection.query<EndpointRow>(sql`
    select account_id as "accountId", endpoint_id as "endpointId", url, description, types, secret,
      previous_secret as "previousSecret", previous_until as "previousUntil",
      created_at as "createdAt", disabled_at as "disabledAt", disabled_reason as "disabledReason"
    from webhook_endpoints
    where account_id = ${accountId}
      and (${endpointId}::text is null or endpoint_id = ${endpointId})
    order by endpoint_id`);
}

export async function updateEndpoint(connection: Connection, row: EndpointRow): Promise<void> {
  const { accountId, endpointId, previousUntil, disabledAt } = row;
  await connection.execute(sql`
    update webhook_endpoints
    set url = ${row.url}, description = ${row.description}, types = ${[...row.types]}::text[],
      secret = ${row.secret}, previous_secret = ${row.previousSecret},
      previous_until = ${timestampOrNull(previousUntil)}::timestamptz,
      disabled_at = ${timestampOrNull(disabledAt)}::timestamptz,
      disabled_reason = ${row.disabledReason}
    where account_id = ${accountId} and endpoint_id = ${endpointId}`);
}

export async function deleteEndpoint(
  connection: Connection,
  accountId: string,
  endpointId: string,
): Promise<void> {
  await connection.execute(sql`
    delete from webhook_endpoints
    where account_id = ${accountId} and endpoint_id = ${endpointId}`);
}

/** An endpoint that wants to be told. */
export interface Listener {
  readonly accountId: string;
  readonly endpointId: string;
}

/** The enabled endpoints that want events of a type, of the accounts from one to before another. */
export async function listListeners(
  connection: Connection,
  { from, to }: { readonly from: string; readonly to: string },
  type: string,
): Promise<Listener[]> {
  return connection.query<Listener>(sql`
    select account_id as "accountId", endpoint_id as "endpointId"
    from webhook_endpoints
    where account_id >= ${from} and (${to} = '' or account_id < ${to})
      and disabled_at is null and (cardinality(types) = 0 or ${type} = any(types))
    order by account_id, endpoint_id`);
}

/** The enabled endpoints of one account that want events of a type. */
export async function listListenersOf(
  connection: Connection,
  accountId: string,
  type: string,
): Promise<Listener[]> {
  return connection.query<Listener>(sql`
    select account_id as "accountId", endpoint_id as "endpointId"
    from webhook_endpoints
    where account_id = ${accountId}
      and disabled_at is null and (cardinality(types) = 0 or ${type} = any(types))
    order by endpoint_id`);
}

function timestampOrNull(instant: Instant | null): string | null {
  return instant === null ? null : timestamp(instant);
}
