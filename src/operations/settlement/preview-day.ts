import { accept, type BillPeriod, type Day, formatExact, type Outcome } from '../../engine/index.ts';
import type { SettlementEntry } from '../../store/settlement-writes.ts';
import type { Context } from '../operation.ts';
import { type SettledDayResult, openSettlement } from './settle-day.ts';
import { planRange } from './settle-range.ts';

/** What settling a day would record; a return has negative figures. */
export interface DayPreview extends SettledDayResult {
  readonly dryRun: true;
  readonly plan: {
    readonly deductions: readonly {
      readonly account: string;
      readonly date: Day;
      readonly item: string;
      readonly instance?: string;
      readonly pack: string;
      readonly usage: string;
      readonly ratio: string;
      readonly deducted: string;
      readonly leftBefore: string;
      readonly leftAfter: string;
    }[];
    readonly overage: readonly {
      readonly account: string;
      readonly date: Day;
      readonly item: string;
      readonly instance?: string;
      readonly quantity: string;
      readonly unitPrice: string;
      readonly per: string;
      readonly amount: string;
      readonly bill: BillPeriod;
    }[];
    /** How many rows were left out of the lists, which hold `limit` at the most. */
    readonly leftOut: number;
  };
}

/** The same plan as a settlement's, of which nothing is written. */
export async function previewDay(
  context: Context,
  date: string,
  account: string,
  limit = 10_000,
): Promise<Outcome<DayPreview>> {
  const opened = await openSettlement(context, date, account);
  if (!opened.ok) return opened;
  const { settlement, ranges } = opened.value;
  const deductions: DayPreview['plan']['deductions'][number][] = [];
  const overage: DayPreview['plan']['overage'][number][] = [];
  const counts = { accounts: 0, revisions: 0, deductions: 0, bills: 0 };
  let leftOut = 0;
  for (const range of ranges) {
    const entries: SettlementEntry[] = [];
    const plan = await context.database.transaction((connection) =>
      planRange(connection, settlement, range, (entry) => entries.push(entry)),
    );
    counts.accounts += plan.accounts;
    counts.revisions += entries.length;
    counts.bills += plan.bills.length;
    for (const entry of entries) {
      counts.deductions += entry.deductions.length;
      for (const line of entry.deductions) {
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
