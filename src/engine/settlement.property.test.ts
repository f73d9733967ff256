// The laws of settlement: they hold for every account on every day. A failing seed is printed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Period, period } from '../../test/support/arbitraries.ts';
import { catalogDocument } from '../../test/support/catalogs.ts';
import { oracleDay } from '../../test/support/oracle.ts';
import { present } from './assert.ts';
import { modeOn } from './billing-mode.ts';
import { type Item, ratioOn } from './catalog.ts';
import type { PackBalance } from './pack.ts';
import { inPackOrder } from './pack-order.ts';
import { timesRoundedUp } from './ratio.ts';
import { type AccountDay, type DayPlan, settleDay } from './settlement.ts';
import { simulate } from './simulation.ts';
import { type Charge, chargeOne, runningBalances, unfitOn } from './waterfall.ts';

const RUNS = { numRuns: 400 };

/** The days of a period, each settled on what the day before left. */
function settled(of: Period): readonly { readonly input: AccountDay; readonly plan: DayPlan }[] {
  const { catalog, modes, coverage } = of;
  let packs = of.packs;
  return of.days.map(({ day, usage }) => {
    const input = { catalog, day, packs, modes, coverage, usage };
    const plan = settleDay(input);
    packs = plan.packs;
    return { input, plan };
  });
}

function everyDay(law: (input: AccountDay, plan: DayPlan) => void): void {
  fc.assert(
    fc.property(period(), (of) => {
      for (const { input, plan } of settled(of)) law(input, plan);
    }),
    RUNS,
  );
}

function leftOf(packs: readonly PackBalance[]): ReadonlyMap<string, bigint> {
  return new Map(packs.map(({ pack, left }) => [pack.id, left]));
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function itemOf(input: AccountDay, id: string): Item {
  return present(input.catalog.items.get(id), id);
}

describe('quantity is conserved', () => {
  test('of every line: what packs cover and what they do not make up its usage', () => {
    everyDay((input, plan) => {
      expect(plan.lines).toHaveLength(input.usage.length);
      for (const line of plan.lines) {
        const same = (row: { item: string; instance: string | null }) =>
          row.item === line.item && row.instance === line.instance;
        expect(line.covered + line.uncovered).toBe(line.usage);
        expect(line.covered >= 0n && line.uncovered >= 0n).toBe(true);
        expect(input.usage.find(same)?.quantity).toBe(line.usage);
        expect(sum(plan.charges.filter(same).map(({ usage }) => usage))).toBe(line.covered);
        const over = plan.overage.filter(same).map(({ quantity }) => quantity);
        expect(sum(over)).toBe(line.uncovered);
      }
    });
  });

  test('of every pack: what it held is what it gave and what it still holds', () => {
    everyDay((input, plan) => {
      const left = new Map(leftOf(input.packs));
      for (const charge of plan.charges) {
        expect(charge.leftBefore).toBe(left.get(charge.pack));
        expect(charge.leftAfter).toBe(charge.leftBefore - charge.deducted);
        left.set(charge.pack, charge.leftAfter);
      }
      expect(leftOf(plan.packs)).toEqual(left);
    });
  });
});

test('nothing is ever negative, and no pack gives more than it holds', () => {
  everyDay((input, plan) => {
    for (const { usage, ratio, deducted, leftBefore, leftAfter } of plan.charges) {
      expect(usage > 0n && leftAfter >= 0n && deducted <= leftBefore).toBe(true);
      expect(ratio === '0' ? deducted === 0n : deducted > 0n).toBe(true);
    }
    for (const { quantity, amount } of plan.overage) {
      expect(quantity > 0n && amount >= 0n).toBe(true);
    }
    const before = leftOf(input.packs);
    for (const { pack, left } of plan.packs) {
      expect(left >= 0n && left <= (before.get(pack.id) ?? -1n)).toBe(true);
    }
  });
});

/** The charges that took something: without the rows of what a binding covers. */
function taken({ charges }: DayPlan): readonly Charge[] {
  return charges.filter(({ ratio }) => ratio !== '0');
}

test('a charge costs its usage at the ratio of the day, rounded up, or empties its pack', () => {
  everyDay((input, plan) => {
    for (const charge of taken(plan)) {
      const dated = present(ratioOn(itemOf(input, charge.item), input.day), 'a ratio');
      const cost = timesRoundedUp(charge.usage, dated.ratio);
      expect(charge.ratio).toBe(dated.text);
      if (charge.leftAfter > 0n) expect(charge.deducted).toBe(cost);
      expect(charge.deducted >= cost).toBe(true);
      // What is lost by emptying it is worth less than one unit of usage.
      expect(charge.deducted < cost + timesRoundedUp(1n, dated.ratio)).toBe(true);
    }
  });
});

test('a line is left uncovered only when no pack that may be charged holds its worth', () => {
  everyDay((input, plan) => {
    for (const line of plan.lines) {
      const item = itemOf(input, line.item);
      const ratio = ratioOn(item, input.day);
      const family = input.catalog.families.get(item.family ?? '');
      if (line.uncovered === 0n || line.treatment !== 'packs' || ratio === null) continue;
      if (family?.deductsBy !== 'quantity') continue;
      const dayEnd = input.catalog.calendar.endOf(input.day);
      for (const { pack, left } of plan.packs) {
        if (unfitOn(pack, family.id, dayEnd) !== null) continue;
        expect(left < timesRoundedUp(1n, ratio.ratio)).toBe(true);
      }
    }
  });
});

test('only a pack of the family, valid, not frozen and not refunded is charged', () => {
  everyDay((input, plan) => {
    const { catalog, day, modes } = input;
    const [start, end] = [catalog.calendar.startOf(day), catalog.calendar.endOf(day)];
    const packs = new Map(input.packs.map(({ pack }) => [pack.id, pack]));
    for (const charge of taken(plan)) {
      const pack = present(packs.get(charge.pack), charge.pack);
      const item = itemOf(input, charge.item);
      const family = present(catalog.families.get(pack.family), pack.family);
      expect(pack.family).toBe(item.family);
      expect(pack.refundedAt).toBeNull();
      expect(pack.purchasedAt < end && pack.expiresAt >= end && end > start).toBe(true);
      if (family.deductsIn === null || item.scope === null) continue;
      expect(modeOn(catalog, modes, item.scope, day).mode).toBe(family.deductsIn);
    }
  });
});

describe('what changes nothing', () => {
  test('the order of the input', () => {
    const shuffled = period().chain((of) => {
      const [first] = of.days;
      const usage = first?.usage ?? [];
      const all = <T>(rows: readonly T[]) =>
        fc.shuffledSubarray([...rows], { minLength: rows.length });
      return fc.record({
        of: fc.constant({ ...of, day: present(first, 'a first day').day, usage }),
        packs: all(of.packs),
        usage: all(usage),
        modes: all(of.modes),
        coverage: all(of.coverage),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ of, ...other }) => {
        const plan = settleDay(of);
        expect(settleDay({ ...of, ...other })).toEqual(plan);
      }),
      RUNS,
    );
  });

  test('settling again: the same input gives the same plan, and is not touched', () => {
    everyDay((input, plan) => {
      const before = structuredClone({ packs: input.packs, usage: input.usage });
      expect(settleDay(input)).toEqual(plan);
      expect({ packs: input.packs, usage: input.usage }).toEqual(before);
    });
  });

  test('explaining: the figures are the same, and every pack is considered once', () => {
    everyDay((input, plan) => {
      const explained = settleDay(input, true);
      const withoutReasons = explained.lines.map((line) => ({ ...line, considered: [] }));
      expect({ ...explained, lines: withoutReasons }).toEqual(plan);
      for (const line of explained.lines) {
        if (itemOf(input, line.item).family === null) continue;
        const ids = line.considered.map(({ pack }) => pack);
        expect(ids).toEqual(inPackOrder(input.packs).map(({ pack }) => pack.id));
        const charged = line.considered.flatMap(({ charge }) => charge ?? []);
        expect(sum(charged.map(({ usage }) => usage)) <= line.covered).toBe(true);
      }
    });
  });

  test('settling a period in one run or day by day', () => {
    fc.assert(
      fc.property(period({ refunded: false }), (of) => {
        const { catalog, modes } = of;
        // A scenario's packs are new, and what covers instances is what it binds.
        const packs = of.packs.map(({ pack }) => ({ pack, left: pack.total }));
        const usage = of.days.flatMap(({ day, usage: lines }) =>
          lines.map((line) => ({ day, ...line })),
        );
        const rest = { bindings: [], licenses: [], refunds: [], asOf: null };
        const whole = simulate(catalog, {
          modes,
          packs: packs.map(({ pack }) => pack),
          usage,
          ...rest,
        });
        const daily = settled({ ...of, packs, coverage: [] }).filter(
          ({ input }) => input.usage.length > 0,
        );
        expect(whole.days.map(({ charges, overage }) => ({ charges, overage }))).toEqual(
          daily.map(({ plan: { charges, overage } }) => ({ charges, overage })),
        );
        const last = leftOf(daily.at(-1)?.plan.packs ?? []);
        for (const { pack, figures } of whole.packs) {
          const { left, deducted, voided, refunded, total } = figures;
          expect(left + deducted + voided + refunded).toBe(total);
          if (last.size > 0) expect(total - deducted).toBe(last.get(pack.id));
        }
      }),
      RUNS,
    );
  });
});

test('only the pack that is bound to the instance covers it, and it gives nothing', () => {
  everyDay((input, plan) => {
    for (const charge of plan.charges) {
      if (charge.ratio !== '0') continue;
      const by = input.coverage.find(({ instance }) => instance === charge.instance);
      expect(by?.pack).toBe(charge.pack);
      expect(by !== undefined && by.from <= input.day && input.day <= by.to).toBe(true);
      expect([charge.deducted, charge.leftAfter]).toEqual([0n, charge.leftBefore]);
    }
  });
});

test('pack by pack or item by item: both loops give the same charges', () => {
  everyDay((input, plan) => {
    expect(new Set(packMajor(input).map(rowOf))).toEqual(new Set(taken(plan).map(rowOf)));
  });
});

/** The other loop: each pack goes through all lines before the next pack is looked at. */
function packMajor(input: AccountDay): readonly Charge[] {
  const { catalog, day } = input;
  const dayEnd = catalog.calendar.endOf(day);
  // The plan says which lines packs may cover, and in which order; here only the loops differ.
  const open = settleDay(input)
    .lines.filter(({ treatment }) => treatment === 'packs')
    .map((line) => ({ line, item: itemOf(input, line.item), rest: line.usage }))
    .filter(({ item }) => catalog.families.get(item.family ?? '')?.deductsBy === 'quantity');
  const charges: Charge[] = [];
  for (const balance of runningBalances(inPackOrder(input.packs))) {
    for (const entry of open) {
      const { item, line } = entry;
      const ratio = ratioOn(item, day);
      if (entry.rest === 0n || ratio === null) continue;
      if (unfitOn(balance.pack, item.family ?? '', dayEnd) !== null) continue;
      const charge = chargeOne(balance, { item, instance: line.instance, ratio }, entry.rest);
      if (typeof charge === 'string') continue;
      entry.rest -= charge.usage;
      charges.push(charge);
    }
  }
  return charges;
}

function rowOf(charge: Charge): string {
  const { item, instance, pack, usage, deducted, leftBefore, leftAfter } = charge;
  return [item, instance, pack, usage, deducted, leftBefore, leftAfter].join(' ');
}

test('a naive oracle, unit by unit from the raw catalogue, gives the same plan', () => {
  const raw = {
    'tencent-css-2021': catalogDocument('tencent-css-2021'),
    'tencent-css-2022': catalogDocument('tencent-css-2022'),
  };
  fc.assert(
    fc.property(period({ smallPacks: true }), (of) => {
      const document =
        raw[of.catalog.id === 'tencent-css-2021' ? of.catalog.id : 'tencent-css-2022'];
      const { tierBasis } = of.catalog;
      for (const { input, plan } of settled(of)) {
        const { day, modes, coverage, usage } = input;
        const packs = input.packs.map(({ pack, left }) => ({
          ...pack,
          left,
          isRefunded: pack.refundedAt !== null,
        }));
        const account = { day, packs, modes, coverage, usage };
        expect(oracleDay({ ...document, tierBasis }, account)).toEqual({
          charges: plan.charges.map(rowOf),
          overage: plan.overage.map((line) =>
            [
              line.item,
              line.instance,
              line.quantity,
              line.unitPrice,
              line.per,
              line.amount,
              line.bill,
            ].join(' '),
          ),
          left: plan.packs.map(({ pack, left }) => `${pack.id} ${left}`).sort(),
        });
      }
    }),
    { numRuns: 500 },
  );
});
