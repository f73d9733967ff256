import { accept, formatCents } from '../../engine/index.ts';
import {
  accountsWithDueOrders,
  listDueOrders,
  markOrderEnded,
  type OrderRow,
} from '../../store/orders.ts';
import { type Change, changeAccount } from '../change.ts';
import { notify } from '../notices/notify.ts';
import type { Context } from '../operation.ts';
import { orderViews } from './order-view.ts';

const ACCOUNTS_AT_ONCE = 500;

/**
 * Writes down that orders closed which were not paid in time, and tells their accounts. Each
 * account is changed on its own; running it again, or twice at once, does nothing more.
 */
export async function closeUnpaidOrders(
  context: Context,
): Promise<Readonly<Record<string, number>>> {
  let closed = 0;
  for (let after = ''; ; ) {
    const from = after;
    const at = context.clock.now();
    const accounts = await context.database.transaction((connection) =>
      accountsWithDueOrders(connection, at, from, ACCOUNTS_AT_ONCE),
    );
    for (const account of accounts) closed += await closeOrdersOf(context, account);
    const last = accounts.at(-1);
    if (last === undefined || accounts.length < ACCOUNTS_AT_ONCE) return { closed };
    after = last;
  }
}

async function closeOrdersOf(context: Context, account: string): Promise<number> {
  const outcome = await changeAccount(
    context,
    { account, operation: 'orders.close' },
    async (change) => {
      const { connection, at } = change;
      const due = await listDueOrders(connection, account, at);
      if (due.length === 0) return change.unchanged(0);
      for (const order of due) await closeOrder(change, order);
      return accept(due.length);
    },
  );
  // An account that is there stays there.
  return outcome.ok ? outcome.value : 0;
}

async function closeOrder(change: Change, order: OrderRow): Promise<void> {
  const { context, connection, at } = change;
  const { orderId, sku, quantity, amount, currency } = order;
  await markOrderEnded(connection, order, 'closed', at);
  await change.emit('order.closed', { order: orderId, sku, quantity });
  const closed: OrderRow = { ...order, status: 'closed', endedAt: at };
  const [after] = await orderViews(context, connection, [closed]);
  await change.audit({ subject: orderId, before: { status: 'unpaid' }, after });
  await notify(change, {
    kind: 'order-closed',
    subject: orderId,
    params: {
      order: orderId,
      sku,
      quantity: `${quantity}`,
      amount: formatCents(amount),
      currency,
    },
    key: `order-closed ${orderId}`,
  });
}
