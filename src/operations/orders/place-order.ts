import { type Static, Type } from 'typebox';
import { accept, formatCents, ORDER_OPEN_MS, type Outcome, refuse } from '../../engine/index.ts';
import { findOrderOfQuote, insertOrder, type NewOrder, type OrderRow } from '../../store/orders.ts';
import { findQuote } from '../../store/quotes.ts';
import { described, MoneyField, orNull } from '../answer-fields.ts';
import { type Change, changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { catalogOfKey, keepCatalog, kindOf, skuOf } from './frozen-catalog.ts';
import { checkLimits, checkStanding, type OrderPrice, priceOrder } from './order-price.ts';
import { OrderDetail, orderDetail, orderView } from './order-view.ts';
import { payOrder } from './pay-order.ts';
import { readPurse } from './read-purse.ts';

const Input = Type.Object({
  account: AccountField,
  quote: Type.Optional(
    Type.String({ description: 'A quote that has not expired, instead of a SKU.' }),
  ),
  sku: Type.Optional(
    Type.String({ description: 'What is to be bought, at the price of now, without a quote.' }),
  ),
  quantity: Type.Optional(Type.Integer({ description: 'How many of the SKU; one if left out.' })),
  voucher: Type.Optional(Type.String({ description: 'The id of a voucher to pay with first.' })),
  pay: Type.Optional(
    Type.Boolean({
      description: 'Pay at once; where the wallet does not hold enough, it stays unpaid.',
    }),
  ),
  key: IdempotencyKeyField,
});

/** An order that was placed. */
export const PlacedOrder = Type.Object({
  order: described(OrderDetail, 'The order as it is now.'),
  paid: Type.Boolean({ description: 'Whether it is paid already.' }),
  missing: orNull(MoneyField, {
    description: 'What must be paid in before, when it was to be paid at once; else null.',
  }),
});
export type PlacedOrder = Static<typeof PlacedOrder>;

/** Places an order of packs, and pays it at once if that is wanted and there is enough. */
export const placeOrderOperation: Operation<typeof Input, PlacedOrder> = {
  name: 'orders.place',
  access: 'finance',
  kind: 'money',
  summary: 'Order packs; unpaid, the order closes after 24 hours.',
  input: Input,
  output: PlacedOrder,
  run: async (context, { account, quote, sku, quantity, voucher, pay = false, key }) => {
    const what = wantedOf({ quote, sku, quantity });
    if (what === null) return refuse('order_needs_a_quote_or_a_sku', {}, 'sku');
    const content = { ...what, voucher: voucher ?? null, pay };
    const call = { account, operation: 'orders.place', key, content };
    return changeAccount(context, call, (change) =>
      placeAndPay(change, { what, voucher, origin: 'buyer' }, pay),
    );
  },
};

function wantedOf(asked: {
  readonly quote: string | undefined;
  readonly sku: string | undefined;
  readonly quantity: number | undefined;
}): OrderToPlace['what'] | null {
  const { quote, sku, quantity } = asked;
  if (quote === undefined) return sku === undefined ? null : { sku, quantity: quantity ?? 1 };
  return sku === undefined && quantity === undefined ? { quote } : null;
}

/** Places an order within a change, and pays it if it can be; else it stays unpaid. */
export async function placeAndPay(
  change: Change,
  order: OrderToPlace,
  pay: boolean,
): Promise<Outcome<PlacedOrder>> {
  const { context, connection } = change;
  const placed = await placeOrder(change, order);
  if (!placed.ok) return placed;
  const paid = pay ? await payOrder(change, { order: placed.value.orderId }) : null;
  if (paid?.ok === true) {
    const detail = await orderDetail(context, connection, paid.value.order);
    return accept({ order: detail, paid: true, missing: null });
  }
  if (paid !== null && paid.refusal.code !== 'balance_is_insufficient') return paid;
  const detail = await orderDetail(context, connection, placed.value);
  const missing = paid?.refusal.params['missing'] ?? null;
  return accept({ order: detail, paid: false, missing });
}

/** An order to be placed, at today's price or at that of a quote. */
export interface OrderToPlace {
  readonly what: { readonly sku: string; readonly quantity: number } | { readonly quote: string };
  /** The plugin application that years are bought for; absent for packs. */
  readonly application?: string | undefined;
  readonly voucher?: string | undefined;
  readonly origin: 'buyer' | 'auto-renewal';
}

/**
 * Places an order within a change; it is unpaid. Refused: a stopped account, a SKU or quantity that
 * the account may not buy, a voucher that cannot pay for it, a quote that expired or was used.
 */
export async function placeOrder(
  change: Change,
  { what, application = '', voucher = '', origin }: OrderToPlace,
): Promise<Outcome<OrderRow>> {
  const { context, connection, account, at } = change;
  const { accountId } = account;
  const standing = checkStanding(account);
  if (!standing.ok) return standing;
  const priced: Outcome<PriceToPay> =
    'quote' in what ? await priceOfQuote(change, what.quote) : priceOrder(context, what, at);
  if (!priced.ok) return priced;
  const { catalog, sku, quantity, unitPrice, amount } = priced.value;
  const kind = kindOf(catalog, sku);
  if (kind === 'plugin' && application === '') {
    return refuse('plugin_needs_an_application', { sku: sku.id }, 'sku');
  }
  if (kind === 'packs' && application !== '') {
    return refuse('sku_is_not_a_plugin', { sku: sku.id, family: sku.family }, 'sku');
  }
  const limits = await checkLimits(connection, { ...priced.value, accountId, at }, true);
  if (!limits.ok) return limits;
  const purse = await readPurse(change, voucher, kind);
  if (!purse.ok) return purse;
  const order: NewOrder = {
    accountId,
    orderId: context.ids.next('od'),
    kind,
    sku: sku.id,
    quantity,
    subject: application,
    catalog: priced.value.key ?? (await keepCatalog(context, connection, catalog, at)),
    currency: catalog.currency,
    unitPrice,
    amount,
    voucherId: voucher,
    quoteId: 'quote' in what ? what.quote : '',
    origin,
    placedAt: at,
    closesAt: at + ORDER_OPEN_MS,
  };
  await insertOrder(connection, order);
  const placed: OrderRow = { ...order, status: 'unpaid', paidAt: null, endedAt: null, paid: null };
  await change.emit('order.placed', {
    order: order.orderId,
    sku: order.sku,
    quantity,
    amount: formatCents(amount),
    currency: order.currency,
    origin,
    closesAt: catalog.calendar.format(order.closesAt),
  });
  const after = orderView(placed, catalog, at);
  await change.audit({ subject: order.orderId, before: null, after });
  return accept(placed);
}

/** A price, and the key of its catalogue where a quote kept it. */
interface PriceToPay extends OrderPrice {
  readonly key?: string;
}

async function priceOfQuote(change: Change, quoteId: string): Promise<Outcome<PriceToPay>> {
  const { context, connection, account, at } = change;
  const { accountId } = account;
  const quote = await findQuote(connection, accountId, quoteId);
  if (quote === null) return refuse('quote_not_found', { quote: quoteId }, 'quote');
  const order = await findOrderOfQuote(connection, accountId, quoteId);
  if (order !== null) return refuse('quote_is_used', { quote: quoteId, order }, 'quote');
  const catalog = await catalogOfKey(context, connection, quote.catalog);
  if (at >= quote.expiresAt) {
    const params = { quote: quoteId, at: catalog.calendar.format(quote.expiresAt) };
    return refuse('quote_expired', params, 'quote');
  }
  const { quantity, unitPrice, amount } = quote;
  const sku = skuOf(catalog, quote.sku);
  return accept({ catalog, key: quote.catalog, sku, quantity, unitPrice, amount });
}
