import { type Static, Type } from 'typebox';
import {
  accept,
  type Catalog,
  type Outcome,
  pluginStatus,
  refuse,
  type Sku,
  takePluginStep,
} from '../../engine/index.ts';
import { findPluginApplication } from '../../store/plugins.ts';
import { described, orNull, TimeField } from '../answer-fields.ts';
import { type Change, changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { type OrderToPlace, PlacedOrder, placeAndPay } from '../orders/place-order.ts';
import { readPlugin } from './read-plugin.ts';

const Input = Type.Object({
  account: AccountField,
  application: Type.String({ description: 'The id of the application.' }),
  years: Type.Optional(
    Type.Integer({ minimum: 1, description: 'For how many years; 1 if left out.' }),
  ),
  quote: Type.Optional(
    Type.String({ description: 'Instead of years: a quote of a plugin that has not expired.' }),
  ),
  voucher: Type.Optional(Type.String({ description: 'The id of a voucher that is to pay.' })),
  pay: Type.Optional(
    Type.Boolean({ description: 'Pay at once from the wallet; it does if this is left out.' }),
  ),
  key: IdempotencyKeyField,
});

/** An order for years of a plugin. */
const PluginBought = Type.Object({
  ...PlacedOrder.properties,
  endsAt: described(
    orNull(TimeField),
    'Until when the plugin may be used as it is now; null when it was never paid.',
  ),
});

/**
 * Orders years for a plugin that was approved, at first or as its renewal, and pays them. When the
 * wallet has too little, the order waits to be paid like any other; the years begin at payment.
 */
export const buyPlugin: Operation<typeof Input, Static<typeof PluginBought>> = {
  name: 'plugins.buy',
  access: 'finance',
  kind: 'money',
  summary: 'Buy years for a plugin that was approved, or renew it.',
  input: Input,
  output: PluginBought,
  run: async (context, { account, application, pay = true, key, ...asked }) => {
    const { years, quote, voucher } = asked;
    if (years !== undefined && quote !== undefined) {
      return refuse('plugin_takes_years_or_a_quote', {}, 'quote');
    }
    const content = { application, years, quote, voucher, pay };
    const call = { account, operation: 'plugins.buy', key, content };
    return changeAccount(context, call, async (change) => {
      const { connection, at } = change;
      const found = await readPlugin(connection, account, application);
      if (!found.ok) return found;
      const taken = takePluginStep(pluginStatus(found.value, at), 'buy');
      if (!taken.ok) return taken;
      const what = quote === undefined ? skuOfYears(change, years ?? 1) : accept({ quote });
      if (!what.ok) return what;
      const order = { what: what.value, application, voucher, origin: 'buyer' } as const;
      const placed = await placeAndPay(change, order, pay);
      if (!placed.ok) return placed;
      const row = await findPluginApplication(connection, account, application);
      const endsAt = row?.endsAt ?? null;
      const { calendar } = context.catalogs.latest;
      return accept({ ...placed.value, endsAt: endsAt === null ? null : calendar.format(endsAt) });
    });
  },
};

/** What is on sale that makes up so many years: of the largest SKU that divides them. */
function skuOfYears(
  { context: { catalogs }, at }: Change,
  years: number,
): Outcome<OrderToPlace['what']> {
  const day = catalogs.latest.calendar.dayOf(at);
  const catalog = catalogs.on(day);
  if (catalog === null) return refuse('no_catalog_on_day', { day });
  const skus = pluginSkus(catalog);
  const fitting = skus.find(({ size }) => BigInt(years) % size === 0n);
  if (fitting === undefined) {
    const known = skus.map(({ id }) => id).join(', ');
    return refuse('plugin_years_not_on_sale', { years: `${years}`, known }, 'years');
  }
  return accept({ sku: fitting.id, quantity: Number(BigInt(years) / fitting.size) });
}

/** The plugins on sale, those of most years first. */
function pluginSkus({ skus, families }: Catalog): readonly Sku[] {
  return [...skus.values()]
    .filter(({ family, gift }) => !gift && families.get(family)?.deductsBy === 'none')
    .sort((a, b) => (a.size < b.size ? 1 : a.size > b.size ? -1 : a.id < b.id ? -1 : 1));
}
