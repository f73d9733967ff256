// Auto-renewal (自动续购): when the marked pack of a family is bought again. See
// docs/concepts/auto-renewal.md.
import { type Catalog, ratioOn } from './catalog.ts';
import type { Day, Instant } from './day.ts';
import type { Money } from './money.ts';
import type { Pack } from './pack.ts';
import { timesRoundedUp } from './ratio.ts';

/** A pack of the family as it stands. */
export interface RenewalPack {
  readonly pack: Pack;
  readonly left: bigint;
  readonly reclaimed: boolean;
}

/** All that decides whether a marked pack is renewed now. */
export interface RenewalQuestion {
  /** All packs of its family, the marked one among them. */
  readonly packs: readonly RenewalPack[];
  readonly marked: string;
  /** What is less than this is as good as nothing: `leastUsable`. */
  readonly least: bigint;
  /** No scope of the family is in the mode in which its packs deduct. */
  readonly frozen: boolean;
  /** Whether the account is served. */
  readonly running: boolean;
  readonly at: Instant;
}

/** Why a pack is renewed: its family is used up, or the pack itself expired. */
export type RenewalTrigger = 'used-up' | 'expired';

/**
 * Whether the marked pack is renewed: when it expired, or when it and every other pack of its
 * family is used up. Null: not yet. A frozen family waits until it thaws, a stopped account until
 * it runs.
 */
export function renewalTrigger(question: RenewalQuestion): RenewalTrigger | null {
  const { packs, marked, least, frozen, running, at } = question;
  if (!running || frozen) return null;
  const own = packs.find(({ pack }) => pack.id === marked);
  if (own === undefined || own.reclaimed || own.pack.refundedAt !== null) return null;
  if (own.left >= least && at >= own.pack.expiresAt) return 'expired';
  const usable = packs.some(
    ({ pack, left, reclaimed }) =>
      left >= least && at < pack.expiresAt && pack.refundedAt === null && !reclaimed,
  );
  return usable ? null : 'used-up';
}

/**
 * What a pack of the family must hold to give one unit of any of its items: the dearest ratio,
 * rounded up. A rest below it may never be charged, and would put off the renewal for ever. One
 * second of enhanced AV1 4K takes 250.91 seconds of a top-speed pack, so 250 are nothing.
 */
export function leastUsable(catalog: Catalog, family: string, on: Day): bigint {
  let least = 1n;
  for (const item of catalog.items.values()) {
    const dated = item.family === family ? ratioOn(item, on) : null;
    if (dated === null) continue;
    const whole = timesRoundedUp(1n, dated.ratio);
    if (whole > least) least = whole;
  }
  return least;
}

/** Whether a renewal stays within what renewals may spend in a month; a null cap is no limit. */
export function isWithinCap(price: Money, spent: Money, cap: Money | null): boolean {
  return cap === null || spent + price <= cap;
}
