// The law of late usage: the net of a settled period is what settling its days in order would
// give, whatever the order in which usage and runs arrived. A failing seed is printed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Period, period } from '../../test/support/arbitraries.ts';
import { present } from './assert.ts';
import type { Day } from './day.ts';
import type { PackBalance } from './pack.ts';
import { type DayToSettle, type Revision, type SettledDay, settleDays } from './revision.ts';
import type { Overage, UsageLine } from './settlement.ts';

const RUNS = { numRuns: 300 };

/** An account as a store keeps it: usage and rows that are only ever added to. */
class Books {
  readonly #of: Period;
  #packs: readonly PackBalance[];
  readonly #usage = new Map<Day, readonly UsageLine[]>();
  readonly #settled = new Map<Day, SettledDay>();

  constructor(of: Period) {
    this.#of = of;
    this.#packs = of.packs;
  }

  /** Usage arrives, maybe late; what is settled does not change by that alone. */
  add(day: Day, usage: readonly UsageLine[]): void {
    this.#usage.set(day, [...(this.#usage.get(day) ?? []), ...usage]);
  }

  /** Settles a day and, where they were settled before, the later ones. */
  settle(day: Day): readonly Revision[] {
    const later = [...this.#settled.keys()].filter((settled) => settled > day).sort();
    const days = [day, ...later].map(
      (on): DayToSettle => ({
        catalog: this.#of.catalog,
        day: on,
        usage: this.#usage.get(on) ?? [],
        settled: this.#settled.get(on) ?? null,
      }),
    );
    const { modes, coverage } = this.#of;
    const { revisions, packs } = settleDays({ packs: this.#packs, modes, coverage }, days);
    this.#check(revisions);
    this.#packs = packs;
    for (const revision of revisions) this.#record(revision);
    return revisions;
  }

  /** What it all comes to: days without a row and packs that were never bought say nothing. */
  net(): unknown {
    const days = [...this.#settled].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      packs: this.#packs.map(({ pack, left }) => [pack.id, left]),
      days: days.map(([day, { charges, overage }]) => [
        day,
        charges.map((row) => Object.values(row).join(' ')).sort(),
        overage.map((row) => Object.values(row).join(' ')).sort(),
      ]),
    };
  }

  /** No balance is below zero or above its pack in between: rows returned first, then deducted. */
  #check(revisions: readonly Revision[]): void {
    const left = new Map(this.#packs.map(({ pack, left: held }) => [pack.id, held]));
    const totals = new Map(this.#packs.map(({ pack }) => [pack.id, pack.total]));
    const rows = revisions.flatMap(({ deductions }) => deductions);
    for (const isReturn of [true, false]) {
      for (const row of rows.filter(({ deducted }) => deducted < 0n === isReturn)) {
        expect(row.leftBefore).toBe(left.get(row.pack));
        const after = row.leftBefore - row.deducted;
        expect(after >= 0n && after <= (totals.get(row.pack) ?? -1n)).toBe(true);
        left.set(row.pack, after);
      }
    }
  }

  #record({ day, deductions, overage }: Revision): void {
    const before = this.#settled.get(day) ?? { charges: [], overage: [] };
    const rows = deductions.map(({ leftBefore: _, ...charge }) => charge);
    this.#settled.set(day, {
      charges: netOf(before.charges, rows, ({ item, instance, pack, ratio }) =>
        [item, instance, pack, ratio].join(' '),
      ),
      overage: netOf<Overage>(before.overage, overage, ({ item, instance, unitPrice, bill }) =>
        [item, instance, unitPrice, bill].join(' '),
      ),
    });
  }
}

type Figures = Readonly<Partial<Record<'usage' | 'deducted' | 'quantity' | 'amount', bigint>>>;

/** Rows of one key added up; those that come to nothing are gone. */
function netOf<T extends Figures>(
  before: readonly T[],
  added: readonly T[],
  key: (row: T) => string,
) {
  const sums = new Map<string, T>();
  for (const row of [...before, ...added]) {
    const sum = sums.get(key(row));
    sums.set(key(row), sum === undefined ? row : plus(sum, row));
  }
  return [...sums.values()].filter((row) => (row.usage ?? row.quantity) !== 0n);
}

function plus<T extends Figures>(a: T, b: T): T {
  const sum = { ...a };
  for (const name of ['usage', 'deducted', 'quantity', 'amount'] as const) {
    const [first, second] = [a[name], b[name]];
    if (first !== undefined && second !== undefined) Object.assign(sum, { [name]: first + second });
  }
  return sum;
}

/** All days in order, each with all its usage in time. */
function onTime(of: Period): Books {
  const books = new Books(of);
  for (const { day, usage } of of.days) {
    books.add(day, usage);
    books.settle(day);
  }
  return books;
}

test('late usage and runs in any order come to what usage and runs in time do', () => {
  const late = period().chain((of) => {
    const lines = of.days.flatMap(({ day, usage }) => usage.map((line) => ({ day, line })));
    return fc.record({
      of: fc.constant(of),
      arrivals: fc.shuffledSubarray(lines, { minLength: lines.length }),
      // After each arrival some day is settled, in whatever order.
      runs: fc.array(fc.nat(of.days.length - 1), {
        minLength: lines.length,
        maxLength: lines.length,
      }),
    });
  });
  fc.assert(
    fc.property(late, ({ of, arrivals, runs }) => {
      const books = new Books(of);
      arrivals.forEach(({ day, line }, index) => {
        books.add(day, [line]);
        books.settle(present(of.days[runs[index] ?? 0], 'a day of the period').day);
      });
      // In the end every day is settled, the last first.
      for (const { day } of [...of.days].reverse()) books.settle(day);
      expect(books.net()).toEqual(onTime(of).net());
    }),
    RUNS,
  );
});

test('settling again, any day and any number of times, changes nothing', () => {
  fc.assert(
    fc.property(period(), (of) => {
      const books = onTime(of);
      const before = books.net();
      for (const { day } of of.days) expect(books.settle(day)).toEqual([]);
      expect(books.net()).toEqual(before);
    }),
    RUNS,
  );
});

test('a period settled in one run comes to what it does day by day', () => {
  fc.assert(
    fc.property(period(), (of) => {
      const { catalog, modes, coverage, packs } = of;
      const days = of.days.map(({ day, usage }) => ({ catalog, day, usage, settled: null }));
      const whole = settleDays({ packs, modes, coverage }, days);
      const daily = new Books(of);
      const revisions = of.days.flatMap(({ day, usage }) => {
        daily.add(day, usage);
        return daily.settle(day);
      });
      expect(revisions).toEqual(whole.revisions);
    }),
    RUNS,
  );
});
