// Settling days again: what late usage, or any fact that came late, makes different.
// The net of a settled period is what settling its days in order would give, whatever the order in
// which usage and runs arrived. See docs/concepts/settlement.md.
import type { ModeChange } from './billing-mode.ts';
import type { Coverage } from './binding.ts';
import type { Catalog } from './catalog.ts';
import type { Day } from './day.ts';
import type { Money } from './money.ts';
import type { PackBalance } from './pack.ts';
import { type DayPlan, type Overage, settleDay, type UsageLine } from './settlement.ts';
import type { Charge } from './waterfall.ts';

/** A deduction to record. Returned ones have negative figures and raise the pack's balance. */
export interface DeductionEntry {
  readonly item: string;
  readonly instance: string | null;
  readonly pack: string;
  readonly usage: bigint;
  readonly ratio: string;
  readonly deducted: bigint;
  readonly leftBefore: bigint;
}

/** An overage to record; returned ones have a negative quantity and amount. */
export type OverageEntry = Overage;

/** What the rows recorded for a day come to. */
export interface SettledDay {
  readonly charges: readonly Omit<Charge, 'leftBefore' | 'leftAfter'>[];
  readonly overage: readonly Overage[];
}

/** A day that is to be settled, or settled again. */
export interface DayToSettle {
  readonly catalog: Catalog;
  readonly day: Day;
  readonly usage: readonly UsageLine[];
  /** Null when the day was never settled. */
  readonly settled: SettledDay | null;
}

/** What the account has now, after all days that were settled. */
export interface AccountNow {
  readonly packs: readonly PackBalance[];
  readonly modes: readonly ModeChange[];
  readonly coverage: readonly Coverage[];
}

/** One day's new revision: only what became different. */
export interface Revision {
  readonly day: Day;
  readonly catalog: Catalog;
  readonly usage: readonly UsageLine[];
  readonly deductions: readonly DeductionEntry[];
  readonly overage: readonly OverageEntry[];
  /** What the day's own bill comes to now, and what it came to before; exact sums of lines. */
  readonly dayBill: { readonly before: Money; readonly after: Money };
}

/** The revisions of days that became different, and what the packs hold after them. */
export interface RevisedDays {
  readonly revisions: readonly Revision[];
  readonly packs: readonly PackBalance[];
}

/**
 * Settles consecutive days of one account, the first of them and all later ones that were settled
 * before. Everything that is no longer so is returned first, on all days, then deducted anew day by
 * day: so no balance is ever below zero or above its pack in between.
 */
export function settleDays(now: AccountNow, days: readonly DayToSettle[]): RevisedDays {
  const plans = replay(now, days);
  const left = new Map(now.packs.map(({ pack, left: remaining }) => [pack.id, remaining]));
  const changes = days.map((day, index) => differenceOf(day, plans[index]));
  const returned = changes.map(({ gone }) => gone.map((charge) => enter(left, charge, -1n)));
  const revisions: Revision[] = [];
  changes.forEach((change, index) => {
    const [{ catalog, day, usage, settled }, plan] = [change.day, change.plan];
    const deductions = [
      ...(returned[index] ?? []),
      ...change.come.map((charge) => enter(left, charge, 1n)),
    ];
    const overage = [
      ...change.overageGone.map((line) => ({
        ...line,
        quantity: -line.quantity,
        amount: -line.amount,
      })),
      ...change.overageCome,
    ];
    // Every line's deductions and overage add up to its usage: without a row nothing is different.
    if (settled !== null && deductions.length === 0 && overage.length === 0) return;
    const dayBill = { before: dayTotal(settled?.overage ?? []), after: dayTotal(plan.overage) };
    revisions.push({ day, catalog, usage, deductions, overage, dayBill });
  });
  const packs = now.packs.map(({ pack }) => ({ pack, left: left.get(pack.id) ?? 0n }));
  return { revisions, packs };
}

/** The exact sum of the lines that go to the day's own bill. */
export function dayTotal(overage: readonly Overage[]): Money {
  let total = 0n;
  for (const { bill, amount } of overage) if (bill === 'day') total += amount;
  return total;
}

function replay(now: AccountNow, days: readonly DayToSettle[]): DayPlan[] {
  // What the packs held before the first day: what they hold now and all they gave since.
  const before = new Map<string, bigint>();
  for (const { settled } of days) {
    for (const { pack, deducted } of settled?.charges ?? []) {
      before.set(pack, (before.get(pack) ?? 0n) + deducted);
    }
  }
  let packs: readonly PackBalance[] = now.packs.map(({ pack, left }) => ({
    pack,
    left: left + (before.get(pack.id) ?? 0n),
  }));
  return days.map(({ catalog, day, usage }) => {
    const { modes, coverage } = now;
    const plan = settleDay({ catalog, day, packs, modes, coverage, usage });
    packs = plan.packs;
    return plan;
  });
}

type NetCharge = Omit<Charge, 'leftBefore' | 'leftAfter'>;

interface Difference {
  readonly day: DayToSettle;
  readonly plan: DayPlan;
  readonly gone: readonly NetCharge[];
  readonly come: readonly NetCharge[];
  readonly overageGone: readonly Overage[];
  readonly overageCome: readonly Overage[];
}

function differenceOf(day: DayToSettle, plan: DayPlan | undefined): Difference {
  const planned = plan ?? { day: day.day, charges: [], overage: [], lines: [], packs: [] };
  const charges = changed(day.settled?.charges ?? [], planned.charges, chargeKey);
  const overage = changed(day.settled?.overage ?? [], planned.overage, overageKey);
  return {
    day,
    plan: planned,
    gone: charges.gone,
    come: charges.come,
    overageGone: overage.gone,
    overageCome: overage.come,
  };
}

/** What of `before` is not in `after` and the other way round; equal rows have equal keys. */
function changed<B, A>(
  before: readonly B[],
  after: readonly A[],
  key: (row: A | B) => string,
): { readonly gone: readonly B[]; readonly come: readonly A[] } {
  if (before.length === 0) return { gone: [], come: after };
  const [old, fresh] = [new Set(before.map(key)), new Set(after.map(key))];
  return {
    gone: before.filter((row) => !fresh.has(key(row))),
    come: after.filter((row) => !old.has(key(row))),
  };
}

function chargeKey(charge: NetCharge): string {
  const { item, instance, pack, ratio, usage, deducted } = charge;
  return [item, instance ?? '', pack, ratio, usage, deducted].join('\t');
}

function overageKey(line: Overage): string {
  const { item, instance, quantity, unitPrice, per, amount, bill } = line;
  return [item, instance ?? '', quantity, unitPrice, per, amount, bill].join('\t');
}

function enter(left: Map<string, bigint>, charge: NetCharge, sign: 1n | -1n): DeductionEntry {
  const { item, instance, pack, ratio } = charge;
  const leftBefore = left.get(pack) ?? 0n;
  const deducted = sign * charge.deducted;
  left.set(pack, leftBefore - deducted);
  return { item, instance, pack, usage: sign * charge.usage, ratio, deducted, leftBefore };
}
