import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listOrders as listRows } from '../../store/orders.ts';
import { oneOf } from '../answer-fields.ts';
import {
  IdPosition,
  NextField,
  PageInput,
  pageField,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { momentsOf, readDays } from '../days-asked.ts';
import { AccountField, FromDayField, ToDayField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { ORDER_KINDS, ORDER_STATUSES, OrderView, orderViews } from './order-view.ts';

const Input = Type.Object({
  account: AccountField,
  status: Type.Optional(oneOf(ORDER_STATUSES, { description: 'Only orders in this status.' })),
  kind: Type.Optional(oneOf(ORDER_KINDS, { description: 'Only orders of packs, or of plugins.' })),
  sku: Type.Optional(Type.String({ description: 'Only orders of this SKU.' })),
  from: FromDayField,
  to: ToDayField,
  sort: sortBy(['-placedAt', 'placedAt']),
  ...PageInput,
});
const Output = Type.Object({ orders: pageField(OrderView), next: NextField });

/** Lists the orders of an account, the latest first; the days are those of their placing. */
export const listOrders: Operation<typeof Input, Static<typeof Output>> = {
  name: 'orders.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the orders of an account, the latest first.',
  input: Input,
  output: Output,
  run: async (context, { account, status = null, kind = null, sku = null, ...input }) => {
    const { sort = '-placedAt', limit, cursor } = input;
    const days = readDays(input);
    if (!days.ok) return days;
    const page = readPage({ limit, cursor }, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { descending, take } = page.value;
    return readAccount(context.database, account, async (connection) => {
      const read = await listRows(connection, {
        accountId: account,
        at: context.clock.now(),
        status,
        kind,
        sku,
        ...momentsOf(days.value, context.catalogs.latest.calendar),
        descending,
        after: page.value.after?.id ?? null,
        take,
      });
      const { rows, next } = pageOf(page.value, read, ({ orderId }) => ({ id: orderId }));
      return accept({ orders: await orderViews(context, connection, rows), next });
    });
  },
};
