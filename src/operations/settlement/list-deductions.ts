import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import {
  type DeductionFilter,
  type DeductionPosition,
  type DeductionRow,
  readDeductionPage,
} from '../../store/deductions.ts';
import { listOf } from '../answer-fields.ts';
import {
  NextField,
  PageInput,
  PositionDay,
  PositionInteger,
  PositionMoment,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import type { Context, Operation } from '../operation.ts';
import {
  DeductionFilterInput,
  DeductionView,
  deductionFilterOf,
  deductionViews,
} from './deduction-view.ts';

const ORDERS = ['usageDate', '-usageDate', 'settledAt', '-settledAt'] as const;

const Input = Type.Object({ ...DeductionFilterInput, sort: sortBy(ORDERS), ...PageInput });
const Output = Type.Object({ deductions: listOf(DeductionView), next: NextField });

const Position = Type.Object({
  settledAt: PositionMoment,
  day: PositionDay,
  revision: PositionInteger,
  seq: PositionInteger,
});

/** Lists deductions (抵扣明细), with what their pack held before and after each. */
export const listDeductionsOperation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'deductions.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List what was deducted from packs, by the day of the usage or by the settlement.',
  input: Input,
  output: Output,
  run: async (context, input) => {
    const { account, sort = ORDERS[0] } = input;
    const filter = deductionFilterOf(context, input);
    if (!filter.ok) return filter;
    const page = readPage(input, { sort, position: Position });
    if (!page.ok) return page;
    const { descending, take, after } = page.value;
    const order = sort.endsWith('settledAt') ? 'settledAt' : 'usageDate';
    const asked = { filter: filter.value, order, descending, take, after } as const;
    const found = await readDeductionPage(context.database, asked);
    if (found.length === 0 && (await findAccount(context.database, account)) === null) {
      return refuse('account_not_found', { account }, 'account');
    }
    const { rows, next } = pageOf(page.value, found, positionOf);
    return accept({ deductions: deductionViews(context, rows), next });
  },
};

function positionOf({ settledAt, day, revision, seq }: DeductionRow): DeductionPosition {
  return { settledAt, day, revision, seq };
}

/** How many are read at once where all are. */
const STREAMED = 1000;

/** An account's deductions by usage day, a page at a time, however many there are. */
export async function streamDeductions(
  context: Context,
  asked: Parameters<typeof deductionFilterOf>[1],
): Promise<Outcome<AsyncIterable<readonly DeductionView[]>>> {
  const filter = deductionFilterOf(context, asked);
  if (!filter.ok) return filter;
  const { account } = asked;
  if ((await findAccount(context.database, account)) === null) {
    return refuse('account_not_found', { account }, 'account');
  }
  return accept(pages(context, filter.value));
}

async function* pages(
  context: Context,
  filter: DeductionFilter,
): AsyncIterable<readonly DeductionView[]> {
  const order = { order: 'usageDate', descending: false, take: STREAMED } as const;
  for (let after: DeductionPosition | null = null; ; ) {
    const rows: DeductionRow[] = await readDeductionPage(context.database, {
      filter,
      after,
      ...order,
    });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield deductionViews(context, rows);
    if (rows.length < STREAMED) return;
    after = positionOf(last);
  }
}
