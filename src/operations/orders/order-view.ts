import {
  type Catalog,
  formatCents,
  type Instant,
  type Money,
  type OrderStatus,
  orderStatus,
  parseMoney,
  type Title,
} from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { listPacksOfOrder, type OrderRow, type PaidParts } from '../../store/orders.ts';
import type { Context } from '../operation.ts';
import { catalogOfKey, skuOf } from './frozen-catalog.ts';

/** The parts of a payment as decimals. */
export interface PaidView {
  readonly voucher: string;
  readonly gift: string;
  readonly cash: string;
}

/** An order as it is shown; amounts are decimals of its currency. */
export interface OrderView {
  readonly id: string;
  readonly status: OrderStatus;
  readonly kind: 'packs' | 'plugin';
  readonly sku: string;
  readonly title: Title;
  readonly quantity: number;
  /** The plugin application that it buys years for; null for packs. */
  readonly application: string | null;
  /** The catalogue whose price and rules hold for it. */
  readonly catalog: string;
  readonly currency: string;
  readonly unitPrice: string;
  /** What one would cost without its discount, where the list shows both. */
  readonly listPrice: string | null;
  readonly amount: string;
  readonly voucher: string | null;
  readonly origin: 'buyer' | 'auto-renewal';
  readonly placedAt: string;
  /** When it closes, or would have closed, unpaid. */
  readonly closesAt: string;
  readonly paidAt: string | null;
  /** When it was cancelled or closed. */
  readonly endedAt: string | null;
  readonly paid: PaidView | null;
}

/** An order with the packs that it brought and what was paid for each. */
export interface OrderDetail extends OrderView {
  readonly packs: readonly { readonly id: string; readonly paid: PaidView }[];
}

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
