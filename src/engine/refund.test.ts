import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { instant, packOf } from '../../test/support/packs.ts';
import { formatCents } from './money.ts';
import { catalogPrice, quoteRefund, type RefundQuestion } from './refund.ts';

const AT = instant('2022-03-02T12:00:00+08:00');

function question(changes: Partial<RefundQuestion> = {}): RefundQuestion {
  return {
    catalog: CATALOG_2022,
    pack: packOf(),
    at: AT,
    deducted: 0n,
    paid: 2600_000_000n,
    boundTo: null,
    accountStoppedForViolation: false,
    reclaimed: false,
    ...changes,
  };
}

describe('the window ends with the day of the fifth 24 hours', () => {
  test.each([
    ['2022-03-01T08:00:00+08:00', '2022-03-06T23:59:59+08:00'],
    ['2022-03-01T23:59:59+08:00', '2022-03-06T23:59:59+08:00'],
    ['2022-03-01T00:00:01+08:00', '2022-03-06T23:59:59+08:00'],
    ['2022-03-01T00:00:00+08:00', '2022-03-05T23:59:59+08:00'],
  ])('bought %s, open until %s', (bought, last) => {
    const pack = packOf({ purchasedAt: instant(bought) });
    const quote = quoteRefund(question({ pack }));
    expect(CATALOG_2022.calendar.format(quote.deadline ?? 0)).toBe(last);
    const lastSecond = instant(last);
    expect(quoteRefund(question({ pack, at: lastSecond + 999 })).reason).toBeNull();
    expect(quoteRefund(question({ pack, at: lastSecond + 1000 })).reason).toBe(
      'refund_window_closed',
    );
  });
});

describe('what may not be given back', () => {
  test.each<[string, Partial<RefundQuestion>]>([
    ['pack_already_refunded', { pack: packOf({ refundedAt: AT }) }],
    ['pack_not_yet_bought', { at: packOf().purchasedAt - 1 }],
    ['pack_reclaimed', { reclaimed: true }],
    ['pack_family_not_refundable', { pack: packOf({ family: 'plugin', sku: 'plugin-1y' }) }],
    ['gift_pack_not_refundable', { pack: packOf({ gift: true }) }],
    ['gift_pack_not_refundable', { pack: packOf({ sku: 'traffic-gift-20gb' }) }],
    ['trial_pack_not_refundable', { pack: packOf({ family: 'mic', sku: 'mic-trial-3000m' }) }],
    ['account_stopped_for_violation', { accountStoppedForViolation: true }],
    ['pack_not_bought_here', { paid: null }],
    ['pack_bound_to_instance', { boundTo: 'instance' }],
    ['pack_bound_to_license', { boundTo: 'license' }],
    ['pack_bound_to_plugin', { boundTo: 'plugin' }],
    ['pack_used', { deducted: 1n }],
    ['refund_window_closed', { at: instant('2022-03-07T00:00:00+08:00') }],
  ])('%s', (reason, changes) => {
    expect(quoteRefund(question(changes))).toMatchObject({ accepted: false, amount: 0n, reason });
  });

  test('a pack of a family without a window has no deadline', () => {
    const pack = packOf({ family: 'plugin', sku: 'plugin-1y' });
    expect(quoteRefund(question({ pack })).deadline).toBeNull();
  });
});

describe('what is paid back', () => {
  test('is what was paid, whatever the catalogue says', () => {
    const quote = quoteRefund(question({ paid: 1234_000_000n }));
    expect([quote.accepted, formatCents(quote.amount)]).toEqual([true, '12.34']);
  });

  test('is nothing when all of it was a voucher', () => {
    expect(quoteRefund(question({ paid: 0n }))).toMatchObject({ accepted: true, amount: 0n });
  });

  test.each([
    ['traffic-100gb', 'traffic', '26.00'],
    ['transcode-5h', 'transcode', '4.60'],
    ['director-30d', 'director', '1450.00'],
    [null, 'traffic', '0.00'],
  ])('a scenario, which has no orders, takes the price of %s of %s: %s', (sku, family, price) => {
    expect(formatCents(catalogPrice(CATALOG_2022, packOf({ sku, family })))).toBe(price);
  });
});
