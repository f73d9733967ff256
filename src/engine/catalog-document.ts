// A catalogue file as it is written: catalogs/catalog.schema.json is its schema.
// Figures are texts, so that nothing is rounded on the way in. See docs/concepts/catalogue.md.
import type { BillingMode, Family, Measure, Title } from './catalog.ts';
import type { Unit } from './quantity.ts';

/** A catalogue file that fits the schema; whether its parts fit each other is not yet known. */
export interface CatalogDocument {
  readonly $schema?: string;
  readonly id: string;
  readonly title: Title;
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly timeZone: string;
  readonly currency: string;
  readonly settleAt: string;
  readonly tierBasis: 'overage' | 'day';
  readonly director: { readonly instancesMax: number; readonly bindWithinYears: number };
  readonly zones: readonly ZoneDocument[];
  readonly scopes: readonly ScopeDocument[];
  readonly areas?: readonly AreaDocument[];
  readonly families: readonly FamilyDocument[];
  readonly items: readonly ItemDocument[];
  readonly skus: readonly SkuDocument[];
  readonly welcome?: readonly string[];
}

/** A zone as a catalogue file has it. */
export interface ZoneDocument {
  readonly id: string;
  readonly title: Title;
  readonly regions: readonly string[];
}

/** A scope as a catalogue file has it. */
export interface ScopeDocument {
  readonly id: string;
  readonly title: Title;
  readonly defaultMode: BillingMode;
  readonly modes: readonly BillingMode[];
}

/** An area as a catalogue file has it. */
export interface AreaDocument {
  readonly id: string;
  readonly title: Title;
  readonly scopes: readonly string[];
}

/** A family is written as it is used: nothing in it needs reading. */
export type FamilyDocument = Family;

/** A usage item as a catalogue file has it. */
export interface ItemDocument {
  readonly id: string;
  readonly title: Title;
  readonly family: string | null;
  readonly order: number;
  readonly scope: string | null;
  readonly measure: Measure;
  readonly unit: Unit;
  readonly perInstance?: boolean;
  /** Oldest first; a first entry with a date means that packs do not cover earlier usage. */
  readonly ratios?: readonly RatioDocument[];
  /** Oldest first; the first has no date. */
  readonly prices: readonly PriceDocument[];
}

/** A ratio and its first day, as a catalogue file has them. */
export interface RatioDocument {
  readonly from?: string;
  readonly ratio: string;
}

/** A price list and its first day, as a catalogue file has them. */
export interface PriceDocument {
  readonly from?: string;
  readonly per: string;
  readonly tiers: readonly TierDocument[];
}

/** A tier as a catalogue file has it. */
export interface TierDocument {
  /** The inclusive lower bound with its unit: "2 TB". */
  readonly from: string;
  readonly price: string;
}

/** A pack on sale as a catalogue file has it. */
export interface SkuDocument {
  readonly id: string;
  readonly title: Title;
  readonly family: string;
  readonly size: string;
  readonly price: string;
  readonly listPrice?: string;
  readonly gift?: boolean;
  readonly trial?: boolean;
  readonly perAccount?: number;
  readonly existingUsersOnly?: boolean;
  readonly refundable: boolean;
  readonly gifts: readonly GiftDocument[];
}

/** A gift as a catalogue file has it. */
export interface GiftDocument {
  readonly kind: 'license' | 'plugin';
  readonly license?: string;
  readonly years: number;
  readonly from?: string;
}
