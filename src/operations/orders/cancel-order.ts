import { Type } from 'typebox';
import { accept, assert } from '../../engine/index.ts';
import { markOrderEnded, type OrderRow } from '../../store/orders.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { findOpenOrder } from './open-order.ts';
import { OrderView, orderViews } from './order-view.ts';

const Input = Type.Object({
  account: AccountField,
  order: Type.String({ description: 'The id of the order.' }),
  key: IdempotencyKeyField,
});

/** Cancels an order that is unpaid. Nothing was paid, so nothing is paid back. */
export const cancelOrder: Operation<typeof Input, OrderView> = {
  name: 'orders.cancel',
  access: 'finance',
  kind: 'change',
  summary: 'Cancel an unpaid order.',
  input: Input,
  output: OrderView,
  run: async (context, { account, order, key }) => {
    const call = { account, operation: 'orders.cancel', key, content: { order } };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const open = await findOpenOrder(change, order);
      if (!open.ok) return open;
      const marked = await markOrderEnded(connection, open.value, 'cancelled', at);
      assert(marked, `the order ${order} is unpaid, and its account is held`);
      const ended: OrderRow = { ...open.value, status: 'cancelled', endedAt: at };
      const [before, after] = await orderViews(context, connection, [open.value, ended]);
      await change.emit('order.cancelled', { order, sku: ended.sku, quantity: ended.quantity });
      await change.audit({ subject: order, before, after });
      assert(after !== undefined, 'an order is shown');
      return accept(after);
    });
  },
};
