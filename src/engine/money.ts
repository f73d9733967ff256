// Money: whole numbers of 10^-8 of the currency unit. See docs/concepts/quantities.md.
import { dividedRoundedHalfUp, type Fraction, formatScaled, parseDecimal } from './ratio.ts';

/** An amount in 10^-8 of the currency unit (8 decimals): 2.6 CNY is 260000000n. */
export type Money = bigint;

const PLACES = 8;
const SCALE = 100_000_000n;
const CENT = 1_000_000n;

/** quantity × price / per, exact to 8 decimals (half up beyond): the amount of one overage line. */
export function amountRoundedHalfUp(quantity: bigint, price: Fraction, per: bigint): Money {
  return dividedRoundedHalfUp(quantity * price.num * SCALE, price.den * per);
}

/** The amount rounded half up to cents: what a bill asks for. */
export function roundedHalfUpToCents(amount: Money): Money {
  return dividedRoundedHalfUp(amount, CENT) * CENT;
}

/** Reads a decimal amount of at most 8 decimals, with a sign; null when it is not one. */
export function parseMoney(text: string): Money | null {
  const negative = text.startsWith('-');
  const value = parseDecimal(negative ? text.slice(1) : text);
  if (value === null || SCALE % value.den !== 0n) return null;
  const amount = (value.num * SCALE) / value.den;
  return negative ? -amount : amount;
}

/** An exact amount without idle zeros: "2.6". */
export function formatExact(amount: Money): string {
  return formatScaled(amount, PLACES, 0);
}

/** An amount of whole cents with two decimals: "2.60". More decimals stay where there are some. */
export function formatCents(amount: Money): string {
  return formatScaled(amount, PLACES, 2);
}
