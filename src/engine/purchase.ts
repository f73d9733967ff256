// Who may buy how many of what. See docs/concepts/packs.md.
import type { Catalog, Sku } from './catalog.ts';
import { accept, type Outcome, refuse } from './outcome.ts';

/** The most packs in one order. */
export const ORDER_QUANTITY_MAX = 20;

/** What the account had before. */
export interface PurchaseHistory {
  readonly boughtOfSku: number;
  readonly hadFamily: boolean;
}

/** Whether an account may buy `quantity` packs of a SKU. Grants are not bound by this. */
export function mayBuy(
  catalog: Catalog,
  sku: Sku,
  quantity: number,
  history: PurchaseHistory,
): Outcome<null> {
  if (sku.gift) return refuse('sku_is_only_given', { sku: sku.id });
  if (catalog.families.get(sku.family)?.onSale === false) {
    return refuse('family_is_not_on_sale', { family: sku.family });
  }
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > ORDER_QUANTITY_MAX) {
    return refuse('order_quantity_out_of_range', {
      quantity: `${quantity}`,
      max: `${ORDER_QUANTITY_MAX}`,
    });
  }
  if (sku.existingUsersOnly && !history.hadFamily) {
    return refuse('sku_is_for_existing_users_only', { sku: sku.id });
  }
  if (sku.perAccount !== null && history.boughtOfSku + quantity > sku.perAccount) {
    return refuse('purchase_limit_reached', { sku: sku.id, limit: `${sku.perAccount}` });
  }
  return accept(null);
}
