import { accept, type Day, type Outcome, parseDay, refuse, type Unit } from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import {
  type DeductionCursor,
  type DeductionFilter,
  type DeductionRow,
  listDeductions,
} from '../../store/deductions.ts';
import type { Context } from '../operation.ts';

/** A deduction as it is shown; quantities are texts. A return has negative figures. */
export interface DeductionView {
  readonly date: Day;
  readonly item: string;
  readonly instance?: string;
  readonly pack: string;
  readonly family: string;
  readonly usage: string;
  readonly ratio: string;
  readonly deducted: string;
  readonly leftBefore: string;
  readonly leftAfter: string;
  readonly unit: Unit;
  readonly revision: number;
  readonly settledAt: string;
}

const PAGE = 1000;

/** An account's deductions by usage day, a page at a time, however many there are. */
export async function streamDeductions(
  context: Context,
  input: {
    readonly account: string;
    readonly pack?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
  },
): Promise<Outcome<AsyncIterable<readonly DeductionView[]>>> {
  const { account, pack } = input;
  const from = input.from === undefined ? null : parseDay(input.from);
  const to = input.to === undefined ? null : parseDay(input.to);
  if (input.from !== undefined && from === null) {
    return refuse('date_is_not_a_day', { text: input.from }, 'from');
  }
  if (input.to !== undefined && to === null) {
    return refuse('date_is_not_a_day', { text: input.to }, 'to');
  }
  const found = await context.database.transaction((c) => findAccount(c, account));
  if (found === null) return refuse('account_not_found', { account }, 'account');
  return accept(pages(context, { accountId: account, pack: pack ?? null, from, to }));
}

async function* pages(
  context: Context,
  filter: DeductionFilter,
): AsyncIterable<readonly DeductionView[]> {
  let after: DeductionCursor | null = null;
  for (;;) {
    const from: DeductionCursor | null = after;
    const rows: DeductionRow[] = await context.database.transaction((connection) =>
      listDeductions(connection, filter, from, PAGE),
    );
    if (rows.length > 0) yield rows.map((row) => view(context, row));
    if (rows.length < PAGE) return;
    after = rows.at(-1) ?? null;
  }
}

function view(context: Context, row: DeductionRow): DeductionView {
  const { latest } = context.catalogs;
  return {
    date: row.day,
    item: row.item,
    ...(row.instance === null ? {} : { instance: row.instance }),
    pack: row.pack,
    family: row.family,
    usage: row.usage.toString(),
    ratio: row.ratio,
    deducted: row.deducted.toString(),
    leftBefore: row.leftBefore.toString(),
    leftAfter: (row.leftBefore - row.deducted).toString(),
    unit: latest.families.get(row.family)?.unit ?? 'byte',
    revision: row.revision,
    settledAt: latest.calendar.format(row.settledAt),
  };
}
