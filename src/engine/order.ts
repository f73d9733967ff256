// Orders (订单): how long a price holds and an order waits. See docs/concepts/orders.md.
import type { Instant } from './day.ts';

/** What has become of an order; all but `unpaid` are final. */
export type OrderStatus = 'unpaid' | 'paid' | 'cancelled' | 'closed';

/** How long a quote keeps its price and catalogue. */
export const QUOTE_VALID_MS = 15 * 60_000;
/** How long an order waits for its payment. */
export const ORDER_OPEN_MS = 24 * 3_600_000;

/** The status at an instant: an unpaid order is closed when its time is over, whoever noticed. */
export function orderStatus(
  { status, closesAt }: { readonly status: OrderStatus; readonly closesAt: Instant },
  at: Instant,
): OrderStatus {
  return status === 'unpaid' && closesAt <= at ? 'closed' : status;
}
