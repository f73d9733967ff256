import { expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import { day } from './day.ts';
import type { Pack } from './pack.ts';
import {
  isWithinCap,
  leastUsable,
  type RenewalPack,
  type RenewalQuestion,
  renewalTrigger,
} from './renewal.ts';

const AT = instant('2022-06-01T12:00:00+08:00');
const OVER = { expiresAt: instant('2022-06-01T12:00:00+08:00') };
const GIVEN_BACK = { refundedAt: instant('2022-03-02T12:00:00+08:00') };

function standing(left: bigint, changes: Partial<Pack> = {}, reclaimed = false): RenewalPack {
  return { pack: packOf(changes), left, reclaimed };
}

function triggerOf(packs: readonly RenewalPack[], changes: Partial<RenewalQuestion> = {}) {
  const asked = { marked: 'P1', least: 10n, frozen: false, running: true, at: AT };
  return renewalTrigger({ ...asked, packs, ...changes });
}

test('a pack that holds something and is valid is not renewed', () => {
  expect(triggerOf([standing(10n)])).toBeNull();
});

test('a used-up pack is renewed when its whole family is used up', () => {
  expect(triggerOf([standing(0n), standing(5n, { id: 'P2' })])).toBe('used-up');
  expect(triggerOf([standing(0n), standing(10n, { id: 'P2' })])).toBeNull();
});

test('what expired, was given back or reclaimed keeps no family from being used up', () => {
  const others = [
    standing(50n, { id: 'P2', ...OVER }),
    standing(50n, { id: 'P3', ...GIVEN_BACK }),
    standing(50n, { id: 'P4' }, true),
  ];
  expect(triggerOf([standing(0n), ...others])).toBe('used-up');
});

test('an expired pack is renewed, whatever the family still holds', () => {
  expect(triggerOf([standing(50n, OVER), standing(50n, { id: 'P2' })])).toBe('expired');
});

test('a pack used up before it expired waits for its family', () => {
  expect(triggerOf([standing(0n, OVER), standing(50n, { id: 'P2' })])).toBeNull();
});

test('a pack that was given back or reclaimed is not renewed', () => {
  expect(triggerOf([standing(0n, { ...GIVEN_BACK, ...OVER })])).toBeNull();
  expect(triggerOf([standing(50n, OVER, true)])).toBeNull();
  expect(triggerOf([standing(0n, { id: 'P2' })])).toBeNull();
});

test('a frozen family and an account that is stopped wait', () => {
  expect(triggerOf([standing(0n)], { frozen: true })).toBeNull();
  expect(triggerOf([standing(50n, OVER)], { running: false })).toBeNull();
});

test('a rest below one unit of the dearest item is as good as nothing', () => {
  const least = (family: string) => leastUsable(CATALOG_2022, family, day('2022-07-01'));
  expect(least('topspeed')).toBe(251n);
  expect(least('traffic')).toBe(10n);
  expect(least('mic')).toBe(1n);
  expect(least('plugin')).toBe(1n);
});

test('a cap is reached exactly, never passed', () => {
  expect(isWithinCap(26n, 74n, 100n)).toBe(true);
  expect(isWithinCap(27n, 74n, 100n)).toBe(false);
  expect(isWithinCap(27n, 74n, null)).toBe(true);
});
