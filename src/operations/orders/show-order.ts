import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { findOrder } from '../../store/orders.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { OrderDetail, orderDetail } from './order-view.ts';

const Input = Type.Object({
  account: AccountField,
  order: Type.String({ description: 'The id of the order.' }),
});

/** Shows an order with its packs and what was paid for each. */
export const showOrder: Operation<typeof Input, OrderDetail> = {
  name: 'orders.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show an order with its packs and what was paid for each.',
  input: Input,
  output: OrderDetail,
  run: async (context, { account, order }) =>
    readAccount(context.database, account, async (connection) => {
      const row = await findOrder(connection, { accountId: account, orderId: order });
      if (row === null) return refuse('order_not_found', { order }, 'order');
      return accept(await orderDetail(context, connection, row));
    }),
};
