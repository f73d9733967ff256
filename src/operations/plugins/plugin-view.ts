import {
  type Calendar,
  type Instant,
  type PluginStatus,
  type PluginStep,
  type PluginType,
  pluginReviewDue,
  pluginStatus,
  pluginSteps,
} from '../../engine/index.ts';
import type { PluginPeriodRow } from '../../store/plugins.ts';
import type { PluginWithFacts } from './read-plugin.ts';

/** A plugin as it is shown. */
export interface PluginView {
  readonly id: string;
  readonly type: PluginType;
  readonly name: string;
  readonly appId: string;
  readonly category: string;
  /** Whom the mini-program is certified for; null: not said. */
  readonly subject: string | null;
  readonly status: PluginStatus;
  readonly submittedAt: string;
  /** The last day for the review; null when there is none to be made. */
  readonly reviewDueOn: string | null;
  /** Why it was rejected; '' when it was not. */
  readonly reason: string;
  /** When its years began that follow on each other to the end; null before the first. */
  readonly startedAt: string | null;
  /** When time was paid, bound or given last. */
  readonly purchasedAt: string | null;
  readonly endsAt: string | null;
  /** What may be done next; buying and binding a pack renew what has begun. */
  readonly next: readonly PluginStep[];
}

/** A plugin as of an instant, for people. */
export function pluginView(
  calendar: Calendar,
  { row, reviews, periods }: PluginWithFacts,
  asOf: Instant,
): PluginView {
  const status = pluginStatus({ reviews, periods }, asOf);
  const known = reviews.filter(({ at }) => at <= asOf);
  const given = periods.filter(({ givenAt }) => givenAt <= asOf);
  const written = (at: Instant | null | undefined) => (at == null ? null : calendar.format(at));
  const submittedAt =
    known.findLast(({ kind }) => kind === 'submitted' || kind === 'resubmitted')?.at ??
    row.submittedAt;
  return {
    id: row.applicationId,
    type: row.type,
    name: row.name,
    appId: row.appId,
    category: row.category,
    subject: row.subject,
    status,
    submittedAt: calendar.format(submittedAt),
    reviewDueOn: status === 'in-review' ? pluginReviewDue(calendar, submittedAt) : null,
    reason: status === 'rejected' ? (known.at(-1)?.reason ?? '') : '',
    startedAt: written(startOf(given)),
    purchasedAt: written(given.at(-1)?.givenAt),
    endsAt: written(given.at(-1)?.to),
    next: pluginSteps(status),
  };
}

/** Where the periods that follow on each other up to the last begin. */
function startOf(periods: readonly PluginPeriodRow[]): Instant | null {
  let start: Instant | null = null;
  for (const { from, to } of periods.toReversed()) {
    if (start !== null && to !== start) break;
    start = from;
  }
  return start;
}
