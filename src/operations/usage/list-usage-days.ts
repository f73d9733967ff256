import { type Static, Type } from 'typebox';
import { accept, formatExact, type Outcome, refuse } from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import {
  readUsageDays,
  readUsageTotals,
  type UsageDayPosition,
  type UsageDayRow,
  type UsageFigures,
  type UsageFilter,
} from '../../store/usage-day-pages.ts';
import {
  DayField,
  described,
  listOf,
  MoneyField,
  orNull,
  QuantityField,
} from '../answer-fields.ts';
import { NextField, PageInput, PositionDay, pageOf, readPage, sortBy } from '../cursor.ts';
import { readDays } from '../days-asked.ts';
import { AccountField, FromDayField, ToDayField } from '../input-fields.ts';
import { UnitField } from '../ledger-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { checkNames } from '../settlement/deduction-view.ts';
import { peakItems, unitOfItem } from '../settlement/item-unit.ts';

/** Which days of usage are wanted. */
export const UsageFilterInput = {
  account: AccountField,
  item: Type.Optional(Type.String({ description: 'Only of this usage item.' })),
  instance: Type.Optional(Type.String({ description: 'Only of this instance.' })),
  from: FromDayField,
  to: ToDayField,
};

const Input = Type.Object({ ...UsageFilterInput, sort: sortBy(['date', '-date']), ...PageInput });

const Figures = {
  quantity: described(QuantityField, 'What was used; of a peak the largest.'),
  covered: described(QuantityField, 'What packs covered of it.'),
  overage: described(QuantityField, 'What they did not.'),
  unsettled: described(QuantityField, 'What no settlement has taken into account yet.'),
  amount: described(MoneyField, 'What the overage costs, exact, with up to 8 decimals.'),
};

/** What an account used on a day. */
export const UsageDayView = Type.Object({
  date: DayField,
  item: Type.String(),
  instance: Type.Optional(Type.String({ description: 'Absent: usage of no instance.' })),
  unit: UnitField,
  ...Figures,
});
export type UsageDayView = Static<typeof UsageDayView>;

const UsageTotal = Type.Object({ item: Type.String(), unit: UnitField, ...Figures });

const Output = Type.Object({
  currency: Type.String(),
  days: listOf(UsageDayView),
  totals: described(
    orNull(listOf(UsageTotal)),
    'By item, over all days of the filter; null on all pages but the first.',
  ),
  next: NextField,
});

const Position = Type.Object({
  day: PositionDay,
  item: Type.String(),
  instance: Type.String(),
});

/** Lists usage by day, item and instance, with totals by item and how much packs covered. */
export const listUsageDays: Operation<typeof Input, Static<typeof Output>> = {
  name: 'usage.days',
  access: 'viewer',
  kind: 'read',
  summary: 'List usage by day and item, with totals and how much packs covered.',
  input: Input,
  output: Output,
  run: async (context, input) => {
    const { account, sort = 'date' } = input;
    const filter = usageFilterOf(context, input);
    if (!filter.ok) return filter;
    const page = readPage(input, { sort, position: Position });
    if (!page.ok) return page;
    const { database, catalogs } = context;
    const found = await readUsageDays(database, filter.value, page.value);
    if (found.length === 0 && (await findAccount(database, account)) === null) {
      return refuse('account_not_found', { account }, 'account');
    }
    const { rows, next } = pageOf(page.value, found, positionOf);
    const totals = page.value.after === null ? await totalsOf(context, filter.value) : null;
    const days = rows.map((row) => usageDayView(context, row));
    return accept({ currency: catalogs.latest.currency, days, totals, next });
  },
};

async function totalsOf(context: Context, filter: UsageFilter) {
  const rows = await readUsageTotals(context.database, filter, peakItems(context));
  return rows.map(({ item, ...figures }) => {
    return { item, unit: unitOfItem(context, item), ...figuresOf(figures) };
  });
}

/** Reads which usage is wanted. Refused: days and items that are none. */
export function usageFilterOf(
  context: Context,
  asked: {
    readonly account: string;
    readonly item?: string | undefined;
    readonly instance?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
): Outcome<UsageFilter> {
  const { account: accountId, item, instance } = asked;
  const days = readDays(asked);
  if (!days.ok) return days;
  const known = checkNames(context, { item });
  if (!known.ok) return known;
  return accept({ accountId, item: item ?? null, instance: instance ?? null, ...days.value });
}

/** A row as it is shown. */
export function usageDayView(context: Context, row: UsageDayRow): UsageDayView {
  const { day, item, instance, ...figures } = row;
  return {
    date: day,
    item,
    ...(instance === null ? {} : { instance }),
    unit: unitOfItem(context, item),
    ...figuresOf(figures),
  };
}

/** Where a row stands in the list. */
export function positionOf({ day, item, instance }: UsageDayRow): UsageDayPosition {
  return { day, item, instance: instance ?? '' };
}

function figuresOf({ quantity, covered, overage, amount }: UsageFigures) {
  return {
    quantity: `${quantity}`,
    covered: `${covered}`,
    overage: `${overage}`,
    unsettled: `${quantity - covered - overage}`,
    amount: formatExact(amount),
  };
}
