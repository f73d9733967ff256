import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Calendar } from './day.ts';
import { spreadOverDays } from './usage-spread.ts';

const START = Date.parse('2022-03-01T00:00:00+08:00');
const calendar = new Calendar('Asia/Shanghai');
const moment = fc.integer({ min: 0, max: 9 * 86_400_000 }).map((ms) => START + ms);

test('parts of a stretch add up, each in its day, and no second is lost between stretches', () => {
  fc.assert(
    fc.property(
      fc.array(moment, { minLength: 3, maxLength: 6 }),
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      (moments, bytes) => {
        const [start = 0, ...ends] = [...moments].sort((a, b) => a - b);
        let from = start;
        let seconds = 0n;
        for (const to of ends) {
          const parts = spreadOverDays(calendar, { from, to, bytes }, start);
          expect(parts.reduce((sum, part) => sum + (part.bytes ?? 0n), 0n)).toBe(bytes);
          for (const part of parts) {
            expect(calendar.dayOf(part.at)).toBe(part.day);
            expect(part.bytes).toBeGreaterThanOrEqual(0n);
            expect(part.estimated).toBe(parts.length > 1);
          }
          seconds += parts.reduce((sum, part) => sum + part.seconds, 0n);
          from = to;
        }
        expect(seconds).toBe(BigInt(from - start) / 1000n);
      },
    ),
    { numRuns: 200 },
  );
});
