// The laws of auto-renewal: it never comes while the marked pack can be charged, always when
// nothing of the family can be, and what is bought puts it off.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packOf } from '../../test/support/packs.ts';
import { type RenewalPack, renewalTrigger } from './renewal.ts';

const AT = 1000;

const family = fc
  .array(
    fc.record({
      left: fc.bigInt({ min: 0n, max: 20n }),
      expiresAt: fc.integer({ min: AT - 2, max: AT + 2 }),
      refunded: fc.boolean(),
      reclaimed: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((packs): readonly RenewalPack[] =>
    packs.map(({ left, expiresAt, refunded, reclaimed }, index) => ({
      pack: packOf({ id: `P${index}`, expiresAt, refundedAt: refunded ? 0 : null }),
      left,
      reclaimed,
    })),
  );

const asked = { marked: 'P0', least: 5n, frozen: false, running: true, at: AT };

function isUsable({ pack, left, reclaimed }: RenewalPack): boolean {
  return left >= asked.least && pack.expiresAt > AT && pack.refundedAt === null && !reclaimed;
}

test('a family with nothing to charge is renewed, unless its marked pack was taken back', () => {
  fc.assert(
    fc.property(family, (packs) => {
      const [own] = packs;
      const taken = own?.reclaimed === true || own?.pack.refundedAt !== null;
      const trigger = renewalTrigger({ ...asked, packs });
      if (taken || (own !== undefined && isUsable(own))) expect(trigger).toBeNull();
      else if (!packs.some(isUsable)) expect(trigger).not.toBeNull();
    }),
    { numRuns: 500 },
  );
});

test('after a renewal the new pack waits, whatever the others are', () => {
  fc.assert(
    fc.property(family, (packs) => {
      const pack = packOf({ id: 'N', expiresAt: AT + 1 });
      const bought = { pack, left: pack.total, reclaimed: false };
      const after = { ...asked, packs: [...packs, bought] };
      expect(renewalTrigger({ ...after, marked: 'N' })).toBeNull();
    }),
    { numRuns: 500 },
  );
});
