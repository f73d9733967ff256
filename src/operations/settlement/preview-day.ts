import { type Static, Type } from 'typebox';
import { accept, formatExact, type Outcome, roundedHalfUpToCents } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import type { RangeRow } from '../../store/settlement-runs.ts';
import { readMonthBills, type SettlementEntry } from '../../store/settlement-writes.ts';
import { DayField, listOf, MoneyField, oneOf, QuantityField } from '../answer-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { openSettlement, SettledDayResult } from './settle-day.ts';
import { accountsToBill, planRange, type RangePlan, type RangeSettlement } from './settle-range.ts';

const PLAN_ROWS_MAX = 10_000;

const Input = Type.Object({
  date: Type.String({ description: 'The day that would be settled; it must be over.' }),
  account: Type.Optional(Type.String({ description: 'Of this account alone; all if left out.' })),
  limit: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: PLAN_ROWS_MAX,
      description: `The most rows in each list; ${PLAN_ROWS_MAX} if left out.`,
    }),
  ),
});

const LineFields = {
  account: Type.String(),
  date: DayField,
  item: Type.String(),
  instance: Type.Optional(Type.String()),
};

/** What settling a day would record; a return has negative figures. */
export const DayPreview = Type.Object({
  ...SettledDayResult.properties,
  dryRun: Type.Unsafe<true>(Type.Literal(true)),
  plan: Type.Object({
    deductions: listOf(
      Type.Object({
        ...LineFields,
        pack: Type.String(),
        usage: QuantityField,
        ratio: Type.String(),
        deducted: QuantityField,
        leftBefore: QuantityField,
        leftAfter: QuantityField,
      }),
    ),
    overage: listOf(
      Type.Object({
        ...LineFields,
        quantity: QuantityField,
        unitPrice: MoneyField,
        per: Type.String(),
        amount: MoneyField,
        bill: oneOf(['day', 'month']),
      }),
    ),
    leftOut: Type.Integer({ description: 'How many rows were left out of the lists.' }),
  }),
});
export type DayPreview = Static<typeof DayPreview>;

/** A dry run: what settling a day would do, of which nothing is written. */
export const previewDayOperation: Operation<typeof Input, DayPreview> = {
  name: 'settlement.preview',
  access: 'operator',
  kind: 'read',
  summary: 'Tell what settling a day would record, without recording it.',
  input: Input,
  output: DayPreview,
  run: (context, { date, account = '', limit }) => previewDay(context, date, account, limit),
};

/** The same plan as a settlement's, of which nothing is written. */
export async function previewDay(
  context: Context,
  date: string,
  account: string,
  limit = PLAN_ROWS_MAX,
): Promise<Outcome<DayPreview>> {
  const opened = await openSettlement(context, date, account);
  if (!opened.ok) return opened;
  const { settlement, ranges } = opened.value;
  const deductions: DayPreview['plan']['deductions'][number][] = [];
  const overage: DayPreview['plan']['overage'][number][] = [];
  const counts = { accounts: 0, revisions: 0, deductions: 0, bills: 0 };
  let leftOut = 0;
  for (const range of ranges) {
    const { plan, entries, monthBills } = await context.database.transaction((connection) =>
      previewRange(connection, settlement, range),
    );
    counts.accounts += plan.accounts;
    counts.revisions += entries.length;
    counts.bills += plan.bills.length + monthBills;
    for (const entry of entries) {
      for (const line of entry.deductions) {
        // What a binding covers takes nothing from its pack.
        if (line.deducted === 0n) continue;
        counts.deductions += 1;
        if (deductions.length === limit) leftOut += 1;
        else {
          deductions.push({
            account: entry.accountId,
            date: entry.day,
            item: line.item,
            ...(line.instance === null ? {} : { instance: line.instance }),
            pack: line.pack,
            usage: `${line.usage}`,
            ratio: line.ratio,
            deducted: `${line.deducted}`,
            leftBefore: `${line.leftBefore}`,
            leftAfter: `${line.leftBefore - line.deducted}`,
          });
        }
      }
      for (const line of entry.overage) {
        if (line.bill === 'none') continue;
        if (overage.length === limit) leftOut += 1;
        else {
          overage.push({
            account: entry.accountId,
            date: entry.day,
            item: line.item,
            ...(line.instance === null ? {} : { instance: line.instance }),
            quantity: `${line.quantity}`,
            unitPrice: line.unitPrice,
            per: line.per,
            amount: formatExact(line.amount),
            bill: line.bill,
          });
        }
      }
    }
  }
  const plan = { deductions, overage, leftOut };
  return accept({ date: settlement.day, ...counts, dryRun: true, plan });
}

interface RangePreview {
  readonly plan: RangePlan;
  readonly entries: readonly SettlementEntry[];
  /** How many bills of months there would be. */
  readonly monthBills: number;
}

async function previewRange(
  connection: Connection,
  settlement: RangeSettlement,
  range: RangeRow,
): Promise<RangePreview> {
  const entries: SettlementEntry[] = [];
  const plan = await planRange(connection, settlement, range, (entry) => entries.push(entry));
  let monthBills = 0;
  for (const billDate of plan.months) {
    const only = await accountsToBill(connection, { settlement, range, plan, billDate });
    const totals = await readMonthBills(connection, range, billDate, only);
    const billed = new Map(totals.map((total) => [total.accountId, total.billed]));
    const lines = new Map(totals.map((total) => [total.accountId, total.lines]));
    for (const entry of entries) {
      const { accountId } = entry;
      if (entry.monthBillDate !== billDate) continue;
      if (only !== 'all' && !only.includes(accountId)) continue;
      lines.set(accountId, (lines.get(accountId) ?? 0n) + monthTotal(entry));
    }
    for (const [accountId, amount] of lines) {
      if (roundedHalfUpToCents(amount) !== (billed.get(accountId) ?? 0n)) monthBills += 1;
    }
  }
  return { plan, entries, monthBills };
}

function monthTotal({ overage }: SettlementEntry): bigint {
  let total = 0n;
  for (const { bill, amount } of overage) if (bill === 'month') total += amount;
  return total;
}
