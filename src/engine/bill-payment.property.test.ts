// The laws of paying bills: what a bill took is what it asks for, gift balance never goes below
// zero, and what is given back was taken before.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BillParts, payBill, repayBill } from './bill-payment.ts';

/** What a bill comes to after each of its revisions, and the wallet before the first. */
const histories = fc.record({
  totals: fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 12 }),
  gift: fc.bigInt({ min: 0n, max: 1500n }),
  cash: fc.bigInt({ min: -500n, max: 1500n }),
});

test('after every revision the bill took exactly what it comes to', () => {
  fc.assert(
    fc.property(histories, ({ totals, gift, cash }) => {
      let wallet: BillParts = { gift, cash };
      let paid: BillParts = { gift: 0n, cash: 0n };
      let billed = 0n;
      for (const total of totals) {
        const more = total - billed;
        const parts = more >= 0n ? payBill(more, wallet) : repayBill(-more, paid);
        wallet = { gift: wallet.gift - parts.gift, cash: wallet.cash - parts.cash };
        paid = { gift: paid.gift + parts.gift, cash: paid.cash + parts.cash };
        billed = total;
        expect(paid.gift + paid.cash).toBe(total);
        expect(paid.gift >= 0n && paid.cash >= 0n && wallet.gift >= 0n).toBe(true);
        expect(wallet.gift + wallet.cash + total).toBe(gift + cash);
      }
    }),
    { numRuns: 500 },
  );
});
