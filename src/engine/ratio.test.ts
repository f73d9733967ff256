import { describe, expect, test } from 'vitest';
import {
  dividedRoundedDown,
  dividedRoundedHalfUp,
  formatRatio,
  formatScaled,
  fraction,
  ONE,
  parseDecimal,
  parseRatio,
  timesRoundedUp,
} from './ratio.ts';

describe('a ratio is an exact fraction', () => {
  test.each([
    ['1', 1n, 1n, '1'],
    ['2', 2n, 1n, '2'],
    ['1.7692', 4423n, 2500n, '1.7692'],
    ['0.10', 1n, 10n, '0.1'],
    ['0.0325/0.016', 65n, 32n, '2.03125'],
    ['0.0056/0.016', 7n, 20n, '0.35'],
    ['0.1256/0.066', 314n, 165n, '314/165'],
    ['0.2511/0.066', 837n, 220n, '837/220'],
    ['0/5', 0n, 1n, '0'],
  ])('%s', (text, num, den, printed) => {
    const ratio = parseRatio(text);
    expect(ratio).toEqual({ num, den });
    expect(ratio === null ? null : formatRatio(ratio)).toBe(printed);
  });

  test.each(['', '.5', '5.', '-1', '+1', '1e3', '1,5', '1/0', '1/2/3', '/2', '1/', ' 1', '0x1'])(
    '%j is none',
    (text) => {
      expect(parseRatio(text)).toBeNull();
    },
  );

  test('it is reduced, and neither negative nor without a denominator', () => {
    expect(fraction(10n, 4n)).toEqual({ num: 5n, den: 2n });
    expect(fraction(0n, 9n)).toEqual({ num: 0n, den: 1n });
    expect(() => fraction(1n, 0n)).toThrow();
    expect(() => fraction(-1n, 2n)).toThrow();
  });

  test('a decimal has at most 24 digits before and after its point', () => {
    expect(parseDecimal('9'.repeat(24))).toEqual({ num: 10n ** 24n - 1n, den: 1n });
    expect(parseDecimal('9'.repeat(25))).toBeNull();
    expect(parseDecimal(`0.${'1'.repeat(25)}`)).toBeNull();
  });
});

describe('rounding is named for what it does', () => {
  test.each([
    [0n, '1.7692', 0n],
    [1n, '1.7692', 2n],
    [10_000n, '1.7692', 17_692n],
    [10_001n, '1.7692', 17_694n],
    [3n, '1/3', 1n],
    [4n, '1/3', 2n],
  ])('%d times %s takes %d, rounded up', (value, ratio, expected) => {
    expect(timesRoundedUp(value, parseRatio(ratio) ?? ONE)).toBe(expected);
  });

  test.each([
    [0n, '2', 0n],
    [1n, '2', 0n],
    [42_310_000_000n, '1.7692', 23_914_763_735n],
    [5n, '314/165', 2n],
  ])('%d covers at %s %d, rounded down', (value, ratio, expected) => {
    expect(dividedRoundedDown(value, parseRatio(ratio) ?? ONE)).toBe(expected);
  });

  test('nothing is divided by a ratio of zero', () => {
    expect(() => dividedRoundedDown(1n, { num: 0n, den: 1n })).toThrow();
  });

  test.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
    [-5n, 10n, -1n],
    [-4n, 10n, 0n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
  ])('%d / %d is %d, half away from zero', (num, den, expected) => {
    expect(dividedRoundedHalfUp(num, den)).toBe(expected);
  });
});

test.each([
  [0n, 8, 0, '0'],
  [0n, 8, 2, '0.00'],
  [260_000_000n, 8, 0, '2.6'],
  [260_000_000n, 8, 2, '2.60'],
  [-1n, 8, 2, '-0.00000001'],
  [-250_000_000n, 8, 2, '-2.50'],
  [12n, 0, 0, '12'],
  [123_456n, 3, 3, '123.456'],
])('%d with %d places, at least %d shown, is %s', (value, places, placesMin, expected) => {
  expect(formatScaled(value, places, placesMin)).toBe(expected);
});
