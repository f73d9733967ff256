import { Type } from 'typebox';
import { accept, type Instant } from '../../engine/index.ts';
import { failWaiting } from '../../store/webhook-deliveries.ts';
import { type EndpointRow, updateEndpoint } from '../../store/webhook-endpoints.ts';
import { changeAccount } from '../change.ts';
import type { Operation } from '../operation.ts';
import { findEndpoint, viewOf, type WebhookView } from './list-webhooks.ts';
import { checkWebhookFields, makeSecret } from './webhook-fields.ts';

/** How long the secret before signs beside a new one. */
export const PREVIOUS_SECRET_MS = 24 * 3_600_000;

const Input = Type.Object({
  account: Type.String(),
  webhook: Type.String(),
  url: Type.Optional(Type.String()),
  types: Type.Optional(Type.Array(Type.String())),
  description: Type.Optional(Type.String()),
  enabled: Type.Optional(Type.Boolean()),
  /** True: the endpoint gets a new secret; the one before signs beside it for a day. */
  rotateSecret: Type.Optional(Type.Boolean()),
});

/** Changes an endpoint. What waits for one that is disabled is given up. */
export const updateWebhook: Operation<
  typeof Input,
  /** `secret`: the new one, if one was asked for. */
  { readonly webhook: WebhookView; readonly secret: string | null }
> = {
  name: 'webhooks.update',
  access: 'owner',
  kind: 'change',
  summary: 'Change an endpoint: its URL, types, description, whether it is told, its secret.',
  input: Input,
  run: async (context, { account, webhook, enabled, rotateSecret = false, ...fields }) => {
    const checked = checkWebhookFields(context, fields);
    if (!checked.ok) return checked;
    const call = { account, operation: 'webhooks.update' };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const found = await findEndpoint(connection, account, webhook);
      if (!found.ok) return found;
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
      const view = viewOf(context, row);
      await change.audit({
        subject: webhook,
        before: viewOf(context, before),
        after: rotateSecret ? { ...view, secretRotated: true } : view,
      });
      return accept({ webhook: view, secret: secret?.secret ?? null });
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
