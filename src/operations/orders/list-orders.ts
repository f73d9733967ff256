import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listOrders as listRows } from '../../store/orders.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { type OrderView, orderViews } from './order-view.ts';

const PAGE_MAX = 200;

const Input = Type.Object({
  account: Type.String(),
  status: Type.Optional(
    Type.Union([
      Type.Literal('unpaid'),
      Type.Literal('paid'),
      Type.Literal('cancelled'),
      Type.Literal('closed'),
    ]),
  ),
  /** The id of an order: those before it. */
  before: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
});

/** Lists the orders of an account, the latest first; `next` is where to go on. */
export const listOrders: Operation<
  typeof Input,
  { readonly orders: readonly OrderView[]; readonly next: string | null }
> = {
  name: 'orders.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the orders of an account, the latest first.',
  input: Input,
  run: async (context, { account, status = null, before = '', limit = PAGE_MAX }) =>
    readAccount(context.database, account, async (connection) => {
      const at = context.clock.now();
      const rows = await listRows(connection, { accountId: account, at, status, before, limit });
      const orders = await orderViews(context, connection, rows);
      const next = rows.length === limit ? (rows.at(-1)?.orderId ?? null) : null;
      return accept({ orders, next });
    }),
};
