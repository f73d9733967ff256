import { expect, test } from 'vitest';
import { ORDER_OPEN_MS, type OrderStatus, orderStatus } from './order.ts';

test.for([
  ['unpaid', ORDER_OPEN_MS - 1, 'unpaid'],
  ['unpaid', ORDER_OPEN_MS, 'closed'],
  ['paid', ORDER_OPEN_MS, 'paid'],
  ['cancelled', ORDER_OPEN_MS, 'cancelled'],
  ['closed', 0, 'closed'],
] as const)('an order that is %s is, %i ms after it was placed, %s', ([status, at, then]) => {
  expect(orderStatus({ status, closesAt: ORDER_OPEN_MS }, at)).toBe<OrderStatus>(then);
});
