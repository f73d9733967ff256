// What is sold and how it is charged, as data with dates. See docs/concepts/catalogue.md.
import type { Calendar, Day } from './day.ts';
import type { Unit } from './quantity.ts';
import type { Fraction } from './ratio.ts';

/** One text for each language of the house. */
export interface Title {
  readonly zh: string;
  readonly en: string;
}

/** How a scope is billed (计费方式): by what, and by the day or the month. */
export type BillingMode =
  | 'daily-traffic'
  | 'daily-bandwidth'
  | 'monthly-traffic'
  | 'monthly-bandwidth'
  | 'daily-duration'
  | 'monthly-duration';

/** What a billing mode bills by, and what an item measures. */
export type Measure = 'traffic' | 'bandwidth' | 'duration';

/** A service and area whose billing mode is chosen on its own: `live.mainland`. */
export interface Scope {
  readonly id: string;
  readonly title: Title;
  readonly defaultMode: BillingMode;
  readonly modes: readonly BillingMode[];
}

/** Scopes whose billing mode is switched together: live and LEB of one part of the world. */
export interface Area {
  readonly id: string;
  readonly title: Title;
  /** At least one; a scope is in one area only. */
  readonly scopes: readonly string[];
  /** The modes of each of its scopes. */
  readonly modes: readonly BillingMode[];
}

/** A kind of pack: what it holds, when it deducts, how long it is valid. */
export interface Family {
  readonly id: string;
  readonly title: Title;
  readonly unit: Unit;
  /** The only billing mode in which packs of the family deduct; null: in every mode. */
  readonly deductsIn: BillingMode | null;
  /** By quantity (a waterfall), by binding to an instance (whole days), or not at all. */
  readonly deductsBy: 'quantity' | 'binding' | 'none';
  readonly validity: { readonly kind: 'years' | 'end-of-month'; readonly years: number };
  /** The refund window; null: never refundable. */
  readonly refund: { readonly days: number } | null;
  readonly settlement: 'daily' | 'realtime';
  readonly onSale: boolean;
  /** Whether people are told when its packs are low or expire soon; if left out, they are not. */
  readonly reminds?: boolean;
}

/** A deduction ratio (抵扣比例) from a day on. */
export interface DatedRatio {
  /** The first day; null: since ever. */
  readonly from: Day | null;
  readonly ratio: Fraction;
  /** As it is printed: "1.7692" or "314/165". */
  readonly text: string;
}

/** A price and the quantity from which it holds. */
export interface Tier {
  /** Inclusive lower bound in the item's base unit. */
  readonly from: bigint;
  readonly price: Fraction;
  readonly text: string;
}

/** The prices of an item from a day on. */
export interface PriceList {
  readonly from: Day | null;
  /** What the price is for, as written and in base units: "GB", 10^9. */
  readonly per: string;
  readonly perSize: bigint;
  readonly tiers: readonly Tier[];
}

/** A usage item (计费项). */
export interface Item {
  readonly id: string;
  readonly title: Title;
  /** The family whose packs may offset it; null: never offset. */
  readonly family: string | null;
  /** Its place among the items of one day: items are charged in this order. */
  readonly order: number;
  /** The scope whose billing mode it follows; null: none, always billed by the day. */
  readonly scope: string | null;
  readonly measure: Measure;
  readonly unit: Unit;
  /** Whether usage is told apart by instance. */
  readonly perInstance: boolean;
  /** Latest first. Empty: no pack covers it. */
  readonly ratios: readonly DatedRatio[];
  /** Latest first. */
  readonly prices: readonly PriceList[];
}

/** What comes with a pack. */
export interface Gift {
  readonly kind: 'license' | 'plugin';
  readonly license?: string;
  readonly years: number;
  /** Given with packs bought from this day on; absent: always. */
  readonly from?: Day;
}

/** A pack on sale. */
export interface Sku {
  readonly id: string;
  readonly title: Title;
  readonly family: string;
  /** In the family's unit. */
  readonly size: bigint;
  /** A decimal of the catalogue's currency. */
  readonly price: string;
  /** What it would cost without its discount; null when the list shows one price only. */
  readonly listPrice: string | null;
  readonly gift: boolean;
  readonly trial: boolean;
  /** How many an account may ever buy; null: no limit. */
  readonly perAccount: number | null;
  /** Sold only to accounts that already had a pack of the family. */
  readonly existingUsersOnly: boolean;
  readonly refundable: boolean;
  readonly gifts: readonly Gift[];
}

/** A zone (大区): the regions whose viewers it counts. */
export interface Zone {
  readonly id: string;
  readonly title: Title;
  readonly regions: readonly string[];
}

/** A catalogue that has been checked: what `readCatalog` makes of a file. */
export interface Catalog {
  readonly id: string;
  readonly title: Title;
  readonly effectiveFrom: Day | null;
  /** Exclusive. */
  readonly effectiveTo: Day | null;
  readonly calendar: Calendar;
  readonly currency: string;
  /** The wall-clock time of the next day at which a day is settled: "10:00". */
  readonly settleAt: string;
  /** Which quantity reaches a tier: what packs left uncovered, or the whole day's. */
  readonly tierBasis: 'overage' | 'day';
  readonly director: { readonly instancesMax: number; readonly bindWithinYears: number };
  readonly zones: readonly Zone[];
  readonly scopes: ReadonlyMap<string, Scope>;
  /** Each scope is in one of them. */
  readonly areas: ReadonlyMap<string, Area>;
  readonly families: ReadonlyMap<string, Family>;
  readonly items: ReadonlyMap<string, Item>;
  readonly skus: ReadonlyMap<string, Sku>;
  /** The SKUs that every new account is given one of. */
  readonly welcome: readonly string[];
}

/** The ratio of an item on a day; null when packs did not cover it yet. */
export function ratioOn(item: Item, on: Day): DatedRatio | null {
  return item.ratios.find((dated) => dated.from === null || dated.from <= on) ?? null;
}

/** The price list of an item on a day; every item of a checked catalogue has one on every day. */
export function pricesOn(item: Item, on: Day): PriceList | null {
  return item.prices.find((dated) => dated.from === null || dated.from <= on) ?? null;
}

/** The catalogue of a timeline that is in effect on a day; null when there is none. */
export function catalogOn(catalogs: readonly Catalog[], on: Day): Catalog | null {
  const found = catalogs.find(
    (catalog) =>
      (catalog.effectiveFrom === null || catalog.effectiveFrom <= on) &&
      (catalog.effectiveTo === null || on < catalog.effectiveTo),
  );
  return found ?? null;
}
