import {
  accept,
  formatCents,
  type Money,
  type Outcome,
  parseMoney,
  refuse,
} from '../../engine/index.ts';

const CENT = 1_000_000n;
/** Ten digits before the point: more is a slip of the hand. */
const AMOUNT_MAX = 9_999_999_999n * 100n * CENT;

/** Reads an amount of money to be moved: above 0, in whole cents. */
export function readAmount(text: string): Outcome<Money> {
  const amount = parseMoney(text);
  if (amount === null || amount % CENT !== 0n) {
    return refuse('amount_is_not_readable', { text }, 'amount');
  }
  if (amount <= 0n || amount > AMOUNT_MAX) {
    const max = formatCents(AMOUNT_MAX);
    return refuse('amount_is_out_of_range', { text, max }, 'amount');
  }
  return accept(amount);
}
