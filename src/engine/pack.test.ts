import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import { present } from './assert.ts';
import { expiryOf, figuresOf, type PackFacts, statusOf } from './pack.ts';

const pack = packOf({ total: 100n });
const IN_TIME = instant('2022-06-01T00:00:00+08:00');
const EXPIRED = pack.expiresAt;

function facts(changes: Partial<PackFacts>): PackFacts {
  return { pack, deducted: 0n, bound: false, frozen: false, asOf: IN_TIME, ...changes };
}

describe('the status of a pack', () => {
  const refunded = { ...pack, refundedAt: IN_TIME };
  test.each<[string, Partial<PackFacts>]>([
    ['unused', {}],
    ['in-use', { deducted: 1n }],
    ['in-use', { deducted: 99n }],
    ['in-use', { bound: true }],
    ['used-up', { deducted: 100n }],
    ['frozen', { frozen: true }],
    ['expired', { asOf: EXPIRED }],
    ['refunded', { pack: refunded }],
  ])('is %s', (status, changes) => {
    expect(statusOf(facts(changes))).toBe(status);
  });

  test('at the instant of its expiry it is expired, a millisecond before it is not', () => {
    expect(statusOf(facts({ asOf: EXPIRED - 1 }))).toBe('unused');
    expect(statusOf(facts({ asOf: EXPIRED }))).toBe('expired');
  });

  test('a refund that is yet to come does not count', () => {
    expect(statusOf(facts({ pack: refunded, asOf: IN_TIME - 1 }))).toBe('unused');
  });

  // Each line holds with everything below it, and goes before it.
  test('of several the first of refunded, used-up, expired, frozen, in-use', () => {
    const everything = { pack: refunded, deducted: 100n, bound: true, frozen: true, asOf: EXPIRED };
    expect(statusOf(facts(everything))).toBe('refunded');
    expect(statusOf(facts({ ...everything, pack }))).toBe('used-up');
    expect(statusOf(facts({ ...everything, pack, deducted: 99n }))).toBe('expired');
    expect(statusOf(facts({ ...everything, pack, deducted: 99n, asOf: IN_TIME }))).toBe('frozen');
  });
});

describe('the figures of a pack add up to what it was bought with', () => {
  const refunded = { ...pack, refundedAt: IN_TIME };
  test.each([
    ['held', pack, 30n, IN_TIME, [70n, 30n, 0n, 0n]],
    ['used up', pack, 100n, IN_TIME, [0n, 100n, 0n, 0n]],
    ['voided by expiry', pack, 30n, EXPIRED, [0n, 30n, 70n, 0n]],
    ['used up before expiry', pack, 100n, EXPIRED, [0n, 100n, 0n, 0n]],
    ['refunded', refunded, 0n, IN_TIME, [0n, 0n, 0n, 100n]],
    ['refunded, then past its expiry', refunded, 0n, EXPIRED, [0n, 0n, 0n, 100n]],
  ] as const)('%s', (...[, of, deducted, asOf, [left, used, voided, back]]) => {
    const figures = figuresOf(of, deducted, asOf);
    expect(figures).toEqual({ total: 100n, left, deducted: used, voided, refunded: back });
    expect(figures.left + figures.deducted + figures.voided + figures.refunded).toBe(100n);
  });
});

describe('the end of a pack', () => {
  test.each([
    ['traffic', '2022-03-01T18:46:08+08:00', '2023-03-01T18:46:08+08:00'],
    ['traffic', '2024-02-29T00:00:00+08:00', '2025-02-28T00:00:00+08:00'],
    ['rtc', '2022-03-15T10:00:00+08:00', '2023-04-01T00:00:00+08:00'],
    ['plugin', '2022-03-15T10:00:00+08:00', '2023-03-15T10:00:00+08:00'],
  ])('%s, bought %s: %s', (family, bought, end) => {
    const of = present(CATALOG_2022.families.get(family), family);
    const expiry = expiryOf(CATALOG_2022, of, instant(bought));
    expect(CATALOG_2022.calendar.format(expiry)).toBe(end);
  });
});
