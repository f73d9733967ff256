// One account's books, derived again from its facts. See docs/concepts/settlement.md, Invariants.
import {
  type Catalog,
  type Coverage,
  type Day,
  groupBy,
  type ModeChange,
  type Overage,
  type PackBalance,
  roundedHalfUpToCents,
  settleDay,
  type UsageLine,
} from '../../engine/index.ts';
import { type BindingRow, coverageOfRow } from '../../store/director.ts';
import { type PackRow, packKnownAt } from '../../store/packs.ts';
import type {
  AccountFact,
  BillFact,
  DeductionFact,
  ModeFact,
  OverageFact,
  RefundFact,
  SettlementFact,
} from '../../store/verify-input.ts';
import { problem, type VerifyProblem } from './verify-problem.ts';

/** All that is recorded of one account. */
export interface AccountBooks {
  readonly account: AccountFact;
  readonly packs: readonly PackRow[];
  /** In the order in which they were made. */
  readonly bindings: readonly BindingRow[];
  readonly refunds: readonly RefundFact[];
  readonly modes: readonly ModeFact[];
  /** In the order in which they were recorded. */
  readonly settlements: readonly SettlementFact[];
  readonly deductions: readonly DeductionFact[];
  readonly overage: readonly OverageFact[];
  readonly bills: readonly BillFact[];
  /** The bill dates of months that are closed: their bills must be there. */
  readonly closedMonths: ReadonlySet<Day>;
}

/** The catalogues that days were settled by, and one that says which days there are. */
export interface VerifyCatalogs {
  readonly latest: Catalog;
  of(key: string): Catalog | null;
}

/** Verifies one account; the problems found, none when its books are in order. */
export function verifyAccount(
  books: AccountBooks,
  catalogs: VerifyCatalogs,
): readonly VerifyProblem[] {
  return [
    ...verifyClock(books),
    ...verifyBalances(books),
    ...verifyBills(books),
    ...verifyOrigins(books),
    ...verifyReplay(books, catalogs),
  ];
}

function verifyClock({ account, settlements }: AccountBooks): VerifyProblem[] {
  const problems: VerifyProblem[] = [];
  let last: Day | null = null;
  for (const { day, recorded } of settlements) {
    if (last === null || day > last) last = day;
    if (recorded > account.version) {
      const params = { day, recorded: `${recorded}`, version: `${account.version}` };
      problems.push(problem(account, 'settlement_newer_than_account', params));
    }
  }
  if (last !== account.settledThrough) {
    const params = { stored: account.settledThrough ?? '', derived: last ?? '' };
    problems.push(problem(account, 'settled_through_is_wrong', params));
  }
  return problems;
}

/**
 * Every pack's rows begin at its total, follow one another, and end at what it holds. A refunded
 * one holds nothing: what its rows left of it was given back.
 */
function verifyBalances(books: AccountBooks): VerifyProblem[] {
  const { account, packs } = books;
  const problems: VerifyProblem[] = [];
  const left = new Map(packs.map(({ packId, total }) => [packId, total]));
  for (const row of inRecordedOrder(books)) {
    const before = left.get(row.pack);
    if (before === undefined) {
      problems.push(problem(account, 'deduction_of_unknown_pack', rowParams(row)));
      continue;
    }
    if (row.leftBefore !== before) {
      const params = { ...rowParams(row), stored: `${row.leftBefore}`, derived: `${before}` };
      problems.push(problem(account, 'deduction_does_not_follow', params));
    }
    const after = before - row.deducted;
    if (after < 0n) problems.push(problem(account, 'pack_gave_more_than_it_held', rowParams(row)));
    left.set(row.pack, after);
  }
  for (const { packId, total, remaining, refundedAt } of packs) {
    const derived = refundedAt === null ? (left.get(packId) ?? total) : 0n;
    if (derived === remaining) continue;
    const params = { pack: packId, stored: `${remaining}`, derived: `${derived}` };
    problems.push(problem(account, 'pack_balance_is_wrong', params));
  }
  return problems;
}

/** Every bill is the sum of its lines, to the cent. */
function verifyBills(books: AccountBooks): VerifyProblem[] {
  const lines = new Map<string, bigint>();
  for (const { bill, billDate, amount } of books.overage) {
    const key = `${bill} ${billDate}`;
    lines.set(key, (lines.get(key) ?? 0n) + amount);
  }
  const billed = new Map(books.bills.map((row) => [`${row.bill} ${row.billDate}`, row.amount]));
  const problems: VerifyProblem[] = [];
  for (const key of new Set([...lines.keys(), ...billed.keys()])) {
    const [bill = '', date = ''] = key.split(' ');
    if (bill === 'none') continue;
    // A month's bill is made on the 1st of the next; until then there are only its lines.
    if (bill === 'month' && !billed.has(key) && !isClosed(books, date)) continue;
    const derived = roundedHalfUpToCents(lines.get(key) ?? 0n);
    const stored = billed.get(key) ?? 0n;
    if (derived === stored) continue;
    const params = { bill, date, stored: `${stored}`, derived: `${derived}` };
    problems.push(problem(books.account, 'bill_is_not_the_sum_of_its_lines', params));
  }
  return problems;
}

function isClosed({ closedMonths }: AccountBooks, date: string): boolean {
  return [...closedMonths].some((month) => month === date);
}

/** Every row was recorded by a settling of its day. */
function verifyOrigins({
  account,
  settlements,
  deductions,
  overage,
}: AccountBooks): VerifyProblem[] {
  const settled = new Set(settlements.map(({ day, revision }) => `${day} ${revision}`));
  const strays = [...deductions, ...overage].filter(
    ({ day, revision }) => !settled.has(`${day} ${revision}`),
  );
  return strays.map(({ day, revision, item }) =>
    problem(account, 'row_without_settlement', { day, revision: `${revision}`, item }),
  );
}

/**
 * Replays every settling: with what was known when it was recorded, the engine's plan for its first
 * day and all later settled days is what the rows come to after it.
 */
function verifyReplay(books: AccountBooks, catalogs: VerifyCatalogs): VerifyProblem[] {
  const problems: VerifyProblem[] = [];
  const ledger = new Ledger();
  const batches = groupBy(books.settlements, ({ recorded }) => `${recorded}`);
  const rows = groupBy(books.deductions, (row) => `${row.day} ${row.revision}`);
  const lines = groupBy(books.overage, (row) => `${row.day} ${row.revision}`);
  for (const batch of batches.values()) {
    for (const settlement of batch) {
      const key = `${settlement.day} ${settlement.revision}`;
      ledger.record(settlement, rows.get(key) ?? [], lines.get(key) ?? []);
    }
    const first = batch.map(({ day }) => day).sort()[0];
    const recorded = batch[0]?.recorded;
    if (first === undefined || recorded === undefined) continue;
    const modes: readonly ModeChange[] = books.modes.filter((mode) => mode.recorded < recorded);
    let packs: readonly PackBalance[] = books.packs
      .filter((pack) => pack.recorded < recorded)
      .map((row) => ({
        pack: packKnownAt(row, recorded),
        left: row.total - ledger.deductedBefore(row.packId, first),
      }));
    const coverage = coverageKnownAt(books, recorded, catalogs.latest);
    for (const settlement of ledger.settledFrom(first)) {
      const catalog = catalogs.of(settlement.catalog);
      if (catalog === null) {
        const params = { day: settlement.day, catalog: settlement.catalog };
        problems.push(problem(books.account, 'settled_by_unknown_catalog', params));
        return problems;
      }
      const { day } = settlement;
      const usage = ledger.usageOf(day);
      const total = usage.reduce((sum, { quantity }) => sum + quantity, 0n);
      if (total !== settlement.usageTotal) {
        const stored = `${settlement.usageTotal}`;
        const params = { day, revision: `${settlement.revision}`, stored, derived: `${total}` };
        problems.push(problem(books.account, 'covered_and_uncovered_are_not_the_usage', params));
      }
      const plan = settleDay({ catalog, day, packs, modes, coverage, usage });
      packs = plan.packs;
      const stored = ledger.linesOf(day);
      const derived = [...plan.charges.map(chargeLine), ...plan.overage.map(overageLine)];
      const difference = differenceOf(stored, derived);
      if (difference === null) continue;
      const params = { day, revision: `${settlement.revision}`, ...difference };
      problems.push(problem(books.account, 'day_replays_differently', params));
    }
  }
  return problems;
}

/** What covered instances as far as a settling knew, by packs that are there. */
function coverageKnownAt(
  { packs, bindings }: AccountBooks,
  recorded: bigint,
  catalog: Catalog,
): readonly Coverage[] {
  const known = new Set(
    packs.filter((pack) => pack.recorded < recorded).map(({ packId }) => packId),
  );
  return bindings
    .filter((row) => row.recorded < recorded && known.has(row.packId))
    .map((row) => coverageOfRow(catalog, row));
}

/** What the rows recorded so far come to, day by day. */
class Ledger {
  readonly #settled = new Map<Day, SettlementFact>();
  readonly #deducted = new Map<Day, Map<string, bigint>>();
  readonly #lines = new Map<Day, Map<string, readonly [bigint, bigint]>>();
  readonly #usage = new Map<Day, Map<string, UsageLine>>();

  record(
    settlement: SettlementFact,
    rows: readonly DeductionFact[],
    overage: readonly OverageFact[],
  ): void {
    const { day } = settlement;
    this.#settled.set(day, settlement);
    const deducted = this.#deducted.get(day) ?? new Map<string, bigint>();
    const lines = this.#lines.get(day) ?? new Map<string, readonly [bigint, bigint]>();
    const usage = this.#usage.get(day) ?? new Map<string, UsageLine>();
    for (const row of rows) {
      deducted.set(row.pack, (deducted.get(row.pack) ?? 0n) + row.deducted);
      addTo(lines, chargeKey(row), row.usage, row.deducted);
      addUsage(usage, row, row.usage);
    }
    for (const row of overage) {
      addTo(lines, overageKey(row), row.quantity, row.amount);
      addUsage(usage, row, row.quantity);
    }
    this.#usage.set(day, usage);
    this.#deducted.set(day, deducted);
    this.#lines.set(day, lines);
  }

  deductedBefore(pack: string, before: Day): bigint {
    let sum = 0n;
    for (const [day, packs] of this.#deducted) if (day < before) sum += packs.get(pack) ?? 0n;
    return sum;
  }

  settledFrom(from: Day): readonly SettlementFact[] {
    const settled = [...this.#settled.values()].filter(({ day }) => day >= from);
    return settled.sort((a, b) => (a.day < b.day ? -1 : 1));
  }

  /** The lines of a day: what packs covered of each, and what they did not. */
  usageOf(day: Day): readonly UsageLine[] {
    return [...(this.#usage.get(day) ?? new Map<string, UsageLine>()).values()];
  }

  linesOf(day: Day): readonly string[] {
    const lines = [...(this.#lines.get(day) ?? [])];
    return lines
      .filter(([, [quantity, value]]) => quantity !== 0n || value !== 0n)
      .map(([key, [quantity, value]]) => `${key}: ${quantity} for ${value}`);
  }
}

type ChargeLike = Pick<
  DeductionFact,
  'item' | 'instance' | 'pack' | 'ratio' | 'usage' | 'deducted'
>;

function chargeKey({ item, instance, pack, ratio }: ChargeLike): string {
  return `${item} ${instance ?? ''} ${pack} 1:${ratio}`;
}

function chargeLine(charge: ChargeLike): string {
  return `${chargeKey(charge)}: ${charge.usage} for ${charge.deducted}`;
}

function overageKey({ item, instance, unitPrice, per, bill }: Overage): string {
  return `${item} ${instance ?? ''} ${unitPrice}/${per} to the ${bill}`;
}

function overageLine(line: Overage): string {
  return `${overageKey(line)}: ${line.quantity} for ${line.amount}`;
}

function addTo(
  lines: Map<string, readonly [bigint, bigint]>,
  key: string,
  quantity: bigint,
  value: bigint,
): void {
  const [before, worth] = lines.get(key) ?? [0n, 0n];
  lines.set(key, [before + quantity, worth + value]);
}

function addUsage(
  usage: Map<string, UsageLine>,
  { item, instance }: Pick<UsageLine, 'item' | 'instance'>,
  quantity: bigint,
): void {
  const key = `${item} ${instance ?? ''}`;
  const before = usage.get(key)?.quantity ?? 0n;
  usage.set(key, { item, instance, quantity: before + quantity });
}

function differenceOf(
  stored: readonly string[],
  derived: readonly string[],
): { readonly stored: string; readonly derived: string } | null {
  const [have, want] = [new Set(stored), new Set(derived)];
  const extra = stored.filter((line) => !want.has(line));
  const missing = derived.filter((line) => !have.has(line));
  if (extra.length === 0 && missing.length === 0) return null;
  return { stored: extra.join('; '), derived: missing.join('; ') };
}

function inRecordedOrder({ settlements, deductions }: AccountBooks): readonly DeductionFact[] {
  const recorded = new Map(settlements.map((row) => [`${row.day} ${row.revision}`, row.recorded]));
  const at = (row: DeductionFact) => recorded.get(`${row.day} ${row.revision}`) ?? 0n;
  return [...deductions].sort((a, b) => {
    const [first, second] = [at(a), at(b)];
    if (first !== second) return first < second ? -1 : 1;
    // Within one settling all returns come first, on every day; then deductions, day by day.
    const returns = Number(b.deducted < 0n) - Number(a.deducted < 0n);
    if (returns !== 0) return returns;
    if (a.day !== b.day) return a.day < b.day ? -1 : 1;
    return a.seq - b.seq;
  });
}

function rowParams(row: DeductionFact): Record<string, string> {
  const { day, revision, seq, pack, item } = row;
  return { day, revision: `${revision}`, seq: `${seq}`, pack, item };
}
