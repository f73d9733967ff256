// How an amount is paid, and what of it falls to each pack. See docs/concepts/orders.md.
import { assert } from './assert.ts';
import type { Money } from './money.ts';

/** A payment by where its money comes from. */
export interface Payment {
  readonly voucher: Money;
  readonly gift: Money;
  readonly cash: Money;
}

/** What there is to pay with. */
export interface Purse {
  /** What the chosen voucher holds; 0 without one. */
  readonly voucher: Money;
  readonly gift: Money;
  /** Below 0 in arrears: then the debt comes first. */
  readonly cash: Money;
}

/** How an amount would be paid. `missing` is what must be paid in first; 0 when there is enough. */
export interface PaymentPlan {
  readonly payment: Payment;
  readonly missing: Money;
}

/**
 * Pays an amount from the voucher, then from the gift balance, then in cash. 100.00 from a voucher
 * of 30 and a gift balance of 20 takes 50.00 of cash; with −5.00 of cash there is 55.00 missing.
 */
export function planPayment(amount: Money, purse: Purse): PaymentPlan {
  const voucher = smaller(amount, purse.voucher);
  const gift = smaller(amount - voucher, purse.gift);
  const cash = amount - voucher - gift;
  const missing = cash > 0n && cash > purse.cash ? cash - purse.cash : 0n;
  return { payment: { voucher, gift, cash }, missing };
}

/** The smaller of two amounts; nothing where there is less than nothing. */
function smaller(amount: Money, held: Money): Money {
  if (held < 0n) return 0n;
  return amount < held ? amount : held;
}

const CENT = 1_000_000n;

/**
 * Shares a payment out evenly among the packs of an order: what is paid for each pack is its unit
 * price, and the shares add up to the payment, both to the cent. Cents that cannot be shared go by
 * one rule: of what is still to be shared, each pack in turn gets its even part of voucher and
 * gift, rounded down to the cent, and the rest in cash, or in gift when there is less cash.
 * 10.00 of voucher and 20.00 of cash over 3 packs: 3.33 + 6.67, 3.33 + 6.67, 3.34 + 6.66.
 */
export function sharePayment(payment: Payment, packs: number): readonly Payment[] {
  const amount = payment.voucher + payment.gift + payment.cash;
  const count = BigInt(packs);
  assert(count > 0n && amount % (count * CENT) === 0n, 'every pack costs the same, in whole cents');
  const unitPrice = amount / count;
  const shares: Payment[] = [];
  let left = payment;
  for (let rest = count; rest > 0n; rest -= 1n) {
    const voucher = evenPart(left.voucher, rest);
    const even = evenPart(left.gift, rest);
    // No more cash than is left: what is beyond it comes from the gift balance.
    const least = unitPrice - voucher - left.cash;
    const gift = even > least ? even : least;
    const share = { voucher, gift, cash: unitPrice - voucher - gift };
    shares.push(share);
    left = {
      voucher: left.voucher - share.voucher,
      gift: left.gift - share.gift,
      cash: left.cash - share.cash,
    };
  }
  return shares;
}

/** An even part, rounded down to the cent. */
function evenPart(amount: Money, parts: bigint): Money {
  return (amount / CENT / parts) * CENT;
}
