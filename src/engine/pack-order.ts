// The total order in which packs are charged. See docs/concepts/waterfall.md.
import type { Pack, PackBalance } from './pack.ts';

/** Earliest expiry first; then purchase; then id, by code point. Never 0 for two packs. */
export function comparePacks(a: Pack, b: Pack): number {
  if (a.expiresAt !== b.expiresAt) return a.expiresAt - b.expiresAt;
  if (a.purchasedAt !== b.purchasedAt) return a.purchasedAt - b.purchasedAt;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The balances in the order in which they are charged. */
export function inPackOrder(balances: readonly PackBalance[]): readonly PackBalance[] {
  for (let i = 1; i < balances.length; i += 1) {
    const [before, after] = [balances[i - 1], balances[i]];
    // Rows come from the store in this order already: sort only what is not.
    if (before !== undefined && after !== undefined && comparePacks(before.pack, after.pack) > 0) {
      return [...balances].sort((a, b) => comparePacks(a.pack, b.pack));
    }
  }
  return balances;
}
