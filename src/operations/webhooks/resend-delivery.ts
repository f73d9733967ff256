import { type Static, Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { restartDelivery } from '../../store/webhook-deliveries.ts';
import { changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { DeliveryView, readDelivery } from './list-deliveries.ts';
import { findEndpoint } from './list-webhooks.ts';

const Input = Type.Object({
  account: AccountField,
  delivery: Type.String({ description: 'The id of the delivery.' }),
});
const Output = Type.Object({ delivery: DeliveryView });

/** Sends an event to its endpoint again, whatever became of it before. */
export const resendDelivery: Operation<typeof Input, Static<typeof Output>> = {
  name: 'webhooks.resend',
  access: 'owner',
  kind: 'change',
  summary: 'Send an event to its endpoint again.',
  input: Input,
  output: Output,
  run: async (context, { account, delivery }) => {
    const call = { account, operation: 'webhooks.resend' };
    return changeAccount(context, call, async ({ connection, at, audit }) => {
      if (!(await restartDelivery(connection, account, delivery, at))) {
        return refuse('webhook_delivery_not_found', { delivery }, 'delivery');
      }
      const view = await readDelivery(context, connection, account, delivery);
      const endpoint = await findEndpoint(connection, account, view.webhook);
      if (!endpoint.ok) return endpoint;
      if (endpoint.value.disabledAt !== null) {
        return refuse('webhook_is_disabled', { webhook: view.webhook }, 'delivery');
      }
      await audit({ subject: delivery, before: null, after: { resent: view.event.id } });
      return accept({ delivery: view });
    });
  },
};
