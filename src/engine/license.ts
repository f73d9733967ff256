// Licences (License) given with packs. See docs/concepts/licenses.md.
import type { Catalog } from './catalog.ts';
import { addDays, type Instant } from './day.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import type { Pack } from './pack.ts';

/**
 * When a licence of `years` bought at this instant ends: 00:00:00 of the day after the anniversary
 * (docs/concepts/licenses.md). The pack's state does not shorten it.
 */
export function licenseEnd(catalog: Catalog, boughtAt: Instant, years: number): Instant {
  const { calendar } = catalog;
  return calendar.startOf(addDays(calendar.dayOf(calendar.yearsLater(boughtAt, years)), 1));
}

/** Associates a licence with a pack, one to one; that makes the pack used. */
export function associateLicense(
  pack: Pack,
  at: Instant,
  associatedAt: Instant | null,
): Outcome<Instant> {
  if (associatedAt !== null) return refuse('pack_bound_to_license', { pack: pack.id });
  if (pack.refundedAt !== null) return refuse('pack_refunded', { pack: pack.id });
  if (at < pack.purchasedAt) return refuse('pack_not_yet_bought', { pack: pack.id });
  return accept(at);
}
