import { describe, expect, test } from 'vitest';
import { CATALOG_2022 } from '../../test/support/catalogs.ts';
import { present } from './assert.ts';
import { mayBuy, ORDER_QUANTITY_MAX } from './purchase.ts';

const NEW = { boughtOfSku: 0, hadFamily: false };
const OLD = { boughtOfSku: 0, hadFamily: true };

describe('who may buy how many of what', () => {
  test.each([
    ['traffic-100gb', 1, NEW, null],
    ['traffic-100gb', ORDER_QUANTITY_MAX, NEW, null],
    ['traffic-100gb', ORDER_QUANTITY_MAX + 1, NEW, 'order_quantity_out_of_range'],
    ['traffic-100gb', 0, NEW, 'order_quantity_out_of_range'],
    ['traffic-100gb', 1.5, NEW, 'order_quantity_out_of_range'],
    ['traffic-gift-20gb', 1, NEW, 'sku_is_only_given'],
    ['rtc-25k', 1, OLD, 'family_is_not_on_sale'],
    ['mic-50000m', 1, NEW, 'sku_is_for_existing_users_only'],
    ['mic-50000m', 1, OLD, null],
    ['mic-trial-3000m', 1, NEW, null],
    ['mic-trial-3000m', 2, NEW, 'purchase_limit_reached'],
    ['mic-trial-3000m', 1, { boughtOfSku: 1, hadFamily: true }, 'purchase_limit_reached'],
    ['director-7d', 1, NEW, null],
  ])('%s × %d of %j: %s', (id, quantity, history, code) => {
    const sku = present(CATALOG_2022.skus.get(id), id);
    const outcome = mayBuy(CATALOG_2022, sku, quantity, history);
    expect(outcome.ok ? null : outcome.refusal.code).toBe(code);
  });
});
