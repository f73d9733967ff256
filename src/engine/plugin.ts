// Plugins (小程序·云直播插件): applied for, reviewed, paid by the year. See docs/concepts/plugins.md.
import type { Calendar, Instant } from './day.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import type { Pack } from './pack.ts';

/** What is applied for (申请类型): to pay, years that came with a pack, a month for nothing. */
export const PLUGIN_TYPES = ['formal', 'pack-gift', 'trial'] as const;
/** What is applied for. */
export type PluginType = (typeof PLUGIN_TYPES)[number];

/** The state of an application (申请审核状态). */
export type PluginStatus = 'in-review' | 'to-pay' | 'rejected' | 'usable' | 'expired' | 'cancelled';

/** One step of an application's review. */
export interface PluginReview {
  readonly kind: 'submitted' | 'approved' | 'rejected' | 'resubmitted' | 'cancelled';
  readonly at: Instant;
}

/** A time in which the plugin may be used, from an order, from a pack's gift, or a trial. */
export interface PluginPeriod {
  readonly from: Instant;
  /** Exclusive: the first instant at which it may not be used. */
  readonly to: Instant;
  /** 0 for a trial, which is a month. */
  readonly years: number;
  /** When it was paid, bound or approved; before `from` when it waits for another to end. */
  readonly givenAt: Instant;
}

/** All that decides the status of an application; both in the order in which they happened. */
export interface PluginFacts {
  readonly reviews: readonly PluginReview[];
  readonly periods: readonly PluginPeriod[];
}

/**
 * The status as of an instant, of what had happened by then. Never stored: a plugin expires when
 * its time is over, whether or not a job has run.
 */
export function pluginStatus({ reviews, periods }: PluginFacts, asOf: Instant): PluginStatus {
  const review = reviews.findLast(({ at }) => at <= asOf);
  if (review?.kind === 'cancelled') return 'cancelled';
  const given = periods.filter(({ givenAt }) => givenAt <= asOf);
  if (given.length > 0) return given.some(({ to }) => asOf < to) ? 'usable' : 'expired';
  if (review?.kind === 'approved') return 'to-pay';
  return review?.kind === 'rejected' ? 'rejected' : 'in-review';
}

/** What can be done with an application; each is an operation of somebody. */
export type PluginStep = 'review' | 'resubmit' | 'buy' | 'bind-pack' | 'cancel';

const STEPS: Readonly<Record<PluginStatus, readonly PluginStep[]>> = {
  'in-review': ['review', 'cancel'],
  'to-pay': ['buy', 'bind-pack', 'cancel'],
  rejected: ['resubmit', 'cancel'],
  usable: ['buy', 'bind-pack'],
  expired: ['buy', 'bind-pack', 'cancel'],
  cancelled: [],
};

const REFUSALS: Readonly<Record<PluginStep, string>> = {
  review: 'plugin_is_not_in_review',
  resubmit: 'plugin_is_not_rejected',
  buy: 'plugin_is_not_approved',
  'bind-pack': 'plugin_is_not_approved',
  cancel: 'plugin_cannot_be_cancelled',
};

/** What may be done next; buying and binding renew one that is usable or expired. */
export function pluginSteps(status: PluginStatus): readonly PluginStep[] {
  return STEPS[status];
}

/** Whether a step may be taken in a status. */
export function takePluginStep(status: PluginStatus, step: PluginStep): Outcome<null> {
  return STEPS[status].includes(step) ? accept(null) : refuse(REFUSALS[step], { status });
}

/**
 * The time that so many years give. Years add up (叠加): those of a plugin in use begin at its end,
 * those of a new or an expired one at once. Years bought one by one end when the same years
 * bought together do: 2024-02-29 and four times a year is 2028-02-29.
 */
export function pluginYears(
  calendar: Calendar,
  periods: readonly PluginPeriod[],
  { years, at }: { readonly years: number; readonly at: Instant },
): PluginPeriod {
  const last = periods.at(-1);
  if (last === undefined || last.to <= at) {
    return { from: at, to: calendar.yearsLater(at, years), years, givenAt: at };
  }
  // Anniversaries are those of the first of the years that follow on each other without a gap.
  let before = 0;
  let anchor = last.to;
  for (const period of periods.toReversed()) {
    if (period.to !== anchor || period.years === 0) break;
    before += period.years;
    anchor = period.from;
  }
  const to = calendar.yearsLater(anchor, before + years);
  return { from: last.to, to, years, givenAt: at };
}

/** The month that an approved trial gives: to the same second of the next month. */
export function pluginTrial(calendar: Calendar, at: Instant): PluginPeriod {
  return { from: at, to: calendar.monthsLater(at, 1), years: 0, givenAt: at };
}

/**
 * Whether the plugin years that came with a pack may be used at an instant: while the pack is
 * valid, whatever is left in it. That makes the pack used.
 */
export function mayGivePlugin(calendar: Calendar, pack: Pack, at: Instant): Outcome<null> {
  const { id, refundedAt, purchasedAt, expiresAt } = pack;
  if (refundedAt !== null) return refuse('pack_refunded', { pack: id });
  if (at < purchasedAt) return refuse('pack_not_yet_bought', { pack: id });
  if (at < expiresAt) return accept(null);
  return refuse('pack_expired', { pack: id, at: calendar.format(expiresAt) });
}
