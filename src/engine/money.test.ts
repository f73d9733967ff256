import { describe, expect, test } from 'vitest';
import {
  amountRoundedHalfUp,
  formatCents,
  formatExact,
  parseMoney,
  roundedHalfUpToCents,
} from './money.ts';
import { ONE, parseDecimal } from './ratio.ts';

const GB = 10n ** 9n;

describe('the amount of a line is exact to 8 decimals', () => {
  test.each<[string, readonly [bigint, string, bigint], string]>([
    ['10 GB at 0.26', [10n * GB, '0.26', GB], '2.6'],
    ['1000 GB at 0.26', [1000n * GB, '0.26', GB], '260'],
    ['the published 26.085236265 GB at 0.46', [26_085_236_265n, '0.46', GB], '11.99920868'],
    ['one byte at 0.26', [1n, '0.26', GB], '0'],
    ['41 bytes at 0.26', [41n, '0.26', GB], '0.00000001'],
    ['half of the last place rounds up', [50n, '0.1', GB], '0.00000001'],
    ['less than half rounds down', [49n, '0.1', GB], '0'],
    ['10 min at 0.331', [600n, '0.331', 60n], '3.31'],
    ['1 PB at 0.16', [10n ** 15n, '0.16', GB], '160000'],
    ['2^53 + 1 bytes at 0.16', [9_007_199_254_740_993n, '0.16', GB], '1441151.88075856'],
    ['nothing', [0n, '0.26', GB], '0'],
    ['free', [GB, '0', GB], '0'],
  ])('%s', (_, [quantity, price, per], expected) => {
    const amount = amountRoundedHalfUp(quantity, parseDecimal(price) ?? ONE, per);
    expect(formatExact(amount)).toBe(expected);
  });
});

describe('a bill is rounded half up to cents', () => {
  test.each([
    ['2.6', '2.60'],
    ['4.305', '4.31'],
    ['4.30499999', '4.30'],
    ['0.005', '0.01'],
    ['0.00499999', '0.00'],
    ['11.99920868', '12.00'],
    ['-0.005', '-0.01'],
    ['0', '0.00'],
  ])('%s is billed as %s', (exact, billed) => {
    expect(formatCents(roundedHalfUpToCents(parseMoney(exact) ?? -1n))).toBe(billed);
  });
});

describe('a text is an amount when it has at most 8 decimals', () => {
  test.each([
    ['0', 0n],
    ['26', 2_600_000_000n],
    ['-26.5', -2_650_000_000n],
    ['0.00000001', 1n],
    ['1.000000000', 100_000_000n],
  ])('%s is one', (text, amount) => {
    expect(parseMoney(text)).toBe(amount);
  });

  test.each(['', '-', '--1', '1.', '.1', '0.000000001', '1e2', 'abc'])('%j is none', (text) => {
    expect(parseMoney(text)).toBeNull();
  });
});
