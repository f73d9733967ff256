import { Type } from 'typebox';
import { accept, pluginReviewDue } from '../../engine/index.ts';
import { listWaitingApplications } from '../../store/plugins.ts';
import type { Operation } from '../operation.ts';

const PAGE_MAX = 200;

const Input = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
});

/** An application that waits for its review. */
export interface WaitingPlugin {
  readonly account: string;
  readonly accountName: string;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly appId: string;
  readonly category: string;
  readonly subject: string | null;
  readonly basicSettings: string;
  readonly pluginSettings: string;
  readonly submittedAt: string;
  /** The last of the five working days. */
  readonly dueOn: string;
  /** Whether that day is over. */
  readonly overdue: boolean;
}

/** Lists what operators are to review, over all accounts, the longest waiting first. */
export const listWaitingPlugins: Operation<
  typeof Input,
  { readonly waiting: readonly WaitingPlugin[] }
> = {
  name: 'plugins.queue',
  access: 'operator',
  kind: 'read',
  summary: 'List the plugin applications that wait for their review.',
  input: Input,
  run: async (context, { limit = PAGE_MAX }) => {
    const { calendar } = context.catalogs.latest;
    const today = calendar.dayOf(context.clock.now());
    const rows = await context.database.transaction((connection) =>
      listWaitingApplications(connection, limit),
    );
    const waiting = rows.map((row) => {
      const dueOn = pluginReviewDue(calendar, row.submittedAt);
      return {
        account: row.accountId,
        accountName: row.accountName,
        id: row.applicationId,
        type: row.type,
        name: row.name,
        appId: row.appId,
        category: row.category,
        subject: row.subject,
        basicSettings: row.basicSettings,
        pluginSettings: row.pluginSettings,
        submittedAt: calendar.format(row.submittedAt),
        dueOn,
        overdue: today > dueOn,
      };
    });
    return accept({ waiting });
  },
};
