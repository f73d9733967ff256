// Prices of what no pack covers: arrival tiers. See docs/concepts/overage-tiers.md.
import { assert } from './assert.ts';
import { type Item, type PriceList, pricesOn, type Tier } from './catalog.ts';
import type { Day } from './day.ts';
import { amountRoundedHalfUp, type Money } from './money.ts';

/** A quantity with its price: the whole of it at the tier that it reaches. */
export interface Priced {
  /** The unit price as the catalogue writes it: "0.26". */
  readonly unitPrice: string;
  readonly per: string;
  /** Exact to 8 decimals. */
  readonly amount: Money;
}

/**
 * Prices `quantity` (base units) at the tier that `reaching` reaches; lower bounds are inclusive:
 * exactly 2 TB is in the tier from 2 TB.
 */
export function price(item: Item, on: Day, quantity: bigint, reaching: bigint): Priced {
  const list = pricesOn(item, on);
  assert(list !== null, `a checked catalogue prices ${item.id} on ${on}`);
  const tier = tierReached(list, reaching);
  return {
    unitPrice: tier.text,
    per: list.per,
    amount: amountRoundedHalfUp(quantity, tier.price, list.perSize),
  };
}

function tierReached(list: PriceList, quantity: bigint): Tier {
  let reached: Tier | undefined;
  for (const tier of list.tiers) {
    if (tier.from > quantity) break;
    reached = tier;
  }
  assert(reached !== undefined, 'the first tier of a checked catalogue begins at 0');
  return reached;
}
