import { type Static, Type } from 'typebox';
import { accept, type Instant } from '../../engine/index.ts';
import { failWaiting } from '../../store/webhook-deliveries.ts';
import { type EndpointRow, updateEndpoint } from '../../store/webhook-endpoints.ts';
import { described, listOf, orNull } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { checkEtag, IfMatchField } from '../etag.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { auditedWebhook, findEndpoint, viewOf, WebhookView } from './list-webhooks.ts';
import { checkWebhookFields, makeSecret } from './webhook-fields.ts';

/** How long the secret before signs beside a new one. */
export const PREVIOUS_SECRET_MS = 24 * 3_600_000;

const Input = Type.Object({
  account: AccountField,
  webhook: Type.String({ description: 'The id of the endpoint.' }),
  url: Type.Optional(Type.String({ description: 'Where events are posted to; by https.' })),
  types: Type.Optional(listOf(Type.String(), { description: 'The event types; empty: all.' })),
  description: Type.Optional(Type.String({ description: 'What it is for.' })),
  enabled: Type.Optional(
    Type.Boolean({ description: 'False: it is told nothing, and what waits for it is given up.' }),
  ),
  rotateSecret: Type.Optional(
    Type.Boolean({
      description: 'True: it gets a new secret; the one before signs beside it for a day.',
    }),
  ),
  ifMatch: IfMatchField,
});
const Output = Type.Object({
  webhook: WebhookView,
  secret: described(orNull(Type.String()), 'The new secret, if one was asked for.'),
});

/** Changes an endpoint. What waits for one that is disabled is given up. */
export const updateWebhook: Operation<typeof Input, Static<typeof Output>> = {
  name: 'webhooks.update',
  access: 'owner',
  kind: 'change',
  summary: 'Change an endpoint: its URL, types, description, whether it is told, its secret.',
  input: Input,
  output: Output,
  run: async (context, input) => {
    const { account, webhook, enabled, rotateSecret = false, ifMatch, ...fields } = input;
    const checked = checkWebhookFields(context, fields);
    if (!checked.ok) return checked;
    const call = { account, operation: 'webhooks.update' };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const found = await findEndpoint(connection, account, webhook);
      if (!found.ok) return found;
      const same = checkEtag(ifMatch, viewOf(context, found.value));
      if (!same.ok) return same;
      const made = rotateSecret ? makeSecret(context, account, webhook) : null;
      if (made !== null && !made.ok) return made;
      const before = found.value;
      const secret = made === null ? null : made.value;
      const row = {
        ...switched({ ...before, ...checked.value }, enabled, at),
        ...(secret === null ? {} : rotated(before, secret.sealed, at)),
      };
      await updateEndpoint(connection, row);
      if (row.disabledAt !== null) await failWaiting(connection, account, webhook);
      const after = auditedWebhook(context, row);
      await change.audit({
        subject: webhook,
        before: auditedWebhook(context, before),
        after: rotateSecret ? { ...after, secretRotated: true } : after,
      });
      return accept({ webhook: viewOf(context, row), secret: secret?.secret ?? null });
    });
  },
};

function switched(row: EndpointRow, enabled: boolean | undefined, at: Instant): EndpointRow {
  if (enabled === undefined || enabled === (row.disabledAt === null)) return row;
  return enabled
    ? { ...row, disabledAt: null, disabledReason: null }
    : { ...row, disabledAt: at, disabledReason: 'owner' };
}

function rotated(
  before: EndpointRow,
  sealed: string,
  at: Instant,
): Pick<EndpointRow, 'secret' | 'previousSecret' | 'previousUntil'> {
  return {
    secret: sealed,
    previousSecret: before.secret,
    previousUntil: at + PREVIOUS_SECRET_MS,
  };
}
