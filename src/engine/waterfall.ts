// One usage line across packs, in their order: what each gives, why others are passed over.
// See docs/concepts/waterfall.md for the orders and a worked example.
import type { DatedRatio, Item } from './catalog.ts';
import type { Day, Instant } from './day.ts';
import type { Pack, PackBalance } from './pack.ts';
import { dividedRoundedDown, timesRoundedUp } from './ratio.ts';

/** A pack's balance while a day is charged: the one value here that changes. */
export interface RunningBalance {
  readonly pack: Pack;
  left: bigint;
}

/** What one pack gave to one line. */
export interface Charge {
  readonly item: string;
  readonly instance: string | null;
  readonly pack: string;
  /** How much of the line is covered, in the item's unit. */
  readonly usage: bigint;
  /** '0' for a line that a binding covers: the pack gives it days, not units. */
  readonly ratio: string;
  /** What the pack lost for it, in the pack's unit. */
  readonly deducted: bigint;
  readonly leftBefore: bigint;
  readonly leftAfter: bigint;
}

/** Why a pack was not charged for a line; each reads as a sentence about the pack. */
export type PassedOver =
  | 'pack_of_other_family'
  | 'pack_refunded'
  | 'pack_not_yet_bought'
  | 'pack_expired'
  | 'item_not_covered_yet'
  | 'pack_frozen_by_billing_mode'
  | 'pack_empty'
  | 'pack_left_below_one_unit'
  | 'line_covered_before'
  | 'pack_not_bound'
  | 'pack_bound_to_other_instance'
  | 'coverage_not_begun'
  | 'coverage_ended';

/** One pack looked at for one line: charged, covering by its binding, or passed over. */
export interface Considered {
  readonly pack: string;
  readonly outcome: 'charged' | 'covers_by_binding' | PassedOver;
  /** What makes the reason readable: a date, a mode. */
  readonly details: Readonly<Record<string, string>>;
  readonly charge: Charge | null;
}

/** What of a pack makes it unable to cover a day at all, whatever it holds. */
export function unfitOn(pack: Pack, family: string, dayEnd: Instant): PassedOver | null {
  if (pack.family !== family) return 'pack_of_other_family';
  if (pack.refundedAt !== null) return 'pack_refunded';
  // Bought at any time of the day counts for the whole day (docs/concepts/packs.md).
  if (pack.purchasedAt >= dayEnd) return 'pack_not_yet_bought';
  // It must be valid to the very end of the day.
  if (pack.expiresAt < dayEnd) return 'pack_expired';
  return null;
}

/** A line as packs are charged for it. */
export interface ChargedLine {
  readonly item: Item;
  readonly instance: string | null;
  readonly ratio: DatedRatio;
}

/**
 * Takes from one pack for `wanted` units of a line. A pack that holds ceil(wanted × ratio) gives
 * all; else it covers floor(left ÷ ratio) units and is emptied by that. A pack with less than one
 * unit's worth gives nothing and keeps it for cheaper items: so no pack ever gives more than it
 * holds.
 */
export function chargeOne(
  balance: RunningBalance,
  { item, instance, ratio }: ChargedLine,
  wanted: bigint,
): Charge | 'pack_empty' | 'pack_left_below_one_unit' {
  const leftBefore = balance.left;
  if (leftBefore === 0n) return 'pack_empty';
  let usage = wanted;
  let deducted = timesRoundedUp(wanted, ratio.ratio);
  if (deducted > leftBefore) {
    usage = dividedRoundedDown(leftBefore, ratio.ratio);
    if (usage === 0n) return 'pack_left_below_one_unit';
    deducted = leftBefore;
  }
  balance.left = leftBefore - deducted;
  return {
    item: item.id,
    instance,
    pack: balance.pack.id,
    usage,
    ratio: ratio.text,
    deducted,
    leftBefore,
    leftAfter: balance.left,
  };
}

/** Running balances of the packs, to be charged one line after another. */
export function runningBalances(balances: readonly PackBalance[]): RunningBalance[] {
  return balances.map(({ pack, left }) => ({ pack, left }));
}

/** The day on which packs begin to cover an item that they do not cover on `on`; null: never. */
export function coveredFrom(item: Item, on: Day): Day | null {
  const later = item.ratios.filter(({ from }) => from !== null && from > on);
  return later.at(-1)?.from ?? null;
}
