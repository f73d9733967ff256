import { describe, expect, test } from 'vitest';
import { mayPayWith, type Voucher, voucherStatus } from './voucher.ts';

const FROM = 1_000;
const TO = 2_000;
const VOUCHER: Voucher = {
  id: 'vc_1',
  scope: 'live-packs',
  validFrom: FROM,
  validTo: TO,
  left: 500_000_000n,
};

describe('a voucher', () => {
  test.each([
    [FROM - 1, 1n, 'not-valid-yet'],
    [FROM, 1n, 'usable'],
    [TO - 1, 1n, 'usable'],
    [TO, 1n, 'expired'],
    [FROM, 0n, 'used-up'],
    [TO, 0n, 'used-up'],
  ] as const)('at %d with %d left is %s', (at, left, status) => {
    expect(voucherStatus({ ...VOUCHER, left }, at)).toBe(status);
  });

  test.each([
    ['live-packs', 'packs', FROM, null],
    ['live-packs', 'plugin', FROM, 'voucher_does_not_pay_for_this'],
    ['general', 'plugin', FROM, null],
    ['general', 'packs', FROM, 'voucher_does_not_pay_for_this'],
    ['live-packs', 'packs', FROM - 1, 'voucher_is_not_valid_yet'],
    ['live-packs', 'packs', TO, 'voucher_is_expired'],
  ] as const)('of %s pays for %s at %d: %s', (scope, kind, at, code) => {
    const outcome = mayPayWith({ ...VOUCHER, scope }, kind, at);
    expect(outcome.ok ? null : outcome.refusal.code).toBe(code);
  });

  test('that is used up pays for nothing', () => {
    const outcome = mayPayWith({ ...VOUCHER, left: 0n }, 'packs', FROM);
    expect(outcome).toMatchObject({ refusal: { code: 'voucher_is_used_up' } });
  });
});
