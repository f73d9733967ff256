import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { type EndpointRow, listEndpoints } from '../../store/webhook-endpoints.ts';
import { listOf, oneOf, orNull, TimeField } from '../answer-fields.ts';
import { EtagField, withEtag } from '../etag.ts';
import { AccountField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const Input = Type.Object({ account: AccountField });

/** An endpoint as it is shown: without its secret. */
export const WebhookView = Type.Object({
  id: Type.String(),
  url: Type.String(),
  description: Type.String(),
  types: listOf(Type.String(), { description: 'The event types; empty: events of every type.' }),
  enabled: Type.Boolean(),
  createdAt: TimeField,
  disabledAt: orNull(TimeField),
  disabledReason: orNull(
    oneOf(['owner', 'gone', 'failing'], {
      description: 'Its owner wants it so, it said that it is gone, or it never answered.',
    }),
  ),
  etag: EtagField,
});
export type WebhookView = Static<typeof WebhookView>;

/** What the audit log keeps of an endpoint. */
export type AuditedWebhook = Omit<WebhookView, 'etag'>;

const Output = Type.Object({
  webhooks: listOf(WebhookView, { description: 'In the order of their making.' }),
});

/** Lists the endpoints of an account in the order of their making. */
export const listWebhooks: Operation<typeof Input, Static<typeof Output>> = {
  name: 'webhooks.list',
  access: 'finance',
  kind: 'read',
  summary: "List the endpoints that an account's events go to.",
  input: Input,
  output: Output,
  run: async (context, { account }) =>
    readAccount(context.database, account, async (connection) => {
      const rows = await listEndpoints(connection, account);
      return accept({ webhooks: rows.map((row) => viewOf(context, row)) });
    }),
};

/** An endpoint as it is shown; its tag is another one when its secret is. */
export function viewOf(context: Context, row: EndpointRow): WebhookView {
  const view = auditedWebhook(context, row);
  const { etag } = withEtag({ ...view, secret: row.secret });
  return { ...view, etag };
}

export function auditedWebhook({ catalogs }: Context, row: EndpointRow): AuditedWebhook {
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
