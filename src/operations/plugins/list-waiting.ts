import { type Static, Type } from 'typebox';
import { accept, PLUGIN_TYPES, pluginReviewDue } from '../../engine/index.ts';
import { listWaitingApplications } from '../../store/plugins.ts';
import { DayField, described, listOf, oneOf, orNull, TimeField } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';

const PAGE_MAX = 200;

const Input = Type.Object({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
});

/** An application that waits for its review. */
const WaitingPlugin = Type.Object({
  account: Type.String(),
  accountName: Type.String(),
  id: Type.String(),
  type: oneOf(PLUGIN_TYPES),
  name: Type.String({ description: 'The name of the mini-program.' }),
  appId: Type.String(),
  category: Type.String(),
  subject: orNull(Type.String()),
  basicSettings: Type.String({ description: 'The id of a screenshot.' }),
  pluginSettings: Type.String({ description: 'The id of a screenshot.' }),
  submittedAt: TimeField,
  dueOn: described(DayField, 'The last of the five working days.'),
  overdue: Type.Boolean({ description: 'Whether that day is over.' }),
});
const Output = Type.Object({
  waiting: listOf(WaitingPlugin, { description: 'The longest waiting comes first.' }),
});

/** Lists what operators are to review, over all accounts, the longest waiting first. */
export const listWaitingPlugins: Operation<typeof Input, Static<typeof Output>> = {
  name: 'plugins.queue',
  access: 'operator',
  kind: 'read',
  summary: 'List the plugin applications that wait for their review.',
  input: Input,
  output: Output,
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
