// The laws of paying: nothing is lost to the cent, and nobody pays more than there is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Money } from './money.ts';
import { type Payment, planPayment, sharePayment } from './payment.ts';
import { ORDER_QUANTITY_MAX } from './purchase.ts';

const CENT = 1_000_000n;
const PARTS = ['voucher', 'gift', 'cash'] as const;

/** Amounts of few cents, where the odd ones show, and large ones. */
const cents = (min: bigint) =>
  fc.oneof(fc.bigInt({ min, max: 30n }), fc.bigInt({ min, max: 10n ** 12n })).map((n) => n * CENT);

const order = fc.record({
  unitPrice: cents(0n),
  packs: fc.integer({ min: 1, max: ORDER_QUANTITY_MAX }),
  purse: fc.record({ voucher: cents(0n), gift: cents(0n), cash: cents(-30n) }),
});

const sumOf = ({ voucher, gift, cash }: Payment): Money => voucher + gift + cash;

test('a payment comes to its amount, and takes no more of voucher and gift than there is', () => {
  fc.assert(
    fc.property(order, ({ unitPrice, packs, purse }) => {
      const amount = unitPrice * BigInt(packs);
      const { payment, missing } = planPayment(amount, purse);
      expect(sumOf(payment)).toBe(amount);
      for (const part of PARTS) expect(payment[part] >= 0n).toBe(true);
      expect(payment.voucher <= purse.voucher && payment.gift <= purse.gift).toBe(true);
      // Nothing is taken later while there is something left that comes before it.
      if (payment.gift + payment.cash > 0n) expect(payment.voucher).toBe(purse.voucher);
      if (payment.cash > 0n) expect(payment.gift).toBe(purse.gift);
      // With what is missing paid in, it can be paid, and nothing is left over.
      if (missing > 0n) expect(payment.cash).toBe(purse.cash + missing);
      else expect(payment.cash === 0n || payment.cash <= purse.cash).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('the shares of packs are the unit price each, the payment together, and nearly equal', () => {
  fc.assert(
    fc.property(order, ({ unitPrice, packs, purse }) => {
      const { payment } = planPayment(unitPrice * BigInt(packs), purse);
      const shares = sharePayment(payment, packs);
      expect(shares).toHaveLength(packs);
      for (const share of shares) {
        expect(sumOf(share)).toBe(unitPrice);
        for (const part of PARTS) {
          expect(share[part] >= 0n && share[part] % CENT === 0n).toBe(true);
          // An even part, give or take two cents.
          const even = payment[part] / BigInt(packs);
          const off = share[part] - even;
          expect(off < 2n * CENT && off > -2n * CENT).toBe(true);
        }
      }
      for (const part of PARTS) {
        expect(shares.reduce((sum, share) => sum + share[part], 0n)).toBe(payment[part]);
      }
    }),
    { numRuns: 1500 },
  );
});
