import { type Static, Type } from 'typebox';
import { accept, type Catalog, type Day } from '../../engine/index.ts';
import { type BindingRow, coverageOfRow, listBindings } from '../../store/director.ts';
import { DayField, described, listOf, oneOf, TimeField } from '../answer-fields.ts';
import {
  NextField,
  type Page,
  PageInput,
  PositionDay,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { readDays } from '../days-asked.ts';
import { AccountField, FromDayField, ToDayField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { CoveredDays, InstanceField } from './instance-view.ts';

const Input = Type.Object({
  account: AccountField,
  instance: Type.Optional(described(InstanceField, 'Only what covers this instance.')),
  from: FromDayField,
  to: ToDayField,
  sort: sortBy(['from', '-from']),
  ...PageInput,
});

/** A span of days on which a pack covers an instance. */
export const CoverageView = Type.Object({
  instance: InstanceField,
  ...CoveredDays.properties,
  boundAt: TimeField,
  state: oneOf(['ended', 'running', 'queued'], { description: 'Whether it covers today.' }),
});
export type CoverageView = Static<typeof CoverageView>;

const Output = Type.Object({
  today: described(DayField, 'The day that the states are told of.'),
  coverage: listOf(CoverageView, { description: 'By their first days.' }),
  next: NextField,
});

const Position = Type.Object({ from: PositionDay, pack: Type.String() });

/** Shows which pack covered, covers and will cover which instance, in order of time. */
export const showTimeline: Operation<typeof Input, Static<typeof Output>> = {
  name: 'director.timeline',
  access: 'viewer',
  kind: 'read',
  summary: 'Show which pack covers which director instance when.',
  input: Input,
  output: Output,
  run: async (context, { account, instance = null, ...input }) => {
    const { sort = 'from', limit, cursor } = input;
    const days = readDays(input);
    if (!days.ok) return days;
    const page = readPage({ limit, cursor }, { sort, position: Position });
    if (!page.ok) return page;
    const { from, to } = days.value;
    const { latest } = context.catalogs;
    const today = latest.calendar.dayOf(context.clock.now());
    return readAccount(context.database, account, async (connection) => {
      const bindings = await listBindings(connection, [account]);
      const wanted = bindings
        .map((row) => coverageView(row, latest, today))
        // One that was reclaimed before it began covers nothing.
        .filter((span) => span.from <= span.to && (instance ?? span.instance) === span.instance)
        .filter((span) => (from === null || from <= span.to) && (to === null || span.from <= to));
      const { rows, next } = pageOf(page.value, inPage(wanted, page.value), positionOf);
      return accept({ today, coverage: rows, next });
    });
  },
};

function coverageView(row: BindingRow, latest: Catalog, today: Day): CoverageView {
  const { instance, pack, from, to } = coverageOfRow(latest, row);
  const state = to < today ? 'ended' : from > today ? 'queued' : 'running';
  return { instance, pack, from, to, boundAt: latest.calendar.format(row.boundAt), state };
}

/** The spans from the page's position on: sorted here, as the days of a span are computed. */
function inPage(
  spans: readonly CoverageView[],
  { after, descending }: Page<Static<typeof Position>>,
): readonly CoverageView[] {
  const sorted = spans.toSorted((a, b) => compare(positionOf(a), positionOf(b)));
  const ordered = descending ? sorted.toReversed() : sorted;
  if (after === null) return ordered;
  return ordered.filter((span) => compare(positionOf(span), after) * (descending ? -1 : 1) > 0);
}

function positionOf({ from, pack }: CoverageView): Static<typeof Position> {
  return { from, pack };
}

function compare(a: Static<typeof Position>, b: Static<typeof Position>): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1;
  return a.pack < b.pack ? -1 : a.pack > b.pack ? 1 : 0;
}
