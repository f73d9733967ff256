// Director packs: bound to an instance they cover whole calendar days, one after another.
// See docs/concepts/director-binding.md.
import type { Catalog } from './catalog.ts';
import { addDays, type Day, daysBetween, type Instant } from './day.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import type { Pack, PackFigures, PackStatus } from './pack.ts';

/** The days on which a bound pack covers its instance; both ends are covered. */
export interface Coverage {
  readonly instance: string;
  readonly pack: string;
  readonly from: Day;
  readonly to: Day;
}

/** A pack to be bound to an instance at an instant, with what is bound already. */
export interface BindingRequest {
  readonly catalog: Catalog;
  readonly pack: Pack;
  readonly instance: string;
  readonly at: Instant;
  /** What the account's packs cover already. */
  readonly existing: readonly Coverage[];
}

/**
 * Binds a pack to an instance: from the same calendar day 00:00, or from the day after the last end
 * when another pack runs on the instance. Final: there is no unbinding.
 */
export function bindPack(request: BindingRequest): Outcome<Coverage> {
  const { catalog, pack, instance, at, existing } = request;
  const { calendar } = catalog;
  if (catalog.families.get(pack.family)?.deductsBy !== 'binding') {
    return refuse('pack_family_cannot_be_bound', { pack: pack.id, family: pack.family });
  }
  const bound = existing.find((coverage) => coverage.pack === pack.id);
  if (bound !== undefined) {
    return refuse('pack_bound_to_instance', { pack: pack.id, instance: bound.instance });
  }
  if (pack.refundedAt !== null) return refuse('pack_refunded', { pack: pack.id });
  if (at < pack.purchasedAt) return refuse('pack_not_yet_bought', { pack: pack.id });
  if (at >= pack.expiresAt) {
    return refuse('pack_expired', { pack: pack.id, at: calendar.format(pack.expiresAt) });
  }
  const today = calendar.dayOf(at);
  let from = today;
  for (const coverage of existing) {
    if (coverage.instance === instance && coverage.to >= from) from = addDays(coverage.to, 1);
  }
  const to = addDays(from, Number(pack.total) - 1);
  return accept({ instance, pack: pack.id, from, to });
}

/** What is left of a coverage when its pack is reclaimed at an instant: the days over by then. */
export function coverageUntil(
  catalog: Catalog,
  coverage: Coverage,
  reclaimedAt: Instant | null,
): Coverage {
  if (reclaimedAt === null) return coverage;
  const last = addDays(catalog.calendar.dayOf(reclaimedAt), -1);
  return last < coverage.to ? { ...coverage, to: last } : coverage;
}

/** The figures of a director pack in days: a day of its coverage is used once it has begun. */
export function boundFigures(
  catalog: Catalog,
  pack: Pack,
  coverage: Coverage | null,
  asOf: Instant,
): PackFigures {
  const { total } = pack;
  if (pack.refundedAt !== null && pack.refundedAt <= asOf) {
    return { total, left: 0n, deducted: 0n, voided: 0n, refunded: total };
  }
  if (coverage === null) {
    const voided = asOf >= pack.expiresAt ? total : 0n;
    return { total, left: total - voided, deducted: 0n, voided, refunded: 0n };
  }
  const today = catalog.calendar.dayOf(asOf);
  const days = coveredDays(coverage);
  const begun = daysBetween(coverage.from, today) + 1;
  const used = BigInt(Math.max(0, Math.min(begun, days)));
  // Fewer days than the pack holds are covered when it was reclaimed: the others are void.
  const voided = today > coverage.to ? total - BigInt(days) : 0n;
  return { total, left: total - used - voided, deducted: used, voided, refunded: 0n };
}

/** The status of a director pack; a bound one is in use until its last day is over. */
export function boundStatus(
  catalog: Catalog,
  pack: Pack,
  coverage: Coverage | null,
  asOf: Instant,
): PackStatus {
  if (pack.refundedAt !== null && pack.refundedAt <= asOf) return 'refunded';
  if (coverage === null) return asOf >= pack.expiresAt ? 'expired' : 'unused';
  if (catalog.calendar.dayOf(asOf) <= coverage.to) return 'in-use';
  return BigInt(coveredDays(coverage)) < pack.total ? 'expired' : 'used-up';
}

/** How many days a coverage has; none when it ended before it began. */
function coveredDays({ from, to }: Coverage): number {
  return Math.max(0, daysBetween(from, to) + 1);
}
