import { accept, formatCents, type Outcome } from '../../engine/index.ts';
import { listDueBills } from '../../store/bills.ts';
import { showModes } from '../billing-modes/show-modes.ts';
import type { Context } from '../operation.ts';
import { listOrders } from '../orders/list-orders.ts';
import { listPlugins } from '../plugins/list-plugins.ts';
import type { Pending } from './overview-view.ts';

const SHOWN_MAX = 50;

/** What waits for the account or for an operator; each list as its own page tells it. */
export async function readPending(context: Context, account: string): Promise<Outcome<Pending>> {
  const wish = { account, limit: SHOWN_MAX };
  const unpaid = await listOrders.run(context, { ...wish, status: 'unpaid' });
  if (!unpaid.ok) return unpaid;
  const applied = await listPlugins.run(context, { ...wish, limit: 200 });
  if (!applied.ok) return applied;
  const modes = await showModes.run(context, { account });
  if (!modes.ok) return modes;
  const due = await context.database.transaction((connection) => listDueBills(connection, account));
  const { areas, requests } = modes.value;
  return accept({
    orders: unpaid.value.orders.map(({ id, title, quantity, amount, closesAt }) => {
      return { id, title, quantity, amount, closesAt };
    }),
    plugins: applied.value.plugins.flatMap(({ id, name, appId, status }) =>
      status === 'to-pay' || status === 'rejected' ? [{ id, name, appId, status }] : [],
    ),
    modes: areas.flatMap(({ area, pending }) =>
      pending.map(({ mode, from, cancellable }) => ({ area, mode, from, cancellable })),
    ),
    requests: requests.flatMap(({ id, area, mode, status }) =>
      status === 'pending' ? [{ id, area, mode }] : [],
    ),
    bills: {
      count: due.length,
      amount: formatCents(due.reduce((sum, bill) => sum + bill.amount, 0n)),
    },
  });
}
