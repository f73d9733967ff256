import {
  accept,
  type Catalog,
  formatExact,
  type Instant,
  type Money,
  mayBuy,
  nearNames,
  type Outcome,
  parseMoney,
  present,
  refuse,
  type Sku,
} from '../../engine/index.ts';
import type { AccountRow } from '../../store/accounts.ts';
import type { Connection } from '../../store/database.ts';
import { readPurchases } from '../../store/orders.ts';
import type { Context } from '../operation.ts';

const CENT = 1_000_000n;

/** What so many of a SKU cost by a catalogue. */
export interface OrderPrice {
  readonly catalog: Catalog;
  readonly sku: Sku;
  readonly quantity: number;
  readonly unitPrice: Money;
  readonly amount: Money;
}

/** Prices so many of a SKU by the catalogue that is in effect at an instant. */
export function priceOrder(
  { catalogs }: Context,
  { sku: id, quantity }: { readonly sku: string; readonly quantity: number },
  at: Instant,
): Outcome<OrderPrice> {
  const day = catalogs.latest.calendar.dayOf(at);
  const catalog = catalogs.on(day);
  if (catalog === null) return refuse('no_catalog_on_day', { day });
  const sku = catalog.skus.get(id);
  if (sku === undefined) {
    const known = nearNames(id, catalog.skus.keys());
    return refuse('sku_is_unknown', { sku: id, catalog: catalog.id, known }, 'sku');
  }
  const unitPrice = present(parseMoney(sku.price), 'a checked catalogue has prices');
  if (unitPrice % CENT !== 0n) {
    return refuse('price_has_parts_of_cents', { sku: id, price: formatExact(unitPrice) }, 'sku');
  }
  // What is no whole number is refused by its own code, with the other limits.
  const count = Number.isSafeInteger(quantity) ? BigInt(quantity) : 0n;
  return accept({ catalog, sku, quantity, unitPrice, amount: unitPrice * count });
}

/** An order that is to be checked: what of, for whom, and when. */
export interface LimitsQuestion {
  readonly accountId: string;
  readonly catalog: Catalog;
  readonly sku: Sku;
  readonly quantity: number;
  readonly at: Instant;
}

/**
 * Checks the limits of a purchase. At placing, open orders count as bought (`countOpen`): two that
 * wait cannot both be paid beyond a limit. At payment only what was bought counts.
 */
export async function checkLimits(
  connection: Connection,
  { accountId, catalog, sku, quantity, at }: LimitsQuestion,
  countOpen: boolean,
): Promise<Outcome<null>> {
  const asked = { accountId, sku: sku.id, family: sku.family };
  const { packs, years, open, ofFamily } = await readPurchases(connection, asked, at);
  return mayBuy(catalog, sku, quantity, {
    boughtOfSku: packs + years + (countOpen ? open : 0),
    hadFamily: ofFamily > 0,
  });
}

/** Whether an account may buy at all: one that is stopped may not, one in arrears may. */
export function checkStanding({ standing }: AccountRow): Outcome<null> {
  if (standing === 'running' || standing === 'arrears') return accept(null);
  return refuse('account_is_stopped', { standing });
}
