import { expect, test } from 'vitest';
import { full, packOf } from '../../test/support/packs.ts';
import { comparePacks, inPackOrder } from './pack-order.ts';

const a = packOf({ id: 'a', expiresAt: 10, purchasedAt: 5 });

test.each([
  ['the earlier expiry', { id: 'a', expiresAt: 9, purchasedAt: 9 }],
  ['of one expiry the earlier purchase', { id: 'z', expiresAt: 10, purchasedAt: 4 }],
  ['of one purchase the smaller id', { id: 'Z', expiresAt: 10, purchasedAt: 5 }],
])('first goes %s', (_, changes) => {
  const first = packOf(changes);
  expect(comparePacks(first, a)).toBeLessThan(0);
  expect(comparePacks(a, first)).toBeGreaterThan(0);
});

test('only a pack and itself are equal', () => {
  expect(comparePacks(a, a)).toBe(0);
  expect(comparePacks(a, packOf({ ...a, id: 'b' }))).not.toBe(0);
});

test('balances are put in order, and those that are in order stay as they are', () => {
  const [b, c] = [packOf({ ...a, id: 'b' }), packOf({ ...a, id: 'c' })];
  const ordered = full(a, b, c);
  expect(inPackOrder(ordered)).toBe(ordered);
  const mixed = full(c, a, b);
  expect(inPackOrder(mixed).map(({ pack }) => pack.id)).toEqual(['a', 'b', 'c']);
  expect(mixed.map(({ pack }) => pack.id)).toEqual(['c', 'a', 'b']);
});
