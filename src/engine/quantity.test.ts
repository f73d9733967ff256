import { describe, expect, test } from 'vitest';
import {
  formatQuantityCut,
  parseQuantity,
  QUANTITY_MAX,
  type Unit,
  unitSize,
  writtenUnits,
} from './quantity.ts';

describe('a written quantity is a whole number of base units', () => {
  test.each<[string, Unit, bigint]>([
    ['0 B', 'byte', 0n],
    ['41 B', 'byte', 41n],
    ['1 kB', 'byte', 1000n],
    ['1.5 GB', 'byte', 1_500_000_000n],
    ['11 TB', 'byte', 11_000_000_000_000n],
    ['11TB', 'byte', 11_000_000_000_000n],
    ['1 PB', 'byte', 10n ** 15n],
    ['9007199254740993 B', 'byte', 9_007_199_254_740_993n],
    ['9.007199254740993 PB', 'byte', 9_007_199_254_740_993n],
    ['1000 PB', 'byte', QUANTITY_MAX],
    ['90 min', 'second', 5400n],
    ['0.5 h', 'second', 1800n],
    ['7 s', 'second', 7n],
    ['50 Mbps', 'bit/s', 50_000_000n],
    ['1.5 kbps', 'bit/s', 1500n],
    ['30 day', 'day', 30n],
    ['1 year', 'year', 1n],
  ])('%s', (text, unit, value) => {
    expect(parseQuantity(text, unit)).toEqual({ ok: true, value });
  });
});

describe('what is none is refused with what would be right', () => {
  test.each<[string, Unit, string]>([
    ['', 'byte', 'quantity_is_not_readable'],
    ['10', 'byte', 'quantity_is_not_readable'],
    ['-1 GB', 'byte', 'quantity_is_not_readable'],
    ['1,5 GB', 'byte', 'quantity_is_not_readable'],
    ['1.5.2 GB', 'byte', 'quantity_is_not_readable'],
    ['. GB', 'byte', 'quantity_is_not_readable'],
    ['1 GiB', 'byte', 'quantity_is_not_readable'],
    ['1 gb', 'byte', 'quantity_is_not_readable'],
    ['1 constructor', 'byte', 'quantity_is_not_readable'],
    ['1 min', 'byte', 'quantity_is_in_another_unit'],
    ['1 Mbps', 'byte', 'quantity_is_in_another_unit'],
    ['1.5 B', 'byte', 'quantity_is_not_whole'],
    ['0.0000000001 GB', 'byte', 'quantity_is_not_whole'],
    ['0.01 min', 'second', 'quantity_is_not_whole'],
    ['1000.000000000000001 PB', 'byte', 'quantity_is_too_large'],
    ['36501 day', 'day', 'quantity_is_too_large'],
    ['101 year', 'year', 'quantity_is_too_large'],
  ])('%j in %s', (text, unit, code) => {
    const outcome = parseQuantity(text, unit, 'usage[0].quantity');
    expect(outcome).toMatchObject({ ok: false, refusal: { code, path: 'usage[0].quantity' } });
  });

  test('the units that may be written are named', () => {
    expect(writtenUnits('byte')).toBe('B kB MB GB TB PB');
    expect(writtenUnits('bit/s')).toBe('bps kbps Mbps Gbps');
    expect(unitSize('GB')).toEqual({ unit: 'byte', value: 10n ** 9n });
    expect(unitSize('toString')).toBeNull();
  });
});

test.each<[bigint, Unit, string]>([
  [0n, 'byte', '0 B'],
  [999n, 'byte', '999 B'],
  [1_999_999_999_999n, 'byte', '1.999 TB'],
  [1_500_000_000n, 'byte', '1.5 GB'],
  [10n ** 18n, 'byte', '1000 PB'],
  [-1_500_000_000n, 'byte', '-1.5 GB'],
  [59n, 'second', '59 s'],
  [5400n, 'second', '1.5 h'],
  [600n, 'second', '10 min'],
  [50_000_000n, 'bit/s', '50 Mbps'],
  [7n, 'day', '7 day'],
])('%d %s is shown as %s, cut and never rounded up', (value, unit, shown) => {
  expect(formatQuantityCut(value, unit)).toBe(shown);
});
