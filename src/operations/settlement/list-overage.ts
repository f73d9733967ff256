import { type Static, Type } from 'typebox';
import {
  accept,
  type BillPeriod,
  formatExact,
  type Outcome,
  parseDay,
  refuse,
} from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import { type OverageFilter, type OverageRow, readOveragePage } from '../../store/overage-pages.ts';
import { DayField, described, listOf, MoneyField, oneOf, QuantityField } from '../answer-fields.ts';
import {
  NextField,
  PageInput,
  PositionDay,
  PositionInteger,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { readDays } from '../days-asked.ts';
import { AccountField, FromDayField, ToDayField } from '../input-fields.ts';
import { UnitField } from '../ledger-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { checkNames } from './deduction-view.ts';
import { unitOfItem } from './item-unit.ts';

const PERIODS = ['day', 'month'] as const satisfies readonly BillPeriod[];

const Input = Type.Object({
  account: AccountField,
  item: Type.Optional(Type.String({ description: 'Only of this usage item.' })),
  instance: Type.Optional(Type.String({ description: 'Only of this instance.' })),
  from: FromDayField,
  to: ToDayField,
  bill: Type.Optional(oneOf(PERIODS, { description: 'Only what is billed so.' })),
  billDate: Type.Optional(
    Type.String({ description: 'Only what stands in the bill of this date.' }),
  ),
  sort: sortBy(['usageDate', '-usageDate']),
  ...PageInput,
});

/** What no pack covered of a line; of a later revision what became different. */
export const OverageView = Type.Object({
  date: described(DayField, 'The day of the usage.'),
  item: Type.String(),
  instance: Type.Optional(Type.String({ description: 'Absent: usage of no instance.' })),
  quantity: QuantityField,
  unit: UnitField,
  unitPrice: MoneyField,
  per: Type.String({ description: 'What the price is for: GB, say.' }),
  amount: described(MoneyField, 'Exact, with up to 8 decimals; its bill is rounded to cents.'),
  bill: oneOf(PERIODS),
  billDate: described(DayField, 'The date of its bill.'),
  revision: Type.Integer({ description: 'How often the day had been settled, with this time.' }),
});
export type OverageView = Static<typeof OverageView>;

const Output = Type.Object({
  currency: Type.String(),
  overage: listOf(OverageView),
  next: NextField,
});

const Position = Type.Object({
  day: PositionDay,
  revision: PositionInteger,
  seq: PositionInteger,
});

/** Lists what no pack covered, with its price and its bill. */
export const listOverage: Operation<typeof Input, Static<typeof Output>> = {
  name: 'overage.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the usage that no pack covered, with its price and its bill.',
  input: Input,
  output: Output,
  run: async (context, input) => {
    const { account, sort = 'usageDate' } = input;
    const filter = filterOf(context, input);
    if (!filter.ok) return filter;
    const page = readPage(input, { sort, position: Position });
    if (!page.ok) return page;
    const found = await readOveragePage(context.database, filter.value, page.value);
    if (found.length === 0 && (await findAccount(context.database, account)) === null) {
      return refuse('account_not_found', { account }, 'account');
    }
    const { rows, next } = pageOf(page.value, found, ({ day, revision, seq }) => {
      return { day, revision, seq };
    });
    const overage = rows.map((row) => overageView(context, row));
    return accept({ currency: context.catalogs.latest.currency, overage, next });
  },
};

function filterOf(context: Context, input: Static<typeof Input>): Outcome<OverageFilter> {
  const { account: accountId, item, instance, bill } = input;
  const days = readDays(input);
  if (!days.ok) return days;
  const known = checkNames(context, { item });
  if (!known.ok) return known;
  const billDate = input.billDate === undefined ? null : parseDay(input.billDate);
  if (billDate === null && input.billDate !== undefined) {
    return refuse('date_is_not_a_day', { text: input.billDate }, 'billDate');
  }
  return accept({
    accountId,
    item: item ?? null,
    instance: instance ?? null,
    bill: bill ?? null,
    billDate,
    ...days.value,
  });
}

function overageView(context: Context, row: OverageRow): OverageView {
  return {
    date: row.day,
    item: row.item,
    ...(row.instance === null ? {} : { instance: row.instance }),
    quantity: `${row.quantity}`,
    unit: unitOfItem(context, row.item),
    unitPrice: row.unitPrice,
    per: row.per,
    amount: formatExact(row.amount),
    bill: row.bill,
    billDate: row.billDate,
    revision: row.revision,
  };
}
