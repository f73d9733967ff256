// The laws of arrears, whenever somebody looks and whatever is paid meanwhile: nobody is stopped
// within 24 hours of falling below zero, nor loses packs within 60 days of being stopped, and
// whoever pays runs again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GRACE_MS, KEEP_MS, nextStanding, type Standing } from './arrears.ts';

const HOUR_MS = 3_600_000;

/** Looks at an account: so many hours after the one before, with so much cash. */
const looks = fc.array(
  fc.record({
    hours: fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 2000 })),
    cash: fc.bigInt({ min: -3n, max: 1n }),
  }),
  { minLength: 1, maxLength: 40 },
);

test('time alone takes from an account, and only when it is over', () => {
  fc.assert(
    fc.property(looks, (history) => {
      let standing: Standing = 'running';
      let since = 0;
      let at = 0;
      for (const { hours, cash } of history) {
        at += hours * HOUR_MS;
        const next = nextStanding({ standing, since, cash, at });
        if (cash >= 0n) expect(next).toBe('running');
        else expect(next).not.toBe('running');
        if (next === 'stopped' && standing !== 'stopped') {
          expect(standing).toBe('arrears');
          expect(at - since).toBeGreaterThanOrEqual(GRACE_MS);
        }
        if (next === 'reclaimed' && standing !== 'reclaimed') {
          expect(standing).toBe('stopped');
          expect(at - since).toBeGreaterThanOrEqual(KEEP_MS);
        }
        if (next !== standing) since = at;
        standing = next;
      }
    }),
    { numRuns: 500 },
  );
});
