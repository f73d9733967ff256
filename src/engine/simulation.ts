// A scenario worked through in order of time: days settled, packs bound, licensed and refunded.
// See docs/concepts/settlement.md.
import { present } from './assert.ts';
import { frozenOn } from './billing-mode.ts';
import { bindPack, boundFigures, boundStatus, type Coverage } from './binding.ts';
import type { Catalog } from './catalog.ts';
import { addDays, type Day, firstOfNextMonth, type Instant } from './day.ts';
import { associateLicense } from './license.ts';
import type { Money } from './money.ts';
import { roundedHalfUpToCents } from './money.ts';
import { figuresOf, type Pack, type PackFigures, type PackStatus, statusOf } from './pack.ts';
import { catalogPrice, quoteRefund, type RefundQuote } from './refund.ts';
import type { Scenario } from './scenario.ts';
import type { PackEvent, ScenarioBinding } from './scenario-packs.ts';
import { type BillPeriod, type DayPlan, settleDay, type UsageLine } from './settlement.ts';

/** A bill: a day's, dated that day, or a month's, dated the 1st of the next month. */
export interface Bill {
  readonly date: Day;
  readonly period: BillPeriod;
  /** Whole cents, never 0. */
  readonly amount: Money;
}

/** A pack as it is at the end of a scenario. */
export interface PackState {
  readonly pack: Pack;
  readonly figures: PackFigures;
  readonly status: PackStatus;
}

/** A binding or licence that was refused at its time. */
export interface EventRefusal {
  readonly event: 'binding' | 'license';
  readonly pack: string;
  readonly code: string;
}

/** All that came of a scenario. */
export interface SimulationResult {
  /** Null when nothing ever happens in it. */
  readonly asOf: Instant | null;
  /** The days that were settled, in order. */
  readonly days: readonly DayPlan[];
  readonly bills: readonly Bill[];
  /** In the scenario's order; without those bought later. */
  readonly packs: readonly PackState[];
  /** In the order in which they were bound. */
  readonly coverage: readonly Coverage[];
  readonly refunds: readonly { readonly pack: string; readonly quote: RefundQuote }[];
  readonly refusals: readonly EventRefusal[];
}

type TimelineEvent =
  | { readonly kind: 'settlement'; readonly at: Instant; readonly day: Day }
  | { readonly kind: 'binding'; readonly at: Instant; readonly binding: ScenarioBinding }
  | { readonly kind: 'license'; readonly at: Instant; readonly pack: string }
  | { readonly kind: 'refund'; readonly at: Instant; readonly pack: string };

/** Of what happens at one instant, this is the order: what is settled first counts for the rest. */
const RANK: Readonly<Record<TimelineEvent['kind'], number>> = {
  settlement: 0,
  binding: 1,
  license: 2,
  refund: 3,
};

/** The account while the scenario is worked through: what changes. */
interface Run {
  readonly catalog: Catalog;
  readonly scenario: Scenario;
  readonly usage: ReadonlyMap<Day, readonly UsageLine[]>;
  readonly packs: Map<string, Pack>;
  readonly deducted: Map<string, bigint>;
  readonly licensedAt: Map<string, Instant>;
  readonly coverage: Coverage[];
  readonly days: DayPlan[];
  readonly refunds: { readonly pack: string; readonly quote: RefundQuote }[];
  readonly refusals: EventRefusal[];
}

/**
 * Works a scenario through. Day D is settled on D+1 at the catalogue's time; what its `asOf` leaves
 * in the future has not happened. Refunds are judged at their time, by what was deducted by then.
 */
export function simulate(catalog: Catalog, scenario: Scenario): SimulationResult {
  const run = begin(catalog, scenario);
  const until = scenario.asOf ?? Number.POSITIVE_INFINITY;
  const events = timeline(run);
  for (const event of events) {
    if (event.at <= until) happen(run, event);
  }
  const asOf = scenario.asOf ?? latest(run, events);
  return {
    asOf,
    days: run.days,
    bills: billsOf(catalog, run.days, until),
    packs: asOf === null ? [] : packStates(run, asOf),
    coverage: run.coverage,
    refunds: run.refunds,
    refusals: run.refusals,
  };
}

function begin(catalog: Catalog, scenario: Scenario): Run {
  const usage = new Map<Day, UsageLine[]>();
  for (const { day, item, instance, quantity } of scenario.usage) {
    const lines = usage.get(day) ?? [];
    lines.push({ item, instance, quantity });
    usage.set(day, lines);
  }
  return {
    catalog,
    scenario,
    usage,
    packs: new Map(scenario.packs.map((pack) => [pack.id, pack])),
    deducted: new Map(),
    licensedAt: new Map(),
    coverage: [],
    days: [],
    refunds: [],
    refusals: [],
  };
}

function timeline(run: Run): readonly TimelineEvent[] {
  const { bindings, licenses, refunds } = run.scenario;
  const events: TimelineEvent[] = [
    ...[...run.usage.keys()].sort().map((day) => ({
      kind: 'settlement' as const,
      at: settlementOf(run.catalog, day),
      day,
    })),
    ...bindings.map((binding) => ({ kind: 'binding' as const, at: binding.at, binding })),
    ...licenses.map((event) => ({ kind: 'license' as const, ...event })),
    ...refunds.map((event) => ({ kind: 'refund' as const, ...event })),
  ];
  // The sort is stable: days stay in order, and equal events in the order of the scenario.
  return events.sort((a, b) => a.at - b.at || RANK[a.kind] - RANK[b.kind]);
}

function settlementOf(catalog: Catalog, day: Day): Instant {
  return catalog.calendar.at(addDays(day, 1), catalog.settleAt);
}

function happen(run: Run, event: TimelineEvent): void {
  switch (event.kind) {
    case 'settlement':
      settle(run, event.day);
      break;
    case 'binding':
      bind(run, event.binding);
      break;
    case 'license':
      license(run, event);
      break;
    case 'refund':
      refund(run, event);
      break;
  }
}

function settle(run: Run, day: Day): void {
  const packs = [...run.packs.values()].map((pack) => ({
    pack,
    left: pack.total - deductedOf(run, pack.id),
  }));
  const plan = settleDay({
    catalog: run.catalog,
    day,
    packs,
    modes: run.scenario.modes,
    coverage: run.coverage,
    usage: run.usage.get(day) ?? [],
  });
  for (const { pack, deducted } of plan.charges) {
    run.deducted.set(pack, deductedOf(run, pack) + deducted);
  }
  run.days.push(plan);
}

function bind(run: Run, { pack, instance, at }: ScenarioBinding): void {
  const bound = bindPack({
    catalog: run.catalog,
    pack: packOf(run, pack),
    instance,
    at,
    existing: run.coverage,
  });
  if (bound.ok) run.coverage.push(bound.value);
  else run.refusals.push({ event: 'binding', pack, code: bound.refusal.code });
}

function license(run: Run, { pack, at }: PackEvent): void {
  const associated = associateLicense({
    catalog: run.catalog,
    pack: packOf(run, pack),
    at,
    associatedAt: run.licensedAt.get(pack) ?? null,
  });
  if (associated.ok) run.licensedAt.set(pack, associated.value);
  else run.refusals.push({ event: 'license', pack, code: associated.refusal.code });
}

function refund(run: Run, { pack: id, at }: PackEvent): void {
  const pack = packOf(run, id);
  const isBound = run.coverage.some((coverage) => coverage.pack === id);
  const quote = quoteRefund({
    catalog: run.catalog,
    pack,
    at,
    deducted: deductedOf(run, id),
    // A scenario has no orders: its packs were paid as the catalogue says.
    paid: catalogPrice(run.catalog, pack),
    boundTo: isBound ? 'instance' : run.licensedAt.has(id) ? 'license' : null,
    accountStoppedForViolation: false,
    reclaimed: false,
  });
  run.refunds.push({ pack: id, quote });
  if (quote.accepted) run.packs.set(id, { ...pack, refundedAt: at });
}

/** When all is over: the last event, purchase or monthly bill; null when there is none of them. */
function latest(run: Run, events: readonly TimelineEvent[]): Instant | null {
  const instants = [
    ...events.map(({ at }) => at),
    ...run.scenario.packs.map(({ purchasedAt }) => purchasedAt),
    ...run.days
      .filter(({ overage }) => overage.some(({ bill }) => bill === 'month'))
      .map(({ day }) => monthlyBillAt(run.catalog, day)),
  ];
  return instants.length === 0 ? null : instants.reduce((a, b) => Math.max(a, b));
}

function monthlyBillAt(catalog: Catalog, day: Day): Instant {
  return catalog.calendar.at(firstOfNextMonth(day), catalog.settleAt);
}

/** The bills that were made until then: half up to cents, none for nothing. */
function billsOf(catalog: Catalog, days: readonly DayPlan[], until: Instant): readonly Bill[] {
  const sums = new Map<string, Bill>();
  for (const { day, overage } of days) {
    for (const { bill: period, amount } of overage) {
      if (period === 'none') continue;
      if (period === 'month' && monthlyBillAt(catalog, day) > until) continue;
      const date = period === 'day' ? day : firstOfNextMonth(day);
      const key = `${date} ${period}`;
      sums.set(key, { date, period, amount: (sums.get(key)?.amount ?? 0n) + amount });
    }
  }
  return [...sums.values()]
    .map((bill) => ({ ...bill, amount: roundedHalfUpToCents(bill.amount) }))
    .filter(({ amount }) => amount !== 0n)
    .sort(compareBills);
}

/** By date; of two for one date the month's first, which is made a day earlier. */
function compareBills(a: Bill, b: Bill): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.period === b.period ? 0 : a.period === 'month' ? -1 : 1;
}

function packStates(run: Run, asOf: Instant): readonly PackState[] {
  return run.scenario.packs
    .filter(({ purchasedAt }) => purchasedAt <= asOf)
    .map(({ id }) => packState(run, packOf(run, id), asOf));
}

function packState(run: Run, pack: Pack, asOf: Instant): PackState {
  const { catalog, scenario } = run;
  const family = present(catalog.families.get(pack.family), `${pack.id} has a known family`);
  if (family.deductsBy === 'binding') {
    const coverage = run.coverage.find((bound) => bound.pack === pack.id) ?? null;
    const figures = boundFigures(catalog, pack, coverage, asOf);
    return { pack, figures, status: boundStatus(catalog, pack, coverage, asOf) };
  }
  const deducted = deductedOf(run, pack.id);
  const today = catalog.calendar.dayOf(asOf);
  const frozen = frozenOn(catalog, scenario.modes, family, today) !== null;
  const bound = run.licensedAt.has(pack.id);
  const status = statusOf({ pack, deducted, bound, frozen, asOf });
  return { pack, figures: figuresOf(pack, deducted, asOf), status };
}

function packOf(run: Run, id: string): Pack {
  return present(run.packs.get(id), `a scenario that was read has the pack ${id}`);
}

function deductedOf(run: Run, id: string): bigint {
  return run.deducted.get(id) ?? 0n;
}
