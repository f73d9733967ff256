import {
  accept,
  addDays,
  type Catalog,
  type CatalogDocument,
  type Day,
  day as dayOf,
  groupBy,
  type Outcome,
  readCatalog,
} from '../../engine/index.ts';
import { listCatalogs } from '../../store/catalogs.ts';
import { listSettledMonthEnds } from '../../store/settlement-runs.ts';
import { type RecordedFacts, readRecordedFacts } from '../../store/verify-input.ts';
import type { Context } from '../operation.ts';
import { type AccountBooks, type VerifyProblem, verifyAccount } from './verify-account.ts';

/** What was looked at, and every row that is not as the facts say. */
export interface Verification {
  readonly accounts: number;
  readonly settlements: number;
  readonly deductions: number;
  readonly bills: number;
  readonly problems: readonly VerifyProblem[];
}

/** Accounts read at once. */
const CHUNK = 500;
const BEGINNING = dayOf('1970-01-01');

/** Derives everything again over the whole store and compares. */
export async function verifyStore(
  context: Context,
  progress: (accounts: number) => void = () => {},
): Promise<Outcome<Verification>> {
  const { database } = context;
  const catalogs = new Map<string, Catalog | null>();
  for (const { catalog, document } of await database.transaction(listCatalogs)) {
    // It was checked before it was stored.
    const read = readCatalog(document as CatalogDocument);
    catalogs.set(catalog, read.ok ? read.value : null);
  }
  const counts = { accounts: 0, settlements: 0, deductions: 0, bills: 0 };
  const problems: VerifyProblem[] = [];
  for (let after = ''; ; ) {
    const from = after;
    const { facts, months } = await database.transaction(async (connection) => ({
      facts: await readRecordedFacts(connection, from, CHUNK),
      months: await listSettledMonthEnds(connection, BEGINNING, ''),
    }));
    counts.accounts += facts.accounts.length;
    counts.settlements += facts.settlements.length;
    counts.deductions += facts.deductions.length;
    counts.bills += facts.bills.length;
    const closed = new Set(months.map((end) => addDays(end, 1)));
    for (const books of booksOf(facts, closed)) {
      problems.push(...verifyAccount(books, (key) => catalogs.get(key) ?? null));
    }
    problems.push(...verifyUsage(context, facts));
    progress(counts.accounts);
    const last = facts.accounts.at(-1);
    if (last === undefined || facts.accounts.length < CHUNK) break;
    after = last.accountId;
  }
  return accept({ ...counts, problems });
}

function* booksOf(facts: RecordedFacts, closedMonths: ReadonlySet<Day>): Iterable<AccountBooks> {
  const packs = byAccount(facts.packs);
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
      modes: modes.get(id) ?? [],
      settlements: settlements.get(id) ?? [],
      deductions: deductions.get(id) ?? [],
      overage: overage.get(id) ?? [],
      bills: bills.get(id) ?? [],
      closedMonths,
    };
  }
}

/** A day's usage is the sum of its events; a peak's the largest of them. */
function verifyUsage(context: Context, { usage }: RecordedFacts): VerifyProblem[] {
  return usage.flatMap((row) => {
    const item = context.catalogs.on(row.day)?.items.get(row.item);
    const derived = item?.measure === 'bandwidth' ? row.largest : row.summed;
    if (row.projected === derived) return [];
    const params = {
      day: row.day,
      item: row.item,
      stored: row.projected ?? '0',
      derived: derived ?? '0',
    };
    return [{ account: row.accountId, code: 'usage_of_day_is_not_the_sum_of_its_events', params }];
  });
}

function byAccount<T extends { readonly accountId: string }>(
  rows: readonly T[],
): ReadonlyMap<string, T[]> {
  return groupBy(rows, ({ accountId }) => accountId);
}
