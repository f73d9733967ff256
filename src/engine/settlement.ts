// One account's day: its usage across its packs, then what they leave at its price.
// Preview, simulation, explanation and execution all use this plan, so they cannot differ.
// See docs/concepts/settlement.md.
import { assert, present } from './assert.ts';
import {
  type ModeChange,
  type ModeOn,
  modeOn,
  type Treatment,
  treatmentOf,
} from './billing-mode.ts';
import type { Coverage } from './binding.ts';
import { type Catalog, type Family, type Item, ratioOn } from './catalog.ts';
import type { Day, Instant } from './day.ts';
import type { Money } from './money.ts';
import type { PackBalance } from './pack.ts';
import { inPackOrder } from './pack-order.ts';
import { QUANTITY_MAX } from './quantity.ts';
import { price } from './tier.ts';
import {
  type Charge,
  type Considered,
  chargeOne,
  coveredFrom,
  type RunningBalance,
  runningBalances,
  unfitOn,
} from './waterfall.ts';

/** The usage of one item (and instance) on one day. */
export interface UsageLine {
  readonly item: string;
  readonly instance: string | null;
  /** Base units: byte, second; for bandwidth the day's peak in bit/s. */
  readonly quantity: bigint;
}

/** All that decides an account's day. */
export interface AccountDay {
  readonly catalog: Catalog;
  readonly day: Day;
  /** What each pack held when the day's settlement began; in any order. */
  readonly packs: readonly PackBalance[];
  readonly modes: readonly ModeChange[];
  /** Which director pack covers which instance when; the packs are among `packs`. */
  readonly coverage: readonly Coverage[];
  /** One line for each item and instance; in any order. */
  readonly usage: readonly UsageLine[];
}

/** The bill that a line goes to: the day's, or the month's made on the 1st of the next month. */
export type BillPeriod = 'day' | 'month';

/** A line that goes to no bill: its scope is billed by another measure on that day. */
export type BillOrNone = BillPeriod | 'none';

/** What no pack covered, with its price. */
export interface Overage {
  readonly item: string;
  readonly instance: string | null;
  readonly quantity: bigint;
  readonly unitPrice: string;
  readonly per: string;
  readonly amount: Money;
  /** The bill it goes to; of `none` the price and amount are 0. */
  readonly bill: BillOrNone;
}

/** One line with all that was decided about it: covered + uncovered = usage. */
export interface LinePlan {
  readonly item: string;
  readonly instance: string | null;
  readonly usage: bigint;
  readonly covered: bigint;
  readonly uncovered: bigint;
  readonly mode: ModeOn | null;
  readonly treatment: Treatment;
  /** Every pack in the order in which it was looked at; only when asked for. */
  readonly considered: readonly Considered[];
}

/** What is to be done about one account's day. */
export interface DayPlan {
  readonly day: Day;
  readonly charges: readonly Charge[];
  readonly overage: readonly Overage[];
  readonly lines: readonly LinePlan[];
  /** The balances afterwards, in pack order. */
  readonly packs: readonly PackBalance[];
}

/**
 * Decides one account's day. Lines are charged in the catalogue's item order, each to the packs in
 * pack order; neither depends on the order of the input. With `explain`, every line says for every
 * pack why it was or was not charged; the figures are the same.
 */
export function settleDay(input: AccountDay, explain = false): DayPlan {
  const { catalog, day } = input;
  const dayEnd = catalog.calendar.endOf(day);
  const balances = runningBalances(inPackOrder(input.packs));
  const charges: Charge[] = [];
  const overage: Overage[] = [];
  const lines: LinePlan[] = [];
  for (const { item, line } of inItemOrder(catalog, input.usage)) {
    const run: LineRun = { input, item, line, dayEnd, balances, explain, charges, considered: [] };
    const plan = settleLine(run);
    lines.push(plan);
    const priced = overageOf(catalog, day, item, plan);
    if (priced !== null) overage.push(priced);
  }
  return { day, charges, overage, lines, packs: balances };
}

interface LineRun {
  readonly input: AccountDay;
  readonly item: Item;
  readonly line: UsageLine;
  readonly dayEnd: Instant;
  readonly balances: readonly RunningBalance[];
  readonly explain: boolean;
  /** Written to: the charges of the day so far. */
  readonly charges: Charge[];
  /** Written to: the packs looked at for this line, when they are to be explained. */
  readonly considered: Considered[];
}

function settleLine(run: LineRun): LinePlan {
  const { input, item, line } = run;
  const { catalog, modes, day } = input;
  const family = item.family === null ? null : (catalog.families.get(item.family) ?? null);
  const mode = item.scope === null ? null : modeOn(catalog, modes, item.scope, day);
  const treatment = treatmentOf(item, family, mode);
  let covered = 0n;
  if (family !== null && family.deductsBy === 'binding') {
    covered = coverByBinding(run, family);
  } else if (family !== null && treatment === 'packs') {
    covered = coverByPacks(run, family);
  } else if (family !== null && run.explain) {
    explainFrozen(run, family, mode);
  }
  return {
    item: item.id,
    instance: line.instance,
    usage: line.quantity,
    covered,
    uncovered: line.quantity - covered,
    mode,
    treatment,
    considered: run.considered,
  };
}

function coverByPacks(run: LineRun, family: Family): bigint {
  const { item, line, dayEnd, balances, explain, considered } = run;
  const ratio = ratioOn(item, run.input.day);
  let rest = line.quantity;
  for (const balance of balances) {
    if (rest === 0n && !explain) break;
    const unfit = unfitOn(balance.pack, family.id, dayEnd);
    if (unfit !== null || ratio === null) {
      if (explain) considered.push(passOver(run, balance, unfit ?? 'item_not_covered_yet'));
      continue;
    }
    if (rest === 0n) {
      considered.push(passOver(run, balance, 'line_covered_before'));
      continue;
    }
    const charge = chargeOne(balance, { item, instance: line.instance, ratio }, rest);
    if (typeof charge === 'string') {
      if (explain) considered.push(passOver(run, balance, charge));
      continue;
    }
    rest -= charge.usage;
    run.charges.push(charge);
    if (explain) {
      considered.push({ pack: charge.pack, outcome: 'charged', details: {}, charge });
    }
  }
  return line.quantity - rest;
}

function coverByBinding(run: LineRun, family: Family): bigint {
  const { input, line, dayEnd, balances, explain, considered } = run;
  let covered = 0n;
  const running = input.coverage.find(
    ({ instance, from, to }) => instance === line.instance && from <= input.day && input.day <= to,
  );
  if (running !== undefined) covered = coverWhole(run, running);
  if (!explain) return covered;
  for (const balance of balances) {
    const { pack } = balance;
    const bound = input.coverage.find((coverage) => coverage.pack === pack.id);
    const unfit = unfitOn(pack, family.id, dayEnd);
    if (bound !== undefined && bound === running) {
      const details = { from: bound.from, to: bound.to };
      considered.push({ pack: pack.id, outcome: 'covers_by_binding', details, charge: null });
    } else if (bound === undefined) {
      considered.push(passOver(run, balance, unfit ?? 'pack_not_bound'));
    } else if (bound.instance !== line.instance) {
      considered.push(passOver(run, balance, 'pack_bound_to_other_instance', bound));
    } else {
      const ended = bound.to < input.day;
      considered.push(
        passOver(run, balance, ended ? 'coverage_ended' : 'coverage_not_begun', bound),
      );
    }
  }
  return covered;
}

/**
 * Covers a line by a binding. The row takes nothing from the pack; it is there so that the rows of
 * a covered line add up to its usage as those of every other do, and late usage of it is noticed.
 * More than any one event can report is no output of an instance and is not covered.
 */
function coverWhole({ item, line, balances, charges }: LineRun, by: Coverage): bigint {
  const balance = present(
    balances.find(({ pack }) => pack.id === by.pack),
    `the pack ${by.pack}, which covers ${by.instance}, is among the account's`,
  );
  const { instance, quantity } = line;
  const usage = quantity < QUANTITY_MAX ? quantity : QUANTITY_MAX;
  if (usage === 0n) return 0n;
  const { left } = balance;
  const [pack, leftBefore, leftAfter] = [by.pack, left, left];
  charges.push({
    item: item.id,
    instance,
    pack,
    usage,
    ratio: '0',
    deducted: 0n,
    leftBefore,
    leftAfter,
  });
  return usage;
}

function explainFrozen(run: LineRun, family: Family, mode: ModeOn | null): void {
  for (const balance of run.balances) {
    const unfit = unfitOn(balance.pack, family.id, run.dayEnd);
    const reason = unfit ?? 'pack_frozen_by_billing_mode';
    const considered = passOver(run, balance, reason);
    const details =
      unfit === null && mode !== null
        ? { ...considered.details, mode: mode.mode, since: mode.since ?? '' }
        : considered.details;
    run.considered.push({ ...considered, details });
  }
}

function passOver(
  run: LineRun,
  balance: RunningBalance,
  outcome: Exclude<Considered['outcome'], 'charged' | 'covers_by_binding'>,
  bound?: Coverage,
): Considered {
  const { pack, left } = balance;
  const { calendar } = run.input.catalog;
  const details: Record<string, string> = {};
  if (outcome === 'pack_of_other_family') details['family'] = pack.family;
  if (outcome === 'pack_refunded' && pack.refundedAt !== null) {
    details['at'] = calendar.format(pack.refundedAt);
  }
  if (outcome === 'pack_not_yet_bought') details['at'] = calendar.format(pack.purchasedAt);
  if (outcome === 'pack_expired') details['at'] = calendar.format(pack.expiresAt);
  if (outcome === 'pack_left_below_one_unit') details['left'] = left.toString();
  if (outcome === 'item_not_covered_yet') {
    details['from'] = coveredFrom(run.item, run.input.day) ?? '';
  }
  if (bound !== undefined) {
    Object.assign(details, { instance: bound.instance, from: bound.from, to: bound.to });
  }
  return { pack: pack.id, outcome, details, charge: null };
}

function overageOf(catalog: Catalog, day: Day, item: Item, line: LinePlan): Overage | null {
  if (line.uncovered === 0n) return null;
  const { item: id, instance, uncovered: quantity } = line;
  if (line.treatment === 'other-measure') {
    const { per } = price(item, day, 0n, 0n);
    return { item: id, instance, quantity, unitPrice: '0', per, amount: 0n, bill: 'none' };
  }
  const reaching = catalog.tierBasis === 'overage' ? line.uncovered : line.usage;
  const priced = price(item, day, quantity, reaching);
  return {
    item: id,
    instance,
    quantity,
    ...priced,
    bill: line.treatment === 'monthly-bill' ? 'month' : 'day',
  };
}

function inItemOrder(
  catalog: Catalog,
  usage: readonly UsageLine[],
): readonly { readonly item: Item; readonly line: UsageLine }[] {
  const lines = usage.map((line) => {
    const item = catalog.items.get(line.item);
    assert(item !== undefined, `the catalogue ${catalog.id} has no item ${line.item}`);
    assert(line.quantity >= 0n, `usage of ${line.item} is not negative`);
    return { item, line };
  });
  return lines.sort((a, b) => {
    if (a.item.order !== b.item.order) return a.item.order - b.item.order;
    if (a.item.id !== b.item.id) return a.item.id < b.item.id ? -1 : 1;
    const [first, second] = [a.line.instance ?? '', b.line.instance ?? ''];
    return first < second ? -1 : first > second ? 1 : 0;
  });
}
