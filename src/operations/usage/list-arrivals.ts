import { type Static, Type } from 'typebox';
import { accept, addDays } from '../../engine/index.ts';
import { type ArrivalRow, listArrivals } from '../../store/platform-counts.ts';
import { DayField, described, orNull } from '../answer-fields.ts';
import {
  IdPosition,
  NextField,
  PageInput,
  pageField,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import type { Operation } from '../operation.ts';

const SILENT_DAYS_MAX = 366;

const Input = Type.Object({
  silentDays: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: SILENT_DAYS_MAX,
      description:
        'Only accounts that had usage, but none in so many days that are over, nor today.',
    }),
  ),
  sort: sortBy(['createdAt', '-createdAt']),
  ...PageInput,
});

const ArrivalView = Type.Object(
  {
    account: Type.String({ description: 'The id of the account.' }),
    name: Type.String({ description: 'As people call it.' }),
    lastUsed: described(orNull(DayField), 'The last day that has usage; null: none ever came.'),
    settledThrough: described(orNull(DayField), 'Its last settled day; null: none yet.'),
    waiting: Type.Integer({
      description: 'How many days with usage that are over wait to be settled.',
    }),
  },
  { title: 'UsageArrival' },
);

const Output = Type.Object({ accounts: pageField(ArrivalView), next: NextField });

/** Lists accounts with when usage of theirs came last: one that fell silent may have a fault. */
export const listUsageArrivals: Operation<typeof Input, Static<typeof Output>> = {
  name: 'usage.arrivals',
  access: 'operator',
  kind: 'read',
  summary: 'List the last day with usage of each account, and the days that wait.',
  input: Input,
  output: Output,
  run: async ({ catalogs, clock, database }, { silentDays, sort = 'createdAt', ...asked }) => {
    const page = readPage(asked, { sort, position: IdPosition });
    if (!page.ok) return page;
    const today = catalogs.latest.calendar.dayOf(clock.now());
    const { descending, take, after } = page.value;
    const found = await listArrivals(database, {
      silentSince: silentDays === undefined ? null : addDays(today, -silentDays),
      over: addDays(today, -1),
      descending,
      take,
      after: after?.id ?? null,
    });
    const { rows, next } = pageOf(page.value, found, ({ accountId: id }) => ({ id }));
    return accept({ accounts: rows.map(arrivalView), next });
  },
};

function arrivalView({ accountId: account, ...row }: ArrivalRow): Static<typeof ArrivalView> {
  return { account, ...row };
}
