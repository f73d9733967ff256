import { type Static, Type } from 'typebox';
import {
  accept,
  type Day,
  daysBetween,
  type Outcome,
  parseDay,
  refuse,
} from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import { readStreamUsage } from '../../store/usage-series.ts';
import { DayField, listOf, orNull, QuantityField, TimeField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';

const DAYS_MAX = 32;

const Input = Type.Object({
  account: AccountField,
  items: Type.Array(Type.String(), { maxItems: 100, description: 'Of these items.' }),
  domain: Type.Optional(Type.String({ description: 'Only of this domain.' })),
  stream: Type.Optional(Type.String({ description: 'Only of this stream.' })),
  from: Type.String({ description: 'The first day, inclusive.' }),
  to: Type.String({ description: `The last day, inclusive; of ${DAYS_MAX} days at most.` }),
  page: Type.Integer({ minimum: 1, maximum: 10_000, description: 'The first is 1.' }),
  pageSize: Type.Integer({ minimum: 1, maximum: 1_000 }),
});

const Output = Type.Object({
  total: Type.Integer({ description: 'How many rows there are on all pages.' }),
  streams: listOf(
    Type.Object({
      date: DayField,
      item: Type.String(),
      domain: orNull(Type.String()),
      stream: orNull(Type.String()),
      quantity: QuantityField,
      firstAt: TimeField,
      lastAt: TimeField,
    }),
    { description: 'By day, domain, stream and item.' },
  ),
});

/** What each stream used of each item on each day, with the times of its first and last use. */
export const usageStreams: Operation<typeof Input, Static<typeof Output>> = {
  name: 'usage.streams',
  access: 'viewer',
  kind: 'read',
  summary: 'Read the usage of some items by day and stream.',
  input: Input,
  output: Output,
  run: async ({ catalogs, database }, { account, items, page, pageSize, ...asked }) => {
    const { calendar } = catalogs.latest;
    const days = readDays(asked);
    if (!days.ok) return days;
    const { from, to } = days.value;
    const { total, rows } = await readStreamUsage(database, {
      accountId: account,
      items,
      domain: asked.domain ?? null,
      stream: asked.stream ?? null,
      from: calendar.startOf(from),
      before: calendar.endOf(to),
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    if (total === 0 && (await findAccount(database, account)) === null) {
      return refuse('account_not_found', { account }, 'account');
    }
    const streams = rows.map(({ quantity, firstAt, lastAt, ...row }) => ({
      ...row,
      quantity: `${quantity}`,
      firstAt: calendar.format(firstAt),
      lastAt: calendar.format(lastAt),
    }));
    return accept({ total, streams });
  },
};

function readDays(asked: {
  readonly from: string;
  readonly to: string;
}): Outcome<{ readonly from: Day; readonly to: Day }> {
  const from = parseDay(asked.from);
  if (from === null) return refuse('date_is_not_a_day', { text: asked.from }, 'from');
  const to = parseDay(asked.to);
  if (to === null) return refuse('date_is_not_a_day', { text: asked.to }, 'to');
  return daysBetween(from, to) >= DAYS_MAX
    ? refuse('usage_span_is_too_long', { days: `${DAYS_MAX}` }, 'to')
    : accept({ from, to });
}
