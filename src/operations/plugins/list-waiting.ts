import { type Static, Type } from 'typebox';
import { accept, PLUGIN_TYPES, pluginReviewDue } from '../../engine/index.ts';
import { listWaitingApplications } from '../../store/plugins.ts';
import { DayField, described, listOf, oneOf, orNull, TimeField } from '../answer-fields.ts';
import { NextField, PageInput, PositionMoment, pageOf, readPage, sortBy } from '../cursor.ts';
import { EtagField } from '../etag.ts';
import type { Operation } from '../operation.ts';
import { pluginEtag } from './plugin-view.ts';

const Input = Type.Object({ sort: sortBy(['submittedAt', '-submittedAt']), ...PageInput });

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
  etag: EtagField,
});
const Output = Type.Object({ waiting: listOf(WaitingPlugin), next: NextField });

const Position = Type.Object({
  submittedAt: PositionMoment,
  account: Type.String(),
  id: Type.String(),
});

/** Lists what operators are to review, over all accounts, the longest waiting first. */
export const listWaitingPlugins: Operation<typeof Input, Static<typeof Output>> = {
  name: 'plugins.queue',
  access: 'operator',
  kind: 'read',
  summary: 'List the plugin applications that wait for their review.',
  input: Input,
  output: Output,
  run: async (context, { sort = 'submittedAt', ...input }) => {
    const page = readPage(input, { sort, position: Position });
    if (!page.ok) return page;
    const { calendar } = context.catalogs.latest;
    const today = calendar.dayOf(context.clock.now());
    const found = await listWaitingApplications(context.database, page.value);
    const { rows, next } = pageOf(page.value, found, (row) => {
      return { submittedAt: row.submittedAt, account: row.accountId, id: row.applicationId };
    });
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
        etag: pluginEtag(row),
      };
    });
    return accept({ waiting, next });
  },
};
