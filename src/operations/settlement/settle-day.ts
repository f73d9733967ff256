import { type Static, Type } from 'typebox';
import {
  accept,
  addDays,
  type Catalog,
  type Day,
  firstOfNextMonth,
  type Outcome,
  parseDay,
  refuse,
} from '../../engine/index.ts';
import { findAccount, holdAccounts } from '../../store/accounts.ts';
import { latestVersion, lockAgainstUploads } from '../../store/catalog-versions.ts';
import { insertCatalogs } from '../../store/catalogs.ts';
import {
  addDeductionPart,
  claimRange,
  cutRanges,
  findOpenRun,
  finishRange,
  finishRun,
  insertRun,
  type Moment,
  now,
  type RangeRow,
  rangesDoneBefore,
  runProgress,
  runResult,
} from '../../store/settlement-runs.ts';
import { DayField } from '../answer-fields.ts';
import { refreshCatalogs } from '../catalogs/follow-catalogs.ts';
import { auditChange } from '../change.ts';
import type { Context, Operation } from '../operation.ts';
import { type RangeSettlement, settleRange } from './settle-range.ts';

/** Accounts in one transaction: large enough for COPY to be quick, small enough to repeat. */
export const RANGE_ACCOUNTS = 2000;
const POLL_MS = 100;

const Input = Type.Object({
  date: Type.String({ description: 'The day to settle; it must be over.' }),
  account: Type.Optional(Type.String({ description: 'Of this account alone; all if left out.' })),
});

/** What a settlement did. `revisions` are account-days recorded; 0 when nothing was different. */
export const SettledDayResult = Type.Object({
  date: DayField,
  accounts: Type.Integer({ description: 'How many accounts had usage on the day.' }),
  revisions: Type.Integer({
    description: 'How many days of accounts were recorded; 0 when nothing was different.',
  }),
  deductions: Type.Integer(),
  bills: Type.Integer(),
});
export type SettledDayResult = Static<typeof SettledDayResult>;

export type Progress = (done: number, ranges: number) => void;

export interface SettleOptions {
  readonly progress?: Progress;
  /** Accounts in one range, if not RANGE_ACCOUNTS. */
  readonly rangeAccounts?: number;
}

/** Settles a day: keyed by account, day and revision, so that settling it again does nothing. */
export const settleDayOperation: Operation<typeof Input, SettledDayResult> = {
  name: 'settlement.settle-day',
  access: 'operator',
  kind: 'change',
  summary: 'Settle a day: charge its usage to packs, bill the rest.',
  input: Input,
  output: SettledDayResult,
  run: (context, { date, account }) => settleWholeDay(context, date, account ?? ''),
};

/** Settles a day for all accounts, or for one; several processes may do so at once and share. */
export async function settleWholeDay(
  context: Context,
  date: string,
  account: string,
  options: SettleOptions = {},
): Promise<Outcome<SettledDayResult>> {
  const { progress = () => {}, rangeAccounts = RANGE_ACCOUNTS } = options;
  const opened = await openSettlement(context, date, account, rangeAccounts);
  if (!opened.ok) return opened;
  const { settlement, ranges, startedAt } = opened.value;
  const { day } = settlement;
  let { version }: { version: number | null } = opened.value;
  await context.database.transaction((connection) =>
    insertCatalogs(connection, context.catalogs.documents, settlement.settledAt),
  );
  const total = { accounts: 0, revisions: 0, deductions: 0, bills: 0 };
  let missing: readonly RangeRow[] = ranges;
  while (missing.length > 0) {
    const runId = await openRun(context, { day, version }, account, missing);
    // A catalogue was uploaded just now: it may be that of the day.
    if (runId === null) return settleWholeDay(context, date, account, options);
    version = null;
    await workOn(context, settlement, { runId, ranges: missing.length }, progress);
    const done = await context.database.transaction((c) => runResult(c, runId, startedAt));
    total.accounts += done.accounts;
    total.revisions += done.revisions;
    total.deductions += done.deductions;
    total.bills += done.bills;
    // A range that was begun before we were may have missed usage that was there when we began.
    missing = await context.database.transaction((connection) =>
      rangesDoneBefore(connection, runId, startedAt),
    );
  }
  return accept({ date: day, ...total });
}

/** What a settlement of a day needs: checked input, catalogue, ranges. Writes nothing. */
export async function openSettlement(
  context: Context,
  date: string,
  account: string,
  rangeAccounts = RANGE_ACCOUNTS,
): Promise<
  Outcome<{
    readonly settlement: RangeSettlement;
    /** That of the catalogues by which it is settled. */
    readonly version: number;
    readonly ranges: readonly RangeRow[];
    readonly startedAt: Moment;
  }>
> {
  await refreshCatalogs(context);
  const checked = checkDay(context, date);
  if (!checked.ok) return checked;
  const { day, catalog } = checked.value;
  // Of one moment, whatever is uploaded while we wait.
  const { version, all: catalogs } = context.catalogs;
  return context.database.transaction(async (connection) => {
    if (account !== '' && (await findAccount(connection, account)) === null) {
      return refuse('account_not_found', { account }, 'account');
    }
    const settlement: RangeSettlement = {
      catalogs,
      catalog,
      keys: context.catalogs.keys,
      day,
      settledAt: context.clock.now(),
      monthBillDate: firstOfNextMonth(day),
      ids: context.ids,
    };
    const ranges =
      account === ''
        ? await cutRanges(connection, rangeAccounts)
        : [{ rangeNo: 1, from: account, to: `${account}!` }];
    return accept({ settlement, version, ranges, startedAt: await now(connection) });
  });
}

function checkDay(
  context: Context,
  date: string,
): Outcome<{ readonly day: Day; readonly catalog: Catalog }> {
  const day = parseDay(date);
  if (day === null) return refuse('date_is_not_a_day', { text: date }, 'date');
  const catalog = context.catalogs.on(day);
  if (catalog === null) return refuse('no_catalog_on_day', { day }, 'date');
  const { calendar } = catalog;
  const over = calendar.endOf(day);
  if (context.clock.now() < over) {
    return refuse('day_is_not_over', { day, from: calendar.format(over) }, 'date');
  }
  return accept({ day, catalog });
}

/**
 * Joins the open run of the day, or opens one over the ranges; null: more catalogues were uploaded
 * than we know. With its run the day counts as settled, and no catalogue is uploaded for it.
 */
async function openRun(
  context: Context,
  { day, version }: { readonly day: Day; readonly version: number | null },
  account: string,
  ranges: readonly RangeRow[],
): Promise<string | null> {
  for (;;) {
    const run = await context.database.transaction(async (connection) => {
      await lockAgainstUploads(connection);
      const isOld = version !== null && version !== (await latestVersion(connection));
      if (isOld) return { runId: null };
      const open = await findOpenRun(connection, day, account);
      if (open !== null) return { runId: open };
      await addDeductionPart(connection, day);
      const runId = context.ids.next('rn');
      const opened = await insertRun(connection, { runId, day, onlyAccount: account }, ranges);
      if (!opened) return null;
      // With the run, so that neither is there without the other; who joins it makes no new one.
      await auditChange(context, connection, {
        accountId: account,
        operation: 'settlement.settle-day',
        at: context.clock.now(),
        subject: day,
        before: null,
        after: { run: runId },
      });
      return { runId };
    });
    if (run !== null) return run.runId;
  }
}

/** Settles ranges until none is left, waiting for those that other processes are at. */
async function workOn(
  context: Context,
  settlement: RangeSettlement,
  { runId, ranges }: { readonly runId: string; readonly ranges: number },
  progress: Progress,
): Promise<void> {
  const { database } = context;
  // One that finds no range left waits for the others, so there are no more than can have one.
  const workers = Math.min(ranges, Math.max(1, database.connections - 1));
  const worker = async () => {
    for (;;) {
      let attempts = 0;
      const worked = await database.transaction(async (connection) => {
        attempts += 1;
        const range = await claimRange(connection, runId);
        if (range === null) return null;
        // Whoever changed one of its accounts waits now, else we might begin again for ever; and
        // nobody adds to a month while it is closed.
        const closesMonth = addDays(settlement.day, 1) === settlement.monthBillDate;
        if (attempts > 1 || closesMonth) await holdAccounts(connection, range);
        const result = await settleRange(connection, settlement, range);
        await finishRange(connection, runId, range.rangeNo, result);
        return range;
      });
      const at = await database.transaction((connection) => runProgress(connection, runId));
      progress(at.done, at.ranges);
      if (at.done === at.ranges) return;
      // What is left is in the hands of other processes: theirs to finish, or ours if they die.
      if (worked === null) await pause(POLL_MS);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  await database.transaction((connection) => finishRun(connection, runId));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
