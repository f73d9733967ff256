import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { failWaiting } from '../../store/webhook-deliveries.ts';
import { deleteEndpoint } from '../../store/webhook-endpoints.ts';
import { changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { auditedWebhook, findEndpoint } from './list-webhooks.ts';

const Input = Type.Object({
  account: AccountField,
  webhook: Type.String({ description: 'The id of the endpoint.' }),
});
const Output = Type.Object({ id: Type.String() });

/** Deletes an endpoint with its secret. What was delivered to it stays in the log. */
export const deleteWebhook: Operation<typeof Input, Static<typeof Output>> = {
  name: 'webhooks.delete',
  access: 'owner',
  kind: 'change',
  summary: 'Delete an endpoint.',
  input: Input,
  output: Output,
  run: async (context, { account, webhook }) => {
    const call = { account, operation: 'webhooks.delete' };
    return changeAccount(context, call, async ({ connection, audit }) => {
      const found = await findEndpoint(connection, account, webhook);
      if (!found.ok) return found;
      await deleteEndpoint(connection, account, webhook);
      await failWaiting(connection, account, webhook);
      await audit({ subject: webhook, before: auditedWebhook(context, found.value), after: null });
      return accept({ id: webhook });
    });
  },
};
