// The laws of reminders: nobody is told twice of one thing, and of nothing too late.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { packOf } from '../../test/support/packs.ts';
import { addDays, day, daysBetween } from './day.ts';
import { expiryReminder, isLow, lowReminder, REMINDED_BEFORE_DAYS } from './reminder.ts';

const { calendar } = CATALOG_2022;
const FIRST = day('2022-12-01');

const percent = fc.integer({ min: 0, max: 100 });

test('a pack reminds as often as what is left of it goes from the threshold to below it', () => {
  const lefts = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { maxLength: 40 });
  fc.assert(
    fc.property(lefts, percent, (seen, threshold) => {
      const pack = packOf({ total: 1000n });
      let wasLow = false;
      let told = 0;
      let crossings = 0;
      let before = 1000n;
      for (const left of seen) {
        const { fallen, risen } = lowReminder([{ pack, left, percent: threshold, wasLow }]);
        told += fallen.length;
        if (fallen.length > 0) wasLow = true;
        if (risen.length > 0) wasLow = false;
        const bound = BigInt(threshold) * 1000n;
        if (before * 100n >= bound && left * 100n < bound) crossings += 1;
        before = left;
      }
      expect(told).toBe(crossings);
    }),
  );
});

test('what is left only falls, so that a pack reminds once at the most', () => {
  const lefts = fc.array(fc.bigInt({ min: 0n, max: 1000n }), { maxLength: 40 });
  fc.assert(
    fc.property(lefts, percent, (seen, threshold) => {
      const pack = packOf({ total: 1000n });
      const falling = [...seen].sort((a, b) => (a < b ? 1 : -1));
      const low = falling.map((left) => isLow({ pack, left }, threshold));
      expect(low).toEqual([...low].sort((a, b) => Number(a) - Number(b)));
    }),
  );
});

test('however the looks lie, the first on or after a day to be told of tells, and no other', () => {
  const looks = fc.uniqueArray(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(looks, fc.integer({ min: 31, max: 90 }), (on, endsOn) => {
      const expiryDay = addDays(FIRST, endsOn);
      const pack = { id: 'P', expiresAt: calendar.at(expiryDay, '10:00') };
      let after = addDays(FIRST, -1);
      for (const today of on.sort((a, b) => a - b).map((count) => addDays(FIRST, count))) {
        const days = { at: calendar.at(today, '10:30'), today, after };
        const reminder = expiryReminder(calendar, [pack], days);
        const toTell = REMINDED_BEFORE_DAYS.map((before) => addDays(expiryDay, -before));
        const passed = toTell.some((one) => after < one && one <= today);
        expect(reminder !== null).toBe(passed && today < expiryDay);
        if (reminder !== null) expect(reminder.days).toBe(daysBetween(today, expiryDay));
        after = today;
      }
    }),
  );
});
