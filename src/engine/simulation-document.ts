// What came of a scenario, as `packledger simulate --json` prints it: figures as texts.
import { present } from './assert.ts';
import type { Catalog } from './catalog.ts';
import type { Day } from './day.ts';
import { formatCents, formatExact } from './money.ts';
import type { PackStatus } from './pack.ts';
import type { RefundQuote, RefundRefusal } from './refund.ts';
import type { Scenario } from './scenario.ts';
import { usageKey } from './scenario-usage.ts';
import type { BillPeriod, DayPlan, Overage } from './settlement.ts';
import type { EventRefusal, PackState, SimulationResult } from './simulation.ts';
import type { Charge } from './waterfall.ts';

/** The whole of what `packledger simulate --json` prints. */
export interface SimulationDocument {
  readonly asOf: string | null;
  readonly deductions: readonly DeductionRow[];
  readonly overage: readonly OverageRow[];
  readonly bills: readonly BillRow[];
  readonly packs: readonly PackRow[];
  readonly coverage: readonly CoverageRow[];
  readonly refunds: readonly RefundRow[];
  /** Bindings and licences refused at their time; absent when there are none. */
  readonly refusals?: readonly EventRefusal[];
}

/** A deduction; quantities are texts of base units. */
export interface DeductionRow {
  readonly date: string;
  readonly item: string;
  readonly instance?: string;
  readonly pack: string;
  readonly usage: string;
  readonly ratio: string;
  readonly deducted: string;
  readonly leftBefore: string;
  readonly leftAfter: string;
  readonly unit: string;
}

/** What no pack covered, with its price. */
export interface OverageRow {
  readonly date: string;
  readonly item: string;
  readonly instance?: string;
  readonly quantity: string;
  readonly unit: string;
  readonly unitPrice: string;
  readonly per: string;
  readonly amount: string;
}

/** A bill, in whole cents. */
export interface BillRow {
  readonly date: string;
  readonly amount: string;
  readonly currency: string;
  readonly period: BillPeriod;
}

/** A pack at the end: total = left + used + voided + refunded. */
export interface PackRow {
  readonly ref: string;
  readonly family: string;
  readonly total: string;
  readonly used: string;
  readonly left: string;
  readonly voided: string;
  readonly refunded: string;
  readonly unit: string;
  readonly status: PackStatus;
  readonly purchasedAt: string;
  readonly expiresAt: string;
}

/** The days on which a bound pack covers its instance; both ends are covered. */
export interface CoverageRow {
  readonly instance: string;
  readonly pack: string;
  readonly from: string;
  readonly to: string;
}

/** What was answered to a refund. */
export interface RefundRow {
  readonly pack: string;
  readonly accepted: boolean;
  readonly deadline: string | null;
  readonly amount: string;
  readonly reason: RefundRefusal | null;
}

/** The document of a scenario's result. Times have the offset of the catalogue's zone. */
export function simulationDocument(
  catalog: Catalog,
  scenario: Scenario,
  result: SimulationResult,
): SimulationDocument {
  const { asOf, days, bills, packs, coverage, refunds, refusals } = result;
  return {
    asOf: asOf === null ? null : catalog.calendar.format(asOf),
    deductions: days.flatMap((plan) =>
      // What a binding covers takes nothing from its pack: it is in `coverage`.
      plan.charges
        .filter(({ deducted }) => deducted !== 0n)
        .map((charge) => deductionRow(catalog, plan.day, charge)),
    ),
    overage: overageRows(catalog, scenario, days),
    bills: bills.map(({ date, period, amount }) => {
      return { date, amount: formatCents(amount), currency: catalog.currency, period };
    }),
    packs: packs.map((state) => packRow(catalog, state)),
    coverage: coverage.map(({ instance, pack, from, to }) => ({ instance, pack, from, to })),
    refunds: refunds.map(({ pack, quote }) => refundRow(catalog, pack, quote)),
    ...(refusals.length === 0 ? {} : { refusals }),
  };
}

function deductionRow(catalog: Catalog, date: Day, charge: Charge): DeductionRow {
  return {
    date,
    item: charge.item,
    ...instanceOf(charge),
    pack: charge.pack,
    usage: `${charge.usage}`,
    ratio: charge.ratio,
    deducted: `${charge.deducted}`,
    leftBefore: `${charge.leftBefore}`,
    leftAfter: `${charge.leftAfter}`,
    unit: unitOf(catalog, charge.item),
  };
}

/** In the order in which the scenario first names the usage lines. */
function overageRows(
  catalog: Catalog,
  scenario: Scenario,
  days: readonly DayPlan[],
): readonly OverageRow[] {
  const rows = new Map<string, OverageRow>();
  for (const { day, overage } of days) {
    for (const line of overage) {
      if (line.bill === 'none') continue;
      rows.set(usageKey(day, line.item, line.instance), overageRow(catalog, day, line));
    }
  }
  return scenario.usage.flatMap(({ day, item, instance }) => {
    const row = rows.get(usageKey(day, item, instance));
    return row === undefined ? [] : [row];
  });
}

function overageRow(catalog: Catalog, date: Day, line: Overage): OverageRow {
  return {
    date,
    item: line.item,
    ...instanceOf(line),
    quantity: `${line.quantity}`,
    unit: unitOf(catalog, line.item),
    unitPrice: line.unitPrice,
    per: line.per,
    amount: formatExact(line.amount),
  };
}

function packRow(catalog: Catalog, { pack, figures, status }: PackState): PackRow {
  const family = present(catalog.families.get(pack.family), `${pack.id} has a known family`);
  return {
    ref: pack.id,
    family: family.id,
    total: `${figures.total}`,
    used: `${figures.deducted}`,
    left: `${figures.left}`,
    voided: `${figures.voided}`,
    refunded: `${figures.refunded}`,
    unit: family.unit,
    status,
    purchasedAt: catalog.calendar.format(pack.purchasedAt),
    expiresAt: catalog.calendar.format(pack.expiresAt),
  };
}

function refundRow(catalog: Catalog, pack: string, quote: RefundQuote): RefundRow {
  const { accepted, deadline, amount, reason } = quote;
  return {
    pack,
    accepted,
    deadline: deadline === null ? null : catalog.calendar.format(deadline),
    amount: formatCents(amount),
    reason,
  };
}

function instanceOf(row: { readonly instance: string | null }): { readonly instance?: string } {
  return row.instance === null ? {} : { instance: row.instance };
}

function unitOf(catalog: Catalog, item: string): string {
  return present(catalog.items.get(item), `the catalogue has the item ${item}`).unit;
}
