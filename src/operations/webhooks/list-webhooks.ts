import { Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import {
  type DisabledReason,
  type EndpointRow,
  listEndpoints,
} from '../../store/webhook-endpoints.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const Input = Type.Object({ account: Type.String() });

/** An endpoint as it is shown: without its secret. */
export interface WebhookView {
  readonly id: string;
  readonly url: string;
  readonly description: string;
  /** Empty: events of every type. */
  readonly types: readonly string[];
  readonly enabled: boolean;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly disabledReason: DisabledReason | null;
}

/** Lists the endpoints of an account in the order of their making. */
export const listWebhooks: Operation<typeof Input, { readonly webhooks: readonly WebhookView[] }> =
  {
    name: 'webhooks.list',
    access: 'finance',
    kind: 'read',
    summary: "List the endpoints that an account's events go to.",
    input: Input,
    run: async (context, { account }) =>
      readAccount(context.database, account, async (connection) => {
        const rows = await listEndpoints(connection, account);
        return accept({ webhooks: rows.map((row) => viewOf(context, row)) });
      }),
  };

export function viewOf({ catalogs }: Context, row: EndpointRow): WebhookView {
  const { calendar } = catalogs.latest;
  const { endpointId: id, url, description, types, createdAt, disabledAt, disabledReason } = row;
  return {
    id,
    url,
    description,
    types,
    enabled: disabledAt === null,
    createdAt: calendar.format(createdAt),
    disabledAt: disabledAt === null ? null : calendar.format(disabledAt),
    disabledReason,
  };
}

/** Reads an endpoint of an account. Refused: `webhook_not_found`. */
export async function findEndpoint(
  connection: Connection,
  accountId: string,
  endpointId: string,
): Promise<Outcome<EndpointRow>> {
  const [row] = await listEndpoints(connection, accountId, endpointId);
  if (row === undefined) return refuse('webhook_not_found', { webhook: endpointId }, 'webhook');
  return accept(row);
}
