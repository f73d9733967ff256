// Laws of plugin years. A failing seed is printed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant } from '../../test/support/packs.ts';
import { type PluginPeriod, pluginStatus, pluginTrial, pluginYears } from './plugin.ts';

const { calendar } = CATALOG_2022;
const DAY_MS = 86_400_000;

const FIRST = instant('2020-02-29T00:00:00+08:00');
const time = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.constantFrom(0, 1, DAY_MS - 1))
  .map(([days, ms]) => FIRST + days * DAY_MS + ms);
const years = fc.integer({ min: 1, max: 5 });
const purchases = fc
  .array(fc.record({ at: time, years }), { minLength: 1, maxLength: 8 })
  .map((all) => all.toSorted((a, b) => a.at - b.at));

function given(all: readonly { readonly at: number; readonly years: number }[], trial: boolean) {
  const periods: PluginPeriod[] = [];
  const [first] = all;
  if (trial && first !== undefined) periods.push(pluginTrial(calendar, first.at));
  for (const purchase of all) periods.push(pluginYears(calendar, periods, purchase));
  return periods;
}

test('periods never overlap, and leave a gap only where one expired before the next', () => {
  fc.assert(
    fc.property(purchases, fc.boolean(), (all, trial) => {
      const periods = given(all, trial);
      for (const [index, { from, to, givenAt }] of periods.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(from).toBeGreaterThanOrEqual(givenAt);
        const before = periods[index - 1];
        if (before !== undefined) expect(from).toBe(Math.max(before.to, givenAt));
      }
    }),
  );
});

test('years bought one by one end when the same years bought together do', () => {
  fc.assert(
    fc.property(time, years, years, (at, some, more) => {
      const together = given([{ at, years: some + more }], false);
      const apart = given(
        [
          { at, years: some },
          { at, years: more },
        ],
        false,
      );
      expect(apart.at(-1)?.to).toBe(together.at(-1)?.to);
    }),
  );
});

test('a plugin is usable from its first payment to its end but for the gaps, and no longer', () => {
  fc.assert(
    fc.property(purchases, time, (all, asOf) => {
      const periods = given(all, false);
      const at = all[0]?.at ?? 0;
      const reviews = [
        { kind: 'submitted', at: at - 2 },
        { kind: 'approved', at: at - 1 },
      ] as const;
      const inside = periods.some(({ from, to }) => from <= asOf && asOf < to);
      const status = pluginStatus({ reviews, periods }, asOf);
      expect(status === 'usable').toBe(inside);
    }),
  );
});

test('what happens later changes no status of before', () => {
  fc.assert(
    fc.property(purchases, time, (all, asOf) => {
      const reviews = [{ kind: 'approved', at: FIRST - 1 }] as const;
      const periods = given(all, false);
      const known = periods.filter(({ givenAt }) => givenAt <= asOf);
      expect(pluginStatus({ reviews, periods }, asOf)).toBe(
        pluginStatus({ reviews, periods: known }, asOf),
      );
    }),
  );
});
