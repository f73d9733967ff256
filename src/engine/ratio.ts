// Exact fractions. See docs/concepts/quantities.md.
import { assert } from './assert.ts';

/** An exact fraction, reduced, with a positive denominator. Not negative. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** 1:1, one unit of the pack for one of usage. */
export const ONE: Fraction = { num: 1n, den: 1n };

const DECIMAL = /^(\d{1,24})(?:\.(\d{1,24}))?$/;

/** The fraction num/den, reduced: `fraction(10n, 4n)` is 5/2. */
export function fraction(num: bigint, den: bigint): Fraction {
  assert(den > 0n && num >= 0n, `a fraction is not negative and has a denominator: ${num}/${den}`);
  const divisor = greatestCommonDivisor(num, den);
  return { num: num / divisor, den: den / divisor };
}

/** Reads an exact decimal ("0.0325"); null when the text is no plain decimal. */
export function parseDecimal(text: string): Fraction | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const digits = match[2] ?? '';
  return fraction(BigInt(`${match[1]}${digits}`), 10n ** BigInt(digits.length));
}

/** Reads a ratio: a decimal ("1.7692") or a quotient of two ("0.0325/0.016"); null when neither. */
export function parseRatio(text: string): Fraction | null {
  const [above, below, more] = text.split('/');
  if (above === undefined || more !== undefined) return null;
  const num = parseDecimal(above);
  if (num === null || below === undefined) return num;
  const den = parseDecimal(below);
  if (den === null || den.num === 0n) return null;
  return fraction(num.num * den.den, num.den * den.num);
}

/** Prints a fraction as an exact decimal where it has one ("2.03125"), else as "314/165". */
export function formatRatio(value: Fraction): string {
  let rest = value.den;
  let places = 0;
  // A fraction has a decimal exactly when its reduced denominator is made of twos and fives.
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) {
    rest /= 2n;
    twos += 1;
  }
  while (rest % 5n === 0n) {
    rest /= 5n;
    fives += 1;
  }
  if (rest !== 1n) return `${value.num}/${value.den}`;
  places = Math.max(twos, fives);
  return formatScaled((value.num * 10n ** BigInt(places)) / value.den, places, 0);
}

/** Prints `value / 10^places` as a decimal with at least `placesMin` digits after the point. */
export function formatScaled(value: bigint, places: number, placesMin: number): string {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  let part = places === 0 ? '' : digits.slice(digits.length - places);
  while (part.length > placesMin && part.endsWith('0')) part = part.slice(0, -1);
  return part === '' ? `${sign}${whole}` : `${sign}${whole}.${part}`;
}

/** value × ratio, rounded up to a whole unit. */
export function timesRoundedUp(value: bigint, by: Fraction): bigint {
  if (by.den === 1n) return value * by.num;
  return (value * by.num + by.den - 1n) / by.den;
}

/** value ÷ ratio, rounded down to a whole unit. */
export function dividedRoundedDown(value: bigint, by: Fraction): bigint {
  assert(by.num > 0n, 'a ratio of zero cannot divide');
  return (value * by.den) / by.num;
}

/** num ÷ den, rounded half away from zero to a whole number. */
export function dividedRoundedHalfUp(num: bigint, den: bigint): bigint {
  const magnitude = num < 0n ? -num : num;
  const rounded = (2n * magnitude + den) / (2n * den);
  return num < 0n ? -rounded : rounded;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [high, low] = [a, b];
  while (low !== 0n) [high, low] = [low, high % low];
  return high;
}
