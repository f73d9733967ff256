import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { readSettlementRuns, type SettlementRunRow } from '../../store/settlement-run-pages.ts';
import { DayField, described, listOf, oneOf, orNull, TimeField } from '../answer-fields.ts';
import { IdPosition, NextField, PageInput, pageOf, readPage, sortBy } from '../cursor.ts';
import { readDays } from '../days-asked.ts';
import { FromDayField, ToDayField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';

const STATES = ['open', 'finished'] as const;

const Input = Type.Object({
  from: FromDayField,
  to: ToDayField,
  account: Type.Optional(Type.String({ description: 'Only those of this account alone.' })),
  state: Type.Optional(oneOf(STATES, { description: 'Only those that are under way, or over.' })),
  sort: sortBy(['-startedAt', 'startedAt']),
  ...PageInput,
});

/** A settlement of a day, as it goes through the accounts. */
const SettlementRunView = Type.Object({
  id: Type.String(),
  date: described(DayField, 'The day that it settles.'),
  account: described(orNull(Type.String()), 'The one account that it settles; null: all.'),
  state: oneOf(STATES),
  startedAt: TimeField,
  finishedAt: orNull(TimeField),
  ranges: Type.Integer({ description: 'Into how many ranges of accounts it is cut.' }),
  done: Type.Integer({ description: 'How many of them are done.' }),
  accounts: Type.Integer({ description: 'How many accounts had usage on the day, so far.' }),
  revisions: Type.Integer({ description: 'How many days of accounts it recorded.' }),
  deductions: Type.Integer(),
  bills: Type.Integer(),
});

const Output = Type.Object({ runs: listOf(SettlementRunView), next: NextField });

/** Lists settlements, those under way and those that are over. */
export const listSettlementRuns: Operation<typeof Input, Static<typeof Output>> = {
  name: 'settlement-runs.list',
  access: 'operator',
  kind: 'read',
  summary: 'List settlements of days, with how far they are and what they did.',
  input: Input,
  output: Output,
  run: async (context, { account, state, sort = '-startedAt', ...input }) => {
    const days = readDays(input);
    if (!days.ok) return days;
    const page = readPage(input, { sort, position: IdPosition });
    if (!page.ok) return page;
    const open = state === undefined ? null : state === 'open';
    const filter = { ...days.value, account: account ?? null, open };
    const found = await readSettlementRuns(context.database, filter, page.value);
    const { rows, next } = pageOf(page.value, found, ({ runId: id }) => ({ id }));
    return accept({ runs: rows.map((row) => runView(context, row)), next });
  },
};

function runView({ catalogs }: Context, row: SettlementRunRow): Static<typeof SettlementRunView> {
  const { calendar } = catalogs.latest;
  const { runId: id, day: date, onlyAccount, startedAt, finishedAt, ...counts } = row;
  return {
    id,
    date,
    account: onlyAccount === '' ? null : onlyAccount,
    state: finishedAt === null ? 'open' : 'finished',
    startedAt: calendar.format(startedAt),
    finishedAt: finishedAt === null ? null : calendar.format(finishedAt),
    ...counts,
  };
}
