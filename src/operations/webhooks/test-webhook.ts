import { type Static, Type } from 'typebox';
import { accept, present, refuse } from '../../engine/index.ts';
import { changeAccount } from '../change.ts';
import type { EventData } from '../event-types.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { attemptDelivery } from './attempt-delivery.ts';
import { DeliveryView, readDelivery } from './list-deliveries.ts';
import { findEndpoint } from './list-webhooks.ts';
import { tellListeners } from './tell-events.ts';

const Input = Type.Object({
  account: AccountField,
  webhook: Type.String({ description: 'The id of the endpoint.' }),
});
const Output = Type.Object({ delivery: DeliveryView });

/** Sends a `webhook.test` event to one endpoint at once, and answers what came of it. */
export const testWebhook: Operation<typeof Input, Static<typeof Output>> = {
  name: 'webhooks.test',
  access: 'owner',
  kind: 'change',
  summary: 'Send a test event to an endpoint and say what it answered.',
  input: Input,
  output: Output,
  run: async (context, { account, webhook }) => {
    const { ids, database } = context;
    const lane = { accountId: account, endpointId: webhook };
    const call = { account, operation: 'webhooks.test' };
    const told = await changeAccount(context, call, async ({ connection, at, audit }) => {
      const found = await findEndpoint(connection, account, webhook);
      if (!found.ok) return found;
      if (found.value.disabledAt !== null) {
        return refuse('webhook_is_disabled', { webhook }, 'webhook');
      }
      const data: EventData<'webhook.test'> = { webhook };
      const event = { accountId: account, type: 'webhook.test', at, data };
      const [deliveryId] = await tellListeners(ids, connection, [event], [lane]);
      await audit({ subject: webhook, before: null, after: { tested: deliveryId } });
      return accept(present(deliveryId, 'one event was told to one endpoint'));
    });
    if (!told.ok) return told;
    const deliveryId = told.value;
    // Should it fail it is tried again as every other one.
    await attemptDelivery(context, { ...lane, deliveryId }, context.clock.now());
    const delivery = await database.transaction((connection) =>
      readDelivery(context, connection, account, deliveryId),
    );
    return accept({ delivery });
  },
};
