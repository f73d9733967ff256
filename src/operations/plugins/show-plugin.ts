import { Type } from 'typebox';
import { accept, type Calendar } from '../../engine/index.ts';
import { listAttachments } from '../../store/attachments.ts';
import type { PluginPeriodRow, PluginReviewRow, PluginSubmission } from '../../store/plugins.ts';
import type { Operation } from '../operation.ts';
import { type PluginView, pluginView } from './plugin-view.ts';
import { readPlugin } from './read-plugin.ts';

const Input = Type.Object({ account: Type.String(), application: Type.String() });

/** A step of the review as it is shown. */
export interface PluginReviewView {
  readonly kind: PluginReviewRow['kind'];
  readonly at: string;
  readonly by: { readonly kind: PluginReviewRow['actorKind']; readonly id: string };
  readonly reason: string;
  /** What was submitted; null for the other kinds. Screenshots are named by their ids. */
  readonly content: PluginSubmission | null;
}

/** A time in which the plugin may be used, as it is shown. */
export interface PluginPeriodView {
  readonly from: string;
  readonly to: string;
  /** 0 for a trial. */
  readonly years: number;
  readonly source: PluginPeriodRow['source'];
  readonly sourceId: string;
  readonly givenAt: string;
}

/** A picture without its data, which plugins.screenshot gives. */
export interface ScreenshotView {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly sha256: string;
  readonly sentAt: string;
}

export interface ShownPlugin extends PluginView {
  readonly basicSettings: string;
  readonly pluginSettings: string;
  readonly screenshots: readonly ScreenshotView[];
  readonly reviews: readonly PluginReviewView[];
  readonly periods: readonly PluginPeriodView[];
}

/** Shows a plugin with the history of its reviews, its periods, and its screenshots. */
export const showPlugin: Operation<typeof Input, ShownPlugin> = {
  name: 'plugins.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show a plugin with its reviews, periods and screenshots.',
  input: Input,
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

function reviewView(calendar: Calendar, review: PluginReviewRow): PluginReviewView {
  const { kind, at, actorKind, actorId, reason, content } = review;
  return { kind, at: calendar.format(at), by: { kind: actorKind, id: actorId }, reason, content };
}

function periodView(calendar: Calendar, period: PluginPeriodRow): PluginPeriodView {
  const { from, to, years, source, sourceId, givenAt } = period;
  const times = { from: calendar.format(from), to: calendar.format(to) };
  return { ...times, years, source, sourceId, givenAt: calendar.format(givenAt) };
}
