import { Type } from 'typebox';
import {
  accept,
  type BillPeriod,
  type Day,
  formatCents,
  parseDay,
  refuse,
} from '../../engine/index.ts';
import { listBills as listRows, type PaidBillRow } from '../../store/bills.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const PAGE_MAX = 500;

const Input = Type.Object({
  account: Type.String(),
  /** Bills dated from this day on. */
  from: Type.Optional(Type.String()),
  /** Bills dated before this day: `next` of the page before. */
  before: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 2, maximum: PAGE_MAX })),
});

/** A revision of a bill; of a later one the amount is what became different. */
export interface BillView {
  /** `day`: by the day (按量付费); `month`: by the month (按月结算), dated the 1st of the next. */
  readonly bill: BillPeriod;
  readonly date: Day;
  readonly revision: number;
  readonly amount: string;
  readonly currency: string;
  readonly madeAt: string;
  /** What the wallet paid, and gave back below zero; null: nothing. */
  readonly paid: { readonly gift: string; readonly cash: string; readonly at: string } | null;
  /** `due`: to be paid from the wallet; `elsewhere`: no wallet is asked for it. */
  readonly state: 'paid' | 'due' | 'elsewhere';
  /** What the wallet has still to pay. */
  readonly unpaid: string;
}

/** Lists the bills of an account with how they were paid, the latest date first. */
export const listBills: Operation<
  typeof Input,
  { readonly bills: readonly BillView[]; readonly next: Day | null }
> = {
  name: 'bills.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the bills of an account and how they were paid.',
  input: Input,
  run: async ({ catalogs, database }, { account, limit = PAGE_MAX, ...input }) => {
    const from = input.from === undefined ? null : parseDay(input.from);
    if (from === null && input.from !== undefined) {
      return refuse('date_is_not_a_day', { text: input.from }, 'from');
    }
    const before = input.before === undefined ? null : parseDay(input.before);
    if (before === null && input.before !== undefined) {
      return refuse('date_is_not_a_day', { text: input.before }, 'before');
    }
    const { calendar } = catalogs.latest;
    return readAccount(database, account, async (connection) => {
      const filter = { accountId: account, from, before, limit };
      const { rows, next } = pageOf(await listRows(connection, filter), limit);
      const bills = rows.map((row) => billView(row, (at) => calendar.format(at)));
      return accept({ bills, next });
    });
  },
};

/** A page holds whole days: the last one of a full page begins the next. */
function pageOf(
  rows: readonly PaidBillRow[],
  limit: number,
): { readonly rows: readonly PaidBillRow[]; readonly next: Day | null } {
  const last = rows.at(-1)?.billDate;
  if (last === undefined || rows.length < limit) return { rows, next: null };
  const whole = rows.filter(({ billDate }) => billDate > last);
  // A day with more revisions than a page has is cut short rather than never got past.
  return whole.length === 0
    ? { rows, next: last }
    : { rows: whole, next: whole.at(-1)?.billDate ?? null };
}

function billView(row: PaidBillRow, format: (at: number) => string): BillView {
  const { bill, billDate, revision, amount, currency, madeAt, paid, due } = row;
  const state = paid !== null ? 'paid' : due ? 'due' : 'elsewhere';
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
