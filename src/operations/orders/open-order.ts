import { accept, type Outcome, orderStatus, refuse } from '../../engine/index.ts';
import { findOrder, type OrderRow } from '../../store/orders.ts';
import type { Change } from '../change.ts';

/** An order that can still be paid or cancelled: judged by the time, whoever noticed. */
export async function findOpenOrder(
  { connection, account, at, context }: Change,
  orderId: string,
): Promise<Outcome<OrderRow>> {
  const order = await findOrder(connection, { accountId: account.accountId, orderId });
  if (order === null) return refuse('order_not_found', { order: orderId }, 'order');
  const { calendar } = context.catalogs.latest;
  switch (orderStatus(order, at)) {
    case 'paid':
      return refuse('order_is_paid', { order: orderId }, 'order');
    case 'cancelled':
      return refuse('order_is_cancelled', { order: orderId }, 'order');
    case 'closed': {
      const closed = calendar.format(order.endedAt ?? order.closesAt);
      return refuse('order_is_closed', { order: orderId, at: closed }, 'order');
    }
    case 'unpaid':
      return accept(order);
  }
}
