// Packs, their life cycle and their figures. See docs/concepts/packs.md.
import type { Catalog, Family } from './catalog.ts';
import type { Instant } from './day.ts';

/** What was bought or given. It never changes, but for a refund. */
export interface Pack {
  readonly id: string;
  readonly family: string;
  /** Null for a pack of a size that is not on sale. */
  readonly sku: string | null;
  /** In the family's unit. */
  readonly total: bigint;
  readonly purchasedAt: Instant;
  /** Exclusive: the first instant at which it is no longer valid. */
  readonly expiresAt: Instant;
  readonly gift: boolean;
  readonly refundedAt: Instant | null;
}

/** A pack and what it holds at the start of a calculation. */
export interface PackBalance {
  readonly pack: Pack;
  readonly left: bigint;
}

/** The status of a pack (资源包状态). */
export type PackStatus = 'unused' | 'in-use' | 'used-up' | 'expired' | 'frozen' | 'refunded';

/** The figures of a pack: total = left + deducted + voided + refunded, always. */
export interface PackFigures {
  readonly total: bigint;
  readonly left: bigint;
  readonly deducted: bigint;
  readonly voided: bigint;
  readonly refunded: bigint;
}

/** All that decides the status of a pack. */
export interface PackFacts {
  readonly pack: Pack;
  readonly deducted: bigint;
  /** A licence, plugin or instance was bound: counts as used without a deduction. */
  readonly bound: boolean;
  /** No scope of the family is in its deducting mode. */
  readonly frozen: boolean;
  readonly asOf: Instant;
}

/** When a pack bought at this instant ends: by the family's validity. */
export function expiryOf(catalog: Catalog, family: Family, purchasedAt: Instant): Instant {
  const { kind, years } = family.validity;
  return kind === 'years'
    ? catalog.calendar.yearsLater(purchasedAt, years)
    : catalog.calendar.endOfMonthYearsLater(purchasedAt, years);
}

/**
 * The status of a pack that deducts by quantity, by the precedence
 * refunded > used-up > expired > frozen > in-use > unused.
 */
export function statusOf(facts: PackFacts): PackStatus {
  const { pack, deducted, bound, frozen, asOf } = facts;
  if (pack.refundedAt !== null && pack.refundedAt <= asOf) return 'refunded';
  if (deducted >= pack.total) return 'used-up';
  if (asOf >= pack.expiresAt) return 'expired';
  if (frozen) return 'frozen';
  return bound || deducted > 0n ? 'in-use' : 'unused';
}

/** The figures of a pack at an instant: what expiry voided and a refund took back is told apart. */
export function figuresOf(pack: Pack, deducted: bigint, asOf: Instant): PackFigures {
  const rest = pack.total - deducted;
  const refunded = pack.refundedAt !== null && pack.refundedAt <= asOf;
  const voided = !refunded && asOf >= pack.expiresAt;
  return {
    total: pack.total,
    left: refunded || voided ? 0n : rest,
    deducted,
    voided: voided ? rest : 0n,
    refunded: refunded ? rest : 0n,
  };
}
