import { type Static, Type } from 'typebox';
import {
  type Catalog,
  formatCents,
  type Instant,
  type Money,
  type OrderStatus,
  orderStatus,
  parseMoney,
} from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { listPacksOfOrder, type OrderRow, type PaidParts } from '../../store/orders.ts';
import {
  described,
  listOf,
  MoneyField,
  oneOf,
  orNull,
  TimeField,
  titleField,
} from '../answer-fields.ts';
import type { Context } from '../operation.ts';
import { catalogOfKey, skuOf } from './frozen-catalog.ts';

/** The statuses of an order. */
export const ORDER_STATUSES = [
  'unpaid',
  'paid',
  'cancelled',
  'closed',
] as const satisfies readonly OrderStatus[];

/** What orders are of. */
export const ORDER_KINDS = ['packs', 'plugin'] as const;

/** The parts of a payment. */
export const PaidView = Type.Object({
  voucher: described(MoneyField, 'From the voucher.'),
  gift: described(MoneyField, 'From the gift balance.'),
  cash: described(MoneyField, 'From cash.'),
});
export type PaidView = Static<typeof PaidView>;

/** What is ordered and what it costs, of quotes and orders alike. */
export const PricedFields = {
  kind: oneOf(ORDER_KINDS, { description: 'Packs, or years of a plugin.' }),
  sku: Type.String({ description: 'What is sold, as the catalogue calls it.' }),
  title: titleField('What is sold, for people.'),
  quantity: Type.Integer({ description: 'How many.' }),
  catalog: Type.String({ description: 'The catalogue whose price and rules hold for it.' }),
  currency: Type.String({ description: 'What the amounts are in.' }),
  unitPrice: described(MoneyField, 'What one costs.'),
  listPrice: orNull(MoneyField, {
    description: 'What one would cost without its discount, where the catalogue has both.',
  }),
  amount: described(MoneyField, 'What all of it costs.'),
};

/** An order as it is shown. */
export const OrderView = Type.Object({
  id: Type.String({ description: 'The id of the order.' }),
  status: oneOf(ORDER_STATUSES, { description: 'Whether it waits for its payment, or how not.' }),
  ...PricedFields,
  application: orNull(Type.String(), {
    description: 'The plugin application that it buys years for; null for packs.',
  }),
  voucher: orNull(Type.String(), { description: 'The id of the voucher that pays a part.' }),
  origin: oneOf(['buyer', 'auto-renewal'], { description: 'Who ordered.' }),
  placedAt: TimeField,
  closesAt: described(TimeField, 'When it closes, or would have closed, unpaid.'),
  paidAt: orNull(TimeField),
  endedAt: orNull(TimeField, { description: 'When it was cancelled or closed.' }),
  paid: orNull(PaidView, { description: 'What it was paid from; null: it is not paid.' }),
});
export type OrderView = Static<typeof OrderView>;

/** An order with the packs that it brought and what was paid for each. */
export const OrderDetail = Type.Object({
  ...OrderView.properties,
  packs: listOf(
    Type.Object({
      id: Type.String({ description: 'The id of the pack.' }),
      paid: described(PaidView, 'What was paid for it: a refund gives back no more.'),
    }),
    { description: 'The packs that it brought, in the order in which they are charged.' },
  ),
});
export type OrderDetail = Static<typeof OrderDetail>;

/** Shows an order with its packs. */
export async function orderDetail(
  context: Context,
  connection: Connection,
  row: OrderRow,
): Promise<OrderDetail> {
  const catalog = await catalogOfKey(context, connection, row.catalog);
  const packs = await listPacksOfOrder(connection, row);
  return {
    ...orderView(row, catalog, context.clock.now()),
    packs: packs.map(({ packId, paid }) => ({ id: packId, paid: paidView(paid) })),
  };
}

/** Shows orders with what their catalogues say of them. */
export async function orderViews(
  context: Context,
  connection: Connection,
  rows: readonly OrderRow[],
): Promise<readonly OrderView[]> {
  const catalogs = new Map<string, Catalog>();
  for (const { catalog } of rows) {
    if (catalogs.has(catalog)) continue;
    catalogs.set(catalog, await catalogOfKey(context, connection, catalog));
  }
  const at = context.clock.now();
  return rows.flatMap((row) => {
    const catalog = catalogs.get(row.catalog);
    return catalog === undefined ? [] : [orderView(row, catalog, at)];
  });
}

/** Shows an order as it is at an instant. */
export function orderView(row: OrderRow, catalog: Catalog, at: Instant): OrderView {
  const { calendar } = catalog;
  const sku = skuOf(catalog, row.sku);
  const status = orderStatus(row, at);
  const endedAt = status === 'closed' && row.endedAt === null ? row.closesAt : row.endedAt;
  return {
    id: row.orderId,
    status,
    kind: row.kind,
    sku: row.sku,
    title: sku.title,
    quantity: row.quantity,
    application: row.subject === '' ? null : row.subject,
    catalog: catalog.id,
    currency: row.currency,
    unitPrice: formatCents(row.unitPrice),
    listPrice: listPriceOf(sku),
    amount: formatCents(row.amount),
    voucher: row.voucherId === '' ? null : row.voucherId,
    origin: row.origin,
    placedAt: calendar.format(row.placedAt),
    closesAt: calendar.format(row.closesAt),
    paidAt: row.paidAt === null ? null : calendar.format(row.paidAt),
    endedAt: endedAt === null ? null : calendar.format(endedAt),
    paid: row.paid === null ? null : paidView(row.paid),
  };
}

/** Shows the parts of a payment. */
export function paidView({ voucher, gift, cash }: PaidParts): PaidView {
  return { voucher: formatCents(voucher), gift: formatCents(gift), cash: formatCents(cash) };
}

/** The list price of a SKU; null where there is one price only. */
export function listPriceOf(sku: { readonly listPrice: string | null }): string | null {
  const price: Money | null = sku.listPrice === null ? null : parseMoney(sku.listPrice);
  return price === null ? null : formatCents(price);
}
