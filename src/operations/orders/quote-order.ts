import { type Static, Type } from 'typebox';
import { formatCents, type Outcome, planPayment, QUOTE_VALID_MS } from '../../engine/index.ts';
import { insertQuote } from '../../store/quotes.ts';
import { described, MoneyField, orNull, TimeField } from '../answer-fields.ts';
import { type Change, changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { keepCatalog, kindOf } from './frozen-catalog.ts';
import { checkLimits, checkStanding, priceOrder } from './order-price.ts';
import { listPriceOf, PaidView, PricedFields, paidView } from './order-view.ts';
import { readPurse } from './read-purse.ts';

const Input = Type.Object({
  account: AccountField,
  sku: Type.String({ description: 'What is to be bought, as the catalogue calls it.' }),
  quantity: Type.Optional(Type.Integer({ description: 'How many; one if left out.' })),
  voucher: Type.Optional(
    Type.String({
      description: 'For what is to be paid with it; the order names its voucher itself.',
    }),
  ),
  key: IdempotencyKeyField,
});

/** A price that holds until `expiresAt`, and how it would be paid now. */
export const QuoteView = Type.Object({
  id: Type.String({ description: 'The id of the quote; an order names it.' }),
  ...PricedFields,
  quotedAt: TimeField,
  expiresAt: described(TimeField, 'The price holds until then.'),
  payment: Type.Object(
    {
      ...PaidView.properties,
      missing: orNull(MoneyField, {
        description: 'What must be paid in first; null when there is enough.',
      }),
    },
    { description: 'How it would be paid now.' },
  ),
});
export type QuoteView = Static<typeof QuoteView>;

interface QuoteToMake {
  readonly sku: string;
  readonly quantity: number;
  readonly voucher: string;
}

/** Quotes a price and keeps it, with its catalogue, for 15 minutes. Nothing is bought yet. */
export const quoteOrder: Operation<typeof Input, QuoteView> = {
  name: 'orders.quote',
  access: 'finance',
  kind: 'change',
  summary: 'Quote what packs cost, and keep the price for 15 minutes.',
  input: Input,
  output: QuoteView,
  run: async (context, { account, sku, quantity = 1, voucher = '', key }) => {
    const asked = { sku, quantity, voucher };
    const call = { account, operation: 'orders.quote', key, content: asked };
    return changeAccount(context, call, (change) => makeQuote(change, asked));
  },
};

/** A quote is no change of the account: it moves no clock, and is in no log. */
async function makeQuote(change: Change, asked: QuoteToMake): Promise<Outcome<QuoteView>> {
  const { context, connection, account, at } = change;
  const { accountId } = account;
  const standing = checkStanding(account);
  if (!standing.ok) return standing;
  const priced = priceOrder(context, asked, at);
  if (!priced.ok) return priced;
  const { catalog, sku, quantity, unitPrice, amount } = priced.value;
  const limits = await checkLimits(connection, { ...priced.value, accountId, at }, true);
  if (!limits.ok) return limits;
  const kind = kindOf(catalog, sku);
  const purse = await readPurse(change, asked.voucher, kind);
  if (!purse.ok) return purse;
  const { payment, missing } = planPayment(amount, purse.value);
  const quoteId = context.ids.next('qt');
  const expiresAt = at + QUOTE_VALID_MS;
  const priceKept = { sku: sku.id, quantity, unitPrice, amount };
  const key = await keepCatalog(context, connection, catalog, at);
  const quote = { accountId, quoteId, catalog: key, quotedAt: at, expiresAt };
  await insertQuote(connection, { ...quote, ...priceKept });
  return change.unchanged({
    id: quoteId,
    kind,
    sku: sku.id,
    title: sku.title,
    quantity,
    catalog: catalog.id,
    currency: catalog.currency,
    unitPrice: formatCents(unitPrice),
    listPrice: listPriceOf(sku),
    amount: formatCents(amount),
    quotedAt: catalog.calendar.format(at),
    expiresAt: catalog.calendar.format(expiresAt),
    payment: { ...paidView(payment), missing: missing === 0n ? null : formatCents(missing) },
  });
}
