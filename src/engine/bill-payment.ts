// From where a bill is paid, and what a correction gives back. See docs/concepts/arrears.md.
import type { Money } from './money.ts';

/** The parts of a payment; negative in a repayment. */
export interface BillParts {
  readonly gift: Money;
  readonly cash: Money;
}

/**
 * Pays a bill: gift balance first, as far as there is some, the rest from cash, which may go below
 * zero. With 3 of gift and 1 of cash, a bill of 10 takes 3 and 7 and leaves cash at -6.
 */
export function payBill(amount: Money, balances: BillParts): BillParts {
  const gift = least(amount, balances.gift > 0n ? balances.gift : 0n);
  return { gift, cash: amount - gift };
}

/**
 * Gives back what a later revision bills less: cash first, as much as the bill took of it, then
 * gift balance. Never more than was paid: what another hand collected another hand returns.
 */
export function repayBill(less: Money, paid: BillParts): BillParts {
  const cash = least(less, paid.cash);
  return { gift: -least(less - cash, paid.gift), cash: -cash };
}

function least(a: Money, b: Money): Money {
  return a < b ? a : b;
}
