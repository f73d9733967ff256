// One range of accounts on one day: read, decide (the engine), write. In one transaction, which
// commits alone: a crash repeats at most one range.
import {
  addDays,
  type Catalog,
  catalogOn,
  type Day,
  type DayToSettle,
  dayTotal,
  firstOfNextMonth,
  groupBy,
  type Instant,
  type Overage,
  present,
  roundedHalfUpToCents,
  type SettledDay,
  settleDay,
  settleDays,
  type UsageLine,
} from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { coverageOfRow, listBindings } from '../../store/director.ts';
import {
  listNetCharges,
  listNetOverage,
  listSettledDays,
  listUsageDays,
} from '../../store/settlement-history.ts';
import { type AccountInput, readPacks, readRange } from '../../store/settlement-input.ts';
import { type RangeResult, type RangeRow, readClosedMonth } from '../../store/settlement-runs.ts';
import {
  advanceAccounts,
  type BalanceEntry,
  type BillEntry,
  dayBillRevisions,
  insertBills,
  readMonthBills,
  type SettlementEntry,
  SettlementRows,
  updateBalances,
  type VersionEntry,
} from '../../store/settlement-writes.ts';
import type { Ids } from '../operation.ts';
import { SettledDays } from '../webhooks/tell-settled-days.ts';

/** Accounts replayed at once: each brings all its days from the one that is settled again on. */
const AGAIN_ACCOUNTS = 250;

/** What a range is settled by. */
export interface RangeSettlement {
  readonly catalogs: readonly Catalog[];
  /** The catalogue of the day. */
  readonly catalog: Catalog;
  /** How catalogues are named in the store. */
  readonly keys: ReadonlyMap<Catalog, string>;
  readonly day: Day;
  readonly settledAt: Instant;
  /** The bill date of the day's month: the 1st of the next. */
  readonly monthBillDate: Day;
  /** For the events that tell of it. */
  readonly ids: Ids;
}

/** What is to be written for a range beside the rows of its days. */
export interface RangePlan {
  /** Takes each account's day as soon as it is decided. */
  readonly record: RecordDay;
  readonly bills: BillEntry[];
  readonly balances: BalanceEntry[];
  readonly versions: VersionEntry[];
  /** The bill dates of months that may have to be billed, or billed again. */
  readonly months: Set<Day>;
  accounts: number;
}

/** Settles a range: every account with usage on the day, each as if it were alone. */
export async function settleRange(
  connection: Connection,
  settlement: RangeSettlement,
  range: RangeRow,
): Promise<RangeResult> {
  const rows = new SettlementRows(settlement.settledAt);
  const settled = new SettledDays();
  const plan = await planRange(connection, settlement, range, (entry) => {
    rows.add(entry);
    settled.add(entry);
  });
  // The order in which all writers take locks: the account, then its packs.
  await advanceAccounts(connection, plan.versions);
  await updateBalances(connection, plan.balances);
  await rows.write(connection);
  const bills = [...plan.bills];
  for (const billDate of plan.months) {
    bills.push(...(await monthBills(connection, { settlement, range, plan, billDate })));
  }
  await insertBills(connection, bills, settlement.settledAt);
  const { ids, settledAt, catalog } = settlement;
  const { currency } = catalog;
  await settled.tell(connection, plan.bills, { ids, range, settledAt, currency });
  return {
    accounts: plan.accounts,
    revisions: rows.entries,
    deductions: rows.deductions,
    bills: bills.length,
  };
}

/** Takes one account's day, as soon as it is decided. */
export type RecordDay = (entry: SettlementEntry) => void;

/** Reads a range and decides it; writes nothing. */
export async function planRange(
  connection: Connection,
  settlement: RangeSettlement,
  range: RangeRow,
  record: RecordDay,
): Promise<RangePlan> {
  const { catalog, day } = settlement;
  const dayEnd = catalog.calendar.endOf(day);
  const accounts = await readRange(connection, range, day, dayEnd);
  const plan: RangePlan = {
    record,
    bills: [],
    balances: [],
    versions: [],
    months: new Set(),
    accounts: 0,
  };
  const { monthBillDate } = settlement;
  if (addDays(day, 1) === monthBillDate) plan.months.add(monthBillDate);
  const again: AccountInput[] = [];
  for (const account of accounts) {
    plan.accounts += 1;
    if (account.settledThrough === null || account.settledThrough < day) {
      settleFirst(settlement, account, plan);
    } else {
      again.push(account);
    }
  }
  for (let at = 0; at < again.length; at += AGAIN_ACCOUNTS) {
    await settleAgain(connection, settlement, again.slice(at, at + AGAIN_ACCOUNTS), plan);
  }
  return plan;
}

/** A day after all that were settled: its packs are as they stand, its rows are its first. */
function settleFirst(settlement: RangeSettlement, account: AccountInput, plan: RangePlan): void {
  const { catalog, day } = settlement;
  const { accountId, version, packs, modes, coverage, usage } = account;
  const decided = settleDay({ catalog, day, packs, modes, coverage, usage });
  noteMonth(plan, day, decided.overage);
  plan.record({
    accountId,
    day,
    revision: 1,
    recorded: version + 1n,
    catalog: keyOf(settlement, catalog),
    usage,
    deductions: decided.charges,
    overage: decided.overage,
    monthBillDate: settlement.monthBillDate,
  });
  const amount = roundedHalfUpToCents(dayTotal(decided.overage));
  if (amount !== 0n) {
    const { currency } = catalog;
    plan.bills.push({ accountId, bill: 'day', billDate: day, revision: 1, amount, currency });
  }
  // The plan keeps the packs' order, so each stands where it stood.
  decided.packs.forEach(({ pack, left }, index) => {
    if (packs[index]?.pack === pack && packs[index].left === left) return;
    plan.balances.push({ accountId, packId: pack.id, left });
  });
  plan.versions.push({ accountId, version, settledThrough: day });
}

/** A day that was settled, or lies before one that was: the days are replayed from it on. */
async function settleAgain(
  connection: Connection,
  settlement: RangeSettlement,
  accounts: readonly AccountInput[],
  plan: RangePlan,
): Promise<void> {
  const ids = accounts.map(({ accountId }) => accountId);
  const { day } = settlement;
  const history = await readHistory(connection, ids, day);
  const revisions = await dayBillRevisions(connection, ids, day);
  // Before the packs: so that of whatever is bound meanwhile the pack is known.
  const bindings = groupBy(await listBindings(connection, ids), ({ accountId }) => accountId);
  const packs = await readPacks(connection, ids);
  for (const account of accounts) {
    const { accountId, version, modes } = account;
    const held = packs.get(accountId) ?? [];
    const coverage = (bindings.get(accountId) ?? []).map((row) =>
      coverageOfRow(settlement.catalog, row),
    );
    const days = daysToSettle(settlement, account, history);
    const revised = settleDays({ packs: held, modes, coverage }, days);
    if (revised.revisions.length === 0) continue;
    for (const revision of revised.revisions) {
      const key = `${accountId} ${revision.day}`;
      noteMonth(plan, revision.day, revision.overage);
      plan.record({
        ...revision,
        accountId,
        revision: (history.settled.get(key)?.revision ?? 0) + 1,
        recorded: version + 1n,
        catalog: keyOf(settlement, revision.catalog),
        monthBillDate: firstOfNextMonth(revision.day),
      });
      const { before, after } = revision.dayBill;
      const amount = roundedHalfUpToCents(after) - roundedHalfUpToCents(before);
      if (amount === 0n) continue;
      plan.bills.push({
        accountId,
        bill: 'day',
        billDate: revision.day,
        revision: (revisions.get(key) ?? 0) + 1,
        amount,
        currency: revision.catalog.currency,
      });
    }
    const before = new Map(held.map(({ pack, left }) => [pack.id, left]));
    for (const { pack, left } of revised.packs) {
      if (before.get(pack.id) !== left) {
        plan.balances.push({ accountId, packId: pack.id, left });
      }
    }
    const last = revised.revisions.at(-1)?.day ?? day;
    plan.versions.push({ accountId, version, settledThrough: last });
  }
}

interface History {
  /** By account and day. */
  readonly settled: ReadonlyMap<string, { readonly revision: number; readonly day: Day }>;
  /** The settled days of each account, in order. */
  readonly days: ReadonlyMap<string, readonly Day[]>;
  readonly settledDays: ReadonlyMap<string, SettledDay>;
  readonly usage: ReadonlyMap<string, readonly UsageLine[]>;
}

async function readHistory(
  connection: Connection,
  ids: readonly string[],
  from: Day,
): Promise<History> {
  const settled = await listSettledDays(connection, ids, from);
  const key = (row: { readonly accountId: string; readonly day: Day }) =>
    `${row.accountId} ${row.day}`;
  const charges = groupBy(await listNetCharges(connection, ids, from), key);
  const overage = groupBy(await listNetOverage(connection, ids, from), key);
  const usage = groupBy(await listUsageDays(connection, ids, from), key);
  const days = groupBy(settled, ({ accountId }) => accountId);
  return {
    settled: new Map(settled.map((row) => [key(row), row])),
    days: new Map([...days].map(([id, rows]) => [id, rows.map((row) => row.day)])),
    settledDays: new Map(
      settled.map((row) => [
        key(row),
        {
          charges: charges.get(key(row)) ?? [],
          overage: (overage.get(key(row)) ?? []) satisfies readonly Overage[],
        },
      ]),
    ),
    usage,
  };
}

function daysToSettle(
  settlement: RangeSettlement,
  account: AccountInput,
  history: History,
): DayToSettle[] {
  const { accountId } = account;
  const later = (history.days.get(accountId) ?? []).filter((day) => day > settlement.day);
  return [settlement.day, ...later].map((day) => {
    const key = `${accountId} ${day}`;
    return {
      catalog: present(catalogOn(settlement.catalogs, day), `a catalogue is in effect on ${day}`),
      day,
      // The day itself as the account was read; later ones as they are reported now.
      usage: day === settlement.day ? account.usage : (history.usage.get(key) ?? []),
      settled: history.settledDays.get(key) ?? null,
    };
  });
}

function noteMonth(plan: RangePlan, day: Day, overage: readonly Overage[]): void {
  if (overage.some(({ bill }) => bill === 'month')) plan.months.add(firstOfNextMonth(day));
}

/** A month's bills in a range that was planned. */
interface MonthOfRange {
  readonly settlement: RangeSettlement;
  readonly range: RangeRow;
  readonly plan: RangePlan;
  readonly billDate: Day;
}

/**
 * For whom a month is billed: settling its last day closes it, and bills it for all. From then on
 * whoever changes an account bills the difference. Asked while the accounts are locked, so that of
 * two who do both at once the later one sees what the other did.
 */
export async function accountsToBill(
  connection: Connection,
  { settlement, range, plan, billDate }: MonthOfRange,
): Promise<readonly string[] | 'all'> {
  const lastDay = addDays(billDate, -1);
  if (lastDay === settlement.day) return 'all';
  const { forAll, accounts } = await readClosedMonth(connection, lastDay, range);
  const changed = plan.versions.map(({ accountId }) => accountId);
  if (forAll) return changed;
  const closed = new Set(accounts);
  return changed.filter((accountId) => closed.has(accountId));
}

async function monthBills(connection: Connection, month: MonthOfRange): Promise<BillEntry[]> {
  const { settlement, range, billDate } = month;
  const only = await accountsToBill(connection, month);
  const totals = await readMonthBills(connection, range, billDate, only);
  const { currency } = settlement.catalog;
  return totals.flatMap(({ accountId, lines, billed, revision }) => {
    const amount = roundedHalfUpToCents(lines) - billed;
    if (amount === 0n) return [];
    return [{ accountId, bill: 'month', billDate, revision: revision + 1, amount, currency }];
  });
}

function keyOf(settlement: RangeSettlement, catalog: Catalog): string {
  return settlement.keys.get(catalog) ?? catalog.id;
}
