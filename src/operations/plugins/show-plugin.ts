import { type Static, Type } from 'typebox';
import { accept, type Calendar } from '../../engine/index.ts';
import { listAttachments } from '../../store/attachments.ts';
import type { PluginPeriodRow, PluginReviewRow } from '../../store/plugins.ts';
import { described, listOf, oneOf, orNull, TimeField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { PluginView, pluginView } from './plugin-view.ts';
import { readPlugin } from './read-plugin.ts';

const Input = Type.Object({
  account: AccountField,
  application: Type.String({ description: 'The id of the application.' }),
});

const SubmissionView = Type.Object({
  name: Type.String(),
  appId: Type.String(),
  category: Type.String(),
  subject: orNull(Type.String()),
  basicSettings: Type.String({ description: 'The id of a screenshot.' }),
  pluginSettings: Type.String({ description: 'The id of a screenshot.' }),
});

/** A step of the review as it is shown. */
const PluginReviewView = Type.Object({
  kind: oneOf(['submitted', 'approved', 'rejected', 'resubmitted', 'cancelled']),
  at: TimeField,
  by: Type.Object({
    kind: oneOf(['operator', 'member', 'person', 'nobody', 'job']),
    id: Type.String(),
  }),
  reason: Type.String(),
  content: described(orNull(SubmissionView), 'What was submitted; null for the other kinds.'),
});

/** A time in which the plugin may be used, as it is shown. */
const PluginPeriodView = Type.Object({
  from: TimeField,
  to: TimeField,
  years: Type.Integer({ description: '0 for a trial.' }),
  source: oneOf(['order', 'gift', 'trial'], { description: 'What gave it.' }),
  sourceId: Type.String(),
  givenAt: TimeField,
});

/** A picture without its data, which plugins.screenshot gives. */
const ScreenshotView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String({ description: 'What its bytes are: `image/png`, say.' }),
  size: Type.Integer({ description: 'In bytes.' }),
  sha256: Type.String(),
  sentAt: TimeField,
});

const ShownPlugin = Type.Object({
  ...PluginView.properties,
  basicSettings: Type.String({ description: 'The id of a screenshot.' }),
  pluginSettings: Type.String({ description: 'The id of a screenshot.' }),
  screenshots: listOf(ScreenshotView),
  reviews: listOf(PluginReviewView, { description: 'In the order in which they happened.' }),
  periods: listOf(PluginPeriodView, { description: 'In the order in which they were given.' }),
});
export type ShownPlugin = Static<typeof ShownPlugin>;

/** Shows a plugin with the history of its reviews, its periods, and its screenshots. */
export const showPlugin: Operation<typeof Input, ShownPlugin> = {
  name: 'plugins.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show a plugin with its reviews, periods and screenshots.',
  input: Input,
  output: ShownPlugin,
  run: async (context, { account, application }) => {
    const { calendar } = context.catalogs.latest;
    return context.database.transaction(async (connection) => {
      const found = await readPlugin(connection, account, application);
      if (!found.ok) return found;
      const { row, reviews, periods } = found.value;
      const attachments = await listAttachments(connection, account, application);
      return accept({
        ...pluginView(calendar, found.value, context.clock.now()),
        basicSettings: row.basicSettings,
        pluginSettings: row.pluginSettings,
        screenshots: attachments.map(({ attachmentId, name, type, size, sha256, sentAt }) => {
          return { id: attachmentId, name, type, size, sha256, sentAt: calendar.format(sentAt) };
        }),
        reviews: reviews.map((review) => reviewView(calendar, review)),
        periods: periods.map((period) => periodView(calendar, period)),
      });
    });
  },
};

function reviewView(calendar: Calendar, review: PluginReviewRow): Static<typeof PluginReviewView> {
  const { kind, at, actorKind, actorId, reason, content } = review;
  return { kind, at: calendar.format(at), by: { kind: actorKind, id: actorId }, reason, content };
}

function periodView(calendar: Calendar, period: PluginPeriodRow): Static<typeof PluginPeriodView> {
  const { from, to, years, source, sourceId, givenAt } = period;
  const times = { from: calendar.format(from), to: calendar.format(to) };
  return { ...times, years, source, sourceId, givenAt: calendar.format(givenAt) };
}
