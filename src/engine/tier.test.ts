import { expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { present } from './assert.ts';
import { day } from './day.ts';
import { formatExact } from './money.ts';
import { price } from './tier.ts';

const TB = 10n ** 12n;
const item = present(CATALOG_2022.items.get('live.downstream.mainland'), 'mainland');

test.each([
  [0n, '0.26', '0'],
  [1n, '0.26', '0'],
  [2n * TB - 1n, '0.26', '520'],
  [2n * TB, '0.25', '500'],
  [10n * TB - 1n, '0.25', '2500'],
  [10n * TB, '0.24', '2400'],
  [50n * TB, '0.22', '11000'],
  [100n * TB, '0.19', '19000'],
  [1000n * TB - 1n, '0.19', '190000'],
  [1000n * TB, '0.16', '160000'],
])('%d bytes reach the tier of %s for all of them: %s', (quantity, unitPrice, amount) => {
  const priced = price(item, day('2022-03-01'), quantity, quantity);
  expect(priced).toMatchObject({ unitPrice, per: 'GB' });
  expect(formatExact(priced.amount)).toBe(amount);
});

test('what reaches the tier may be another quantity than what is priced', () => {
  const priced = price(item, day('2022-03-01'), TB, 11n * TB);
  expect([priced.unitPrice, formatExact(priced.amount)]).toEqual(['0.24', '240']);
});

test('an item without a price on the day is a fault of the catalogue', () => {
  expect(() => price({ ...item, prices: [] }, day('2022-03-01'), 1n, 1n)).toThrow('prices');
  const tierless = { ...item, prices: item.prices.map((list) => ({ ...list, tiers: [] })) };
  expect(() => price(tierless, day('2022-03-01'), 1n, 1n)).toThrow('tier');
});
