import {
  accept,
  addDays,
  type Catalog,
  type CatalogDocument,
  type Day,
  groupBy,
  type Outcome,
  readCatalog,
} from '../../engine/index.ts';
import { listCatalogs } from '../../store/catalogs.ts';
import type { Connection } from '../../store/database.ts';
import { listSettledMonthEnds } from '../../store/settlement-runs.ts';
import { compareArrears } from '../../store/verify-arrears.ts';
import { holdSnapshot, type RecordedFacts, readRecordedFacts } from '../../store/verify-input.ts';
import { compareLicenses } from '../../store/verify-licenses.ts';
import { compareModes } from '../../store/verify-modes.ts';
import { compareMoney } from '../../store/verify-money.ts';
import { comparePlugins } from '../../store/verify-plugins.ts';
import type { Context } from '../operation.ts';
import { peakItems } from './item-unit.ts';
import { type AccountBooks, verifyAccount } from './verify-account.ts';
import { verifyBillsPaid } from './verify-bills-paid.ts';
import { verifyLedger } from './verify-ledger.ts';
import { verifyLicenses } from './verify-licenses.ts';
import { verifyModes } from './verify-modes.ts';
import { verifyBindings, verifyRefunds } from './verify-packs.ts';
import { verifyPlugins } from './verify-plugins.ts';
import type { VerifyProblem } from './verify-problem.ts';

/** What was looked at, and every row that is not as the facts say. */
export interface Verification {
  readonly accounts: number;
  readonly settlements: number;
  readonly deductions: number;
  readonly bills: number;
  readonly problems: readonly VerifyProblem[];
}

/** Accounts read at once: few at first, then as many as have about so many rows. */
const ACCOUNTS_FIRST = 100;
const ACCOUNTS_MAX = 1000;
const ROWS = 100_000;

/** Derives everything again over the whole store and compares. */
export async function verifyStore(
  context: Context,
  progress: (accounts: number) => void = () => {},
): Promise<Outcome<Verification>> {
  const { database } = context;
  const catalogs = new Map<string, Catalog | null>();
  const peaks = peakItems(context);
  const counts = { accounts: 0, settlements: 0, deductions: 0, bills: 0 };
  const problems: VerifyProblem[] = [];
  let limit = ACCOUNTS_FIRST;
  for (let after = ''; ; ) {
    const [from, count] = [after, limit];
    const { facts, ends, money, arrears, plugins, licenses, modes } = await database.transaction(
      async (connection) => {
        await holdSnapshot(connection);
        const found = await readRecordedFacts(connection, from, count, peaks);
        if (found.settlements.some(({ catalog }) => !catalogs.has(catalog))) {
          await readCatalogs(connection, catalogs);
        }
        const ids = found.accounts.map(({ accountId }) => accountId);
        return {
          facts: found,
          ends: await listSettledMonthEnds(connection, ids),
          money: await compareMoney(connection, ids),
          arrears: await compareArrears(connection, ids),
          plugins: await comparePlugins(connection, ids),
          licenses: await compareLicenses(connection, ids),
          modes: await compareModes(connection, ids),
        };
      },
    );
    counts.accounts += facts.accounts.length;
    counts.settlements += facts.settlements.length;
    counts.deductions += facts.deductions.length;
    counts.bills += facts.bills.length;
    const known = {
      latest: context.catalogs.latest,
      of: (key: string) => catalogs.get(key) ?? null,
    };
    for (const books of booksOf(facts, ends)) {
      problems.push(...verifyAccount(books, known), ...verifyRefunds(books));
      problems.push(...verifyBindings(books, known.latest));
    }
    problems.push(...verifyUsage(facts), ...verifyMinutes(facts), ...verifyLedger(money));
    problems.push(...verifyBillsPaid(arrears));
    problems.push(...verifyPlugins(plugins), ...verifyLicenses(licenses), ...verifyModes(modes));
    progress(counts.accounts);
    const last = facts.accounts.at(-1);
    if (last === undefined || facts.accounts.length < count) break;
    after = last.accountId;
    const rows = facts.settlements.length + facts.deductions.length + facts.overage.length;
    limit = Math.min(ACCOUNTS_MAX, Math.max(1, Math.floor((count * ROWS) / (rows + 1))));
  }
  return accept({ ...counts, problems });
}

async function readCatalogs(
  connection: Connection,
  catalogs: Map<string, Catalog | null>,
): Promise<void> {
  for (const { catalog, document } of await listCatalogs(connection)) {
    // It was checked before it was stored.
    const read = readCatalog(document as CatalogDocument);
    catalogs.set(catalog, read.ok ? read.value : null);
  }
}

/** The last days of months that were settled for an account alone or ('') for all. */
type MonthEnds = readonly { readonly account: string; readonly day: Day }[];

function* booksOf(facts: RecordedFacts, ends: MonthEnds): Iterable<AccountBooks> {
  const closed = groupBy(ends, ({ account }) => account);
  const packs = byAccount(facts.packs);
  const bindings = byAccount(facts.bindings);
  const refunds = byAccount(facts.refunds);
  const modes = byAccount(facts.modes);
  const settlements = byAccount(facts.settlements);
  const deductions = byAccount(facts.deductions);
  const overage = byAccount(facts.overage);
  const bills = byAccount(facts.bills);
  for (const account of facts.accounts) {
    const id = account.accountId;
    yield {
      account,
      packs: packs.get(id) ?? [],
      bindings: bindings.get(id) ?? [],
      refunds: refunds.get(id) ?? [],
      modes: modes.get(id) ?? [],
      settlements: settlements.get(id) ?? [],
      deductions: deductions.get(id) ?? [],
      overage: overage.get(id) ?? [],
      bills: bills.get(id) ?? [],
      closedMonths: new Set(
        [...(closed.get('') ?? []), ...(closed.get(id) ?? [])].map(({ day }) => addDays(day, 1)),
      ),
    };
  }
}

/** A day's usage is the sum of its events; a peak's the largest of them. */
function verifyUsage({ usage }: RecordedFacts): VerifyProblem[] {
  return usage.map(({ accountId, day, item, stored, derived }) => ({
    account: accountId,
    code: 'usage_of_day_is_not_the_sum_of_its_events',
    params: { day, item, stored: stored ?? '', derived: derived ?? '' },
  }));
}

/** What is charged of measured seconds are the whole minutes of their sum. */
function verifyMinutes({ minutes }: RecordedFacts): VerifyProblem[] {
  return minutes.map(({ accountId, minuteSum, stored, derived, charged }) => ({
    account: accountId,
    code: 'minutes_are_not_those_of_their_sum',
    params: {
      sum: minuteSum,
      stored: stored ?? '',
      derived: derived ?? '',
      charged: charged ?? '',
    },
  }));
}

function byAccount<T extends { readonly accountId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T[]> {
  return groupBy(rows, ({ accountId }) => accountId);
}
