// Refunds (退款): whether, until when, how much, by which rule. See docs/concepts/refunds.md.

import { present } from './assert.ts';
import type { Catalog } from './catalog.ts';
import type { Instant } from './day.ts';
import { type Money, parseMoney } from './money.ts';
import type { Pack } from './pack.ts';

/** Why a pack is not refunded; each reads as a sentence about it. */
export type RefundRefusal =
  | 'pack_already_refunded'
  | 'pack_not_yet_bought'
  | 'pack_reclaimed'
  | 'pack_family_not_refundable'
  | 'gift_pack_not_refundable'
  | 'trial_pack_not_refundable'
  | 'account_stopped_for_violation'
  | 'pack_not_bought_here'
  | 'pack_bound_to_instance'
  | 'pack_bound_to_license'
  | 'pack_bound_to_plugin'
  | 'pack_used'
  | 'refund_window_closed';

/** All that decides whether a pack may be refunded. */
export interface RefundQuestion {
  readonly catalog: Catalog;
  readonly pack: Pack;
  readonly at: Instant;
  /** What it gave and was not returned. */
  readonly deducted: bigint;
  /** What was paid for it and may be given back; null: it was not bought by an order. */
  readonly paid: Money | null;
  /** What it is bound to, which counts as used; null when to nothing. */
  readonly boundTo: 'instance' | 'license' | 'plugin' | null;
  readonly accountStoppedForViolation: boolean;
  /** It was taken back from an account that did not pay. */
  readonly reclaimed: boolean;
}

/** Whether a pack may be refunded, until when, for how much, and if not, why. */
export interface RefundQuote {
  readonly accepted: boolean;
  /** The last second of the refund window; null when the family has none. */
  readonly deadline: Instant | null;
  readonly amount: Money;
  readonly reason: RefundRefusal | null;
}

/**
 * Quotes a refund: unused packs within the family's days of purchase, to 23:59:59 of the last day,
 * for all that was paid.
 */
export function quoteRefund(question: RefundQuestion): RefundQuote {
  const { catalog, pack, paid } = question;
  const window = catalog.families.get(pack.family)?.refund ?? null;
  const deadline = window === null ? null : refundDeadline(catalog, pack, window.days);
  const reason = refusalOf(question, deadline);
  if (reason !== null) return { accepted: false, deadline, amount: 0n, reason };
  return { accepted: true, deadline, amount: paid ?? 0n, reason: null };
}

/** What a pack costs by its catalogue; nothing for a size that is not on sale. */
export function catalogPrice(catalog: Catalog, pack: Pack): Money {
  const sku = pack.sku === null ? undefined : catalog.skus.get(pack.sku);
  if (sku === undefined) return 0n;
  return present(parseMoney(sku.price), `a checked catalogue prices ${sku.id} in decimals`);
}

/** The end of the day in which `days` × 24 h less one second after the purchase lie. */
function refundDeadline(catalog: Catalog, pack: Pack, days: number): Instant {
  const last = pack.purchasedAt + days * 86_400_000 - 1000;
  return catalog.calendar.endOf(catalog.calendar.dayOf(last)) - 1000;
}

function refusalOf(question: RefundQuestion, deadline: Instant | null): RefundRefusal | null {
  const { catalog, pack, at, deducted, boundTo } = question;
  const sku = pack.sku === null ? undefined : catalog.skus.get(pack.sku);
  if (pack.refundedAt !== null) return 'pack_already_refunded';
  if (at < pack.purchasedAt) return 'pack_not_yet_bought';
  if (question.reclaimed) return 'pack_reclaimed';
  if (deadline === null) return 'pack_family_not_refundable';
  if (pack.gift || sku?.gift === true) return 'gift_pack_not_refundable';
  if (sku?.trial === true) return 'trial_pack_not_refundable';
  if (sku?.refundable === false) return 'pack_family_not_refundable';
  if (question.accountStoppedForViolation) return 'account_stopped_for_violation';
  if (question.paid === null) return 'pack_not_bought_here';
  if (boundTo === 'instance') return 'pack_bound_to_instance';
  if (boundTo === 'license') return 'pack_bound_to_license';
  if (boundTo === 'plugin') return 'pack_bound_to_plugin';
  if (deducted > 0n) return 'pack_used';
  // The deadline is a whole second: all of that second is inside.
  if (at >= deadline + 1000) return 'refund_window_closed';
  return null;
}
