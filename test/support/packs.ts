// Builders of packs and days: everything that a test does not say is ordinary.
import {
  type AccountDay,
  day,
  type Instant,
  type Pack,
  type PackBalance,
  parseInstant,
  present,
} from '../../src/engine/index.ts';
import { CATALOG_2022 } from './catalogs.ts';

/** A time of a test: `2022-01-04T10:00:00+08:00`. */
export function instant(text: string): Instant {
  return present(parseInstant(text), `${text} is a time`);
}

/** A traffic pack of 100 GB bought on 2022-03-01, or what is said otherwise. */
export function packOf(changes: Partial<Pack> = {}): Pack {
  return {
    id: 'P1',
    family: 'traffic',
    sku: 'traffic-100gb',
    total: 100_000_000_000n,
    purchasedAt: instant('2022-03-01T08:00:00+08:00'),
    expiresAt: instant('2023-03-01T08:00:00+08:00'),
    gift: false,
    refundedAt: null,
    ...changes,
  };
}

/** Packs that still hold all they were bought with. */
export function full(...packs: readonly Pack[]): readonly PackBalance[] {
  return packs.map((pack) => ({ pack, left: pack.total }));
}

/** 2022-03-02 of an account with nothing, or what is said otherwise. */
export function accountDay(changes: Partial<AccountDay> = {}): AccountDay {
  return {
    catalog: CATALOG_2022,
    day: day('2022-03-02'),
    packs: [],
    modes: [],
    coverage: [],
    usage: [],
    ...changes,
  };
}
