import { type Static, Type } from 'typebox';
import {
  type Calendar,
  type Instant,
  PLUGIN_TYPES,
  pluginReviewDue,
  pluginStatus,
  pluginSteps,
} from '../../engine/index.ts';
import type { PluginApplicationRow, PluginPeriodRow } from '../../store/plugins.ts';
import { DayField, described, listOf, oneOf, orNull, TimeField } from '../answer-fields.ts';
import { EtagField, withEtag } from '../etag.ts';
import type { PluginWithFacts } from './read-plugin.ts';

/** How an application may stand. */
export const PLUGIN_STATUSES = [
  'in-review',
  'to-pay',
  'rejected',
  'usable',
  'expired',
  'cancelled',
] as const;

/** A plugin as it is shown. */
export const PluginView = Type.Object({
  id: Type.String(),
  type: oneOf(PLUGIN_TYPES),
  name: Type.String({ description: 'The name of the mini-program.' }),
  appId: Type.String(),
  category: Type.String(),
  subject: orNull(
    Type.String({ description: 'Whom the mini-program is certified for; null: not said.' }),
  ),
  status: oneOf(PLUGIN_STATUSES),
  submittedAt: TimeField,
  reviewDueOn: described(
    orNull(DayField),
    'The last day for the review; null when there is none to be made.',
  ),
  reason: Type.String({ description: 'Why it was rejected; empty when it was not.' }),
  startedAt: described(
    orNull(TimeField),
    'When its years began that follow on each other to the end; null before the first.',
  ),
  purchasedAt: described(orNull(TimeField), 'When time was paid, bound or given last.'),
  endsAt: orNull(TimeField),
  next: listOf(oneOf(['review', 'resubmit', 'buy', 'bind-pack', 'cancel']), {
    description: 'What may be done next; buying and binding a pack renew what has begun.',
  }),
  etag: EtagField,
});
export type PluginView = Static<typeof PluginView>;

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
    etag: pluginEtag(row),
  };
}

/** The tag of what an application says and how its review stands, whatever the time is. */
export function pluginEtag(row: PluginApplicationRow): string {
  const { name, appId, category, subject, basicSettings, pluginSettings } = row;
  const said = { name, appId, category, subject, basicSettings, pluginSettings };
  return withEtag({ ...said, submittedAt: row.submittedAt, review: row.review }).etag;
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
