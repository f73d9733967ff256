import { type Static, Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { type EndpointRow, insertEndpoint, listEndpoints } from '../../store/webhook-endpoints.ts';
import { listOf } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { auditedWebhook, viewOf, WebhookView } from './list-webhooks.ts';
import { checkWebhookFields, makeSecret } from './webhook-fields.ts';

const ENDPOINTS_MAX = 10;

const Input = Type.Object({
  account: AccountField,
  url: Type.String({ description: 'Where events are posted to; by https.' }),
  types: Type.Optional(
    listOf(Type.String(), { description: 'The event types; left out or empty: all.' }),
  ),
  description: Type.Optional(Type.String({ description: 'What it is for.' })),
});
const Output = Type.Object({
  webhook: WebhookView,
  secret: Type.String({ description: 'What its events are signed by; it is shown this once.' }),
});

/** Adds an endpoint that the account's events go to. Its secret is told here and never again. */
export const createWebhook: Operation<typeof Input, Static<typeof Output>> = {
  name: 'webhooks.create',
  access: 'owner',
  kind: 'change',
  summary: "Add an endpoint that an account's events go to; its secret is shown once.",
  input: Input,
  output: Output,
  run: async (context, { account, ...fields }) => {
    const checked = checkWebhookFields(context, fields);
    if (!checked.ok) return checked;
    const endpointId = context.ids.next('wh');
    const made = makeSecret(context, account, endpointId);
    if (!made.ok) return made;
    const { url = '', types = [], description = '' } = checked.value;
    // Without a key: what is answered under one is kept, and the secret must not be.
    const call = { account, operation: 'webhooks.create' };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const others = await listEndpoints(connection, account);
      if (others.length >= ENDPOINTS_MAX) {
        return refuse('webhooks_are_too_many', { max: `${ENDPOINTS_MAX}` });
      }
      const row: EndpointRow = {
        accountId: account,
        endpointId,
        url,
        description,
        types,
        secret: made.value.sealed,
        previousSecret: null,
        previousUntil: null,
        createdAt: at,
        disabledAt: null,
        disabledReason: null,
      };
      await insertEndpoint(connection, row);
      const after = auditedWebhook(context, row);
      await change.audit({ subject: endpointId, before: null, after });
      return accept({ webhook: viewOf(context, row), secret: made.value.secret });
    });
  },
};
