import { expect, test } from 'vitest';
import { type BillParts, payBill, repayBill } from './bill-payment.ts';

test.for([
  { amount: 10n, gift: 3n, cash: 1n, paid: { gift: 3n, cash: 7n } },
  { amount: 10n, gift: 12n, cash: 1n, paid: { gift: 10n, cash: 0n } },
  { amount: 10n, gift: 0n, cash: -5n, paid: { gift: 0n, cash: 10n } },
])('a bill of $amount takes gift balance of $gift, then cash', ({ amount, gift, cash, paid }) => {
  expect(payBill(amount, { gift, cash })).toEqual(paid);
});

test.for([
  { less: 4n, paid: { gift: 3n, cash: 7n }, back: { gift: 0n, cash: -4n } },
  { less: 9n, paid: { gift: 3n, cash: 7n }, back: { gift: -2n, cash: -7n } },
  { less: 10n, paid: { gift: 3n, cash: 7n }, back: { gift: -3n, cash: -7n } },
  { less: 10n, paid: { gift: 0n, cash: 0n }, back: { gift: 0n, cash: 0n } },
] satisfies readonly { less: bigint; paid: BillParts; back: BillParts }[])(
  'of $less less, cash comes back first, as far as it was taken',
  ({ less, paid, back }) => {
    expect(repayBill(less, paid)).toEqual(back);
  },
);
