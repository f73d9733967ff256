import { type Static, Type } from 'typebox';
import { accept, type BillPeriod, formatCents } from '../../engine/index.ts';
import { BILL_STATES, listBills as listRows, type PaidBillRow } from '../../store/bills.ts';
import { DayField, described, MoneyField, oneOf, orNull, TimeField } from '../answer-fields.ts';
import {
  NextField,
  PageInput,
  PositionDay,
  PositionInteger,
  pageField,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { readDays } from '../days-asked.ts';
import { AccountField, FromDayField, ToDayField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const PERIODS = ['day', 'month'] as const satisfies readonly BillPeriod[];

const Input = Type.Object({
  account: AccountField,
  from: FromDayField,
  to: ToDayField,
  bill: Type.Optional(oneOf(PERIODS, { description: 'Only bills by the day, or by the month.' })),
  state: Type.Optional(oneOf(BILL_STATES, { description: 'Only bills in this state.' })),
  sort: sortBy(['-date', 'date']),
  ...PageInput,
});

/** A revision of a bill; of a later one the amount is what became different. */
export const BillView = Type.Object({
  bill: oneOf(PERIODS, {
    description: '`day`: by the day (按量付费); `month`: by the month (按月结算).',
  }),
  date: described(DayField, 'The day that it is of; by the month: the 1st of the next.'),
  revision: Type.Integer({ description: 'Counts from 1; late usage makes another.' }),
  amount: described(MoneyField, 'Of a later revision what became different: it may be negative.'),
  currency: Type.String({ description: 'What the amounts are in.' }),
  madeAt: TimeField,
  paid: orNull(
    Type.Object({
      gift: described(MoneyField, 'From the gift balance; negative: back to it.'),
      cash: described(MoneyField, 'From cash; negative: back to it.'),
      at: TimeField,
    }),
    { description: 'What the wallet paid; null: nothing.' },
  ),
  state: oneOf(BILL_STATES, {
    description: '`due`: to be paid from the wallet; `elsewhere`: no wallet is asked for it.',
  }),
  unpaid: described(MoneyField, 'What the wallet has still to pay.'),
});
export type BillView = Static<typeof BillView>;

const Output = Type.Object({ bills: pageField(BillView), next: NextField });

const Position = Type.Object({
  date: PositionDay,
  bill: oneOf(PERIODS),
  revision: PositionInteger,
});

/** Lists the bills of an account with how they were paid, the latest date first. */
export const listBills: Operation<typeof Input, Static<typeof Output>> = {
  name: 'bills.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the bills of an account and how they were paid.',
  input: Input,
  output: Output,
  run: async ({ catalogs, database }, { account, bill = null, state = null, ...input }) => {
    const { sort = '-date', limit, cursor } = input;
    const days = readDays(input);
    if (!days.ok) return days;
    const page = readPage({ limit, cursor }, { sort, position: Position });
    if (!page.ok) return page;
    const { descending, after, take } = page.value;
    const { calendar } = catalogs.latest;
    return readAccount(database, account, async (connection) => {
      const filter = { ...days.value, bill, state, descending, after, take };
      const read = await listRows(connection, account, filter);
      const { rows, next } = pageOf(page.value, read, (row) => ({
        date: row.billDate,
        bill: row.bill,
        revision: row.revision,
      }));
      return accept({ bills: rows.map((row) => billView(row, (at) => calendar.format(at))), next });
    });
  },
};

function billView(row: PaidBillRow, format: (at: number) => string): BillView {
  const { bill, billDate, revision, amount, currency, madeAt, paid, state } = row;
  return {
    bill,
    date: billDate,
    revision,
    amount: formatCents(amount),
    currency,
    madeAt: format(madeAt),
    paid:
      paid === null
        ? null
        : { gift: formatCents(paid.gift), cash: formatCents(paid.cash), at: format(paid.at) },
    state,
    unpaid: formatCents(state === 'due' ? amount : 0n),
  };
}
