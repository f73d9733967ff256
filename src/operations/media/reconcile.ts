import { type Static, Type } from 'typebox';
import { accept, type Day, parseDay, QUANTITY_MAX, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { findCounted } from '../../store/media-counters.ts';
import { findSource } from '../../store/media-sources.ts';
import {
  findMediaTotal,
  type MediaTotalRow,
  putMediaTotal,
  readMediaBacklog,
} from '../../store/media-totals.ts';
import { type OutcomeSumRow, sumMediaUsage } from '../../store/media-usage.ts';
import {
  DayField,
  described,
  listOf,
  oneOf,
  orNull,
  QuantityField,
  TimeField,
} from '../answer-fields.ts';
import { auditChange } from '../change.ts';
import type { Context, Operation } from '../operation.ts';
import { SourceField } from './source-view.ts';

const OUTCOMES = ['charged', 'free', 'excluded', 'unclassified', 'unmatched', 'rejected'] as const;

const DateField = Type.String({ description: 'The day: 2022-01-04.' });
const Input = Type.Object({ source: SourceField, date: DateField });
const TotalInput = Type.Object({
  source: SourceField,
  date: DateField,
  played: described(QuantityField, 'The bytes that it sent to players.'),
  published: Type.Optional(described(QuantityField, 'The bytes that publishers sent it.')),
});

const Line = Type.Object({
  outcome: oneOf(OUTCOMES, { description: 'What became of it.' }),
  direction: oneOf(['play', 'publish'], { description: 'Whether it was played or published.' }),
  account: orNull(Type.String(), { description: 'Whose it is; null: nobody knows.' }),
  item: orNull(Type.String(), { description: 'As what it was charged.' }),
  reason: Type.String({ description: 'Why it was not charged; empty: it was.' }),
  bytes: described(QuantityField, 'How many bytes.'),
  seconds: described(QuantityField, 'How many seconds sessions lasted.'),
  estimatedBytes: described(QuantityField, 'Bytes that were parted between days by time.'),
  sessions: Type.Integer({ description: 'Of how many sessions.' }),
});

const Figures = {
  reported: described(QuantityField, 'The bytes that sessions reported.'),
  charged: described(QuantityField, 'The bytes that were charged to accounts.'),
  notCharged: described(QuantityField, 'The bytes that nobody was charged for; the lines say why.'),
  counted: orNull(QuantityField, {
    description: 'What the counters of the server rose by while they were watched; null: never.',
  }),
  total: orNull(QuantityField, {
    description:
      'What the server itself says: as somebody told it, else as counted; null: nothing.',
  }),
  difference: orNull(QuantityField, {
    description: 'How much more the server says than sessions reported.',
  }),
};
const Sums = Type.Object(Figures);
type Sums = Static<typeof Sums>;

const Output = Type.Object(
  {
    source: SourceField,
    date: DayField,
    played: described(Sums, 'Of players.'),
    published: described(Sums, 'Of publishers.'),
    lines: listOf(Line, { description: 'By what became of it.' }),
    watched: orNull(
      Type.Object({
        from: described(TimeField, 'Since when its counters were watched on that day.'),
        to: described(TimeField, 'Until when.'),
        restarts: Type.Integer({
          description: 'How often they began anew: what came right before is in no counter.',
        }),
      }),
      { description: 'When the counters of the server were watched; null: they were not.' },
    ),
    waiting: Type.Integer({ description: 'Reports that have come in and were not read yet.' }),
    unreadable: Type.Integer({
      description: 'Reports of the last 30 days that could not be read.',
    }),
    openSessions: Type.Integer({
      description: 'Sessions that have not ended, as far as is known.',
    }),
  },
  { title: 'Reconciliation' },
);
export type Reconciliation = Static<typeof Output>;

/** Compares what a media server says, what its sessions reported and what was charged for a day. */
export const reconcileSource: Operation<typeof Input, Reconciliation> = {
  name: 'sources.reconcile',
  access: 'operator',
  kind: 'read',
  summary: "Compare a server's own total of a day with what was reported and charged.",
  input: Input,
  output: Output,
  run: async (context, { source, date }) => {
    const day = parseDay(date);
    if (day === null) return refuse('date_is_not_a_day', { text: date }, 'date');
    return context.database.transaction(async (connection) => {
      if ((await findSource(connection, source)) === null) {
        return refuse('source_not_found', { source }, 'source');
      }
      return accept(await compared(context, connection, { source, day }));
    });
  },
};

/** Tells what a media server itself says that it moved in a day. */
export const setTotal: Operation<typeof TotalInput, Reconciliation> = {
  name: 'sources.set-total',
  access: 'operator',
  kind: 'change',
  summary: 'Tell what a media server itself says that it moved in a day, to compare with.',
  input: TotalInput,
  output: Output,
  run: async (context, { source, date, played, published = '0' }) => {
    const day = parseDay(date);
    if (day === null) return refuse('date_is_not_a_day', { text: date }, 'date');
    for (const [path, text] of Object.entries({ played, published })) {
      if (text.startsWith('-')) return refuse('quantity_is_negative', { text }, path);
      if (BigInt(text) <= QUANTITY_MAX) continue;
      return refuse('quantity_is_too_large', { text, max: `${QUANTITY_MAX}` }, path);
    }
    const total = { played: BigInt(played), published: BigInt(published) };
    return context.database.transaction(async (connection) => {
      if ((await findSource(connection, source)) === null) {
        return refuse('source_not_found', { source }, 'source');
      }
      await keepTotal(context, connection, { ...total, sourceId: source, usageDate: day });
      return accept(await compared(context, connection, { source, day }));
    });
  },
};

async function keepTotal(
  context: Context,
  connection: Connection,
  total: Omit<MediaTotalRow, 'toldAt' | 'toldBy'>,
): Promise<void> {
  const { sourceId, usageDate, played, published } = total;
  const before = await findMediaTotal(connection, sourceId, usageDate);
  const at = context.clock.now();
  await putMediaTotal(connection, { ...total, toldAt: at, toldBy: context.actor.id });
  await auditChange(context, connection, {
    accountId: '',
    operation: 'sources.set-total',
    at,
    subject: sourceId,
    before:
      before === null
        ? null
        : { date: usageDate, played: `${before.played}`, published: `${before.published}` },
    after: { date: usageDate, played: `${played}`, published: `${published}` },
  });
}

async function compared(
  { catalogs }: Context,
  connection: Connection,
  { source, day: date }: { readonly source: string; readonly day: Day },
): Promise<Reconciliation> {
  const { calendar } = catalogs.latest;
  const counted = await findCounted(connection, source, date);
  const rows = await sumMediaUsage(connection, source, date);
  const total = await findMediaTotal(connection, source, date);
  const { waiting, unreadable, open } = await readMediaBacklog(connection, source);
  const of = (direction: 'play' | 'publish') => rows.filter((row) => row.direction === direction);
  return {
    source,
    date,
    played: sumsOf(of('play'), total?.played, counted?.played),
    published: sumsOf(of('publish'), total?.published, counted?.published),
    lines: rows.map(({ chargedTo: account, sessions, ...row }) => ({
      ...row,
      account,
      sessions: Number(sessions),
    })),
    watched:
      counted === null
        ? null
        : {
            from: calendar.format(counted.firstAt),
            to: calendar.format(counted.lastAt),
            restarts: counted.restarts,
          },
    waiting: Number(waiting),
    unreadable: Number(unreadable),
    openSessions: Number(open),
  };
}

function sumsOf(
  rows: readonly OutcomeSumRow[],
  told: bigint | undefined,
  counted: bigint | undefined,
): Sums {
  const total = told ?? counted ?? null;
  const sum = (some: readonly OutcomeSumRow[]) =>
    some.reduce((before, { bytes }) => before + BigInt(bytes), 0n);
  const reported = sum(rows);
  const charged = sum(rows.filter(({ outcome }) => outcome === 'charged'));
  return {
    reported: `${reported}`,
    charged: `${charged}`,
    notCharged: `${reported - charged}`,
    counted: counted === undefined ? null : `${counted}`,
    total: total === null ? null : `${total}`,
    difference: total === null ? null : `${total - reported}`,
  };
}
