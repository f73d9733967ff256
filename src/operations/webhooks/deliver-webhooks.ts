import type { Instant } from '../../engine/index.ts';
import { type Lane, listDueLanes } from '../../store/webhook-deliveries.ts';
import type { Context } from '../operation.ts';
import { attemptDelivery } from './attempt-delivery.ts';

const LANES_MAX = 1000;
/** Endpoints that are called at the same time. */
const CALLS_MAX = 16;

/** How many deliveries were taken, are to be tried again, and were given up. */
export interface DeliveryCounts extends Readonly<Record<string, number>> {
  readonly delivered: number;
  readonly pending: number;
  readonly failed: number;
}

/**
 * Delivers what is due. Endpoints are called side by side, each with one event after another; one
 * that fails is left alone until the next run, so that it keeps nobody waiting. Several processes
 * may deliver at once.
 */
export async function deliverWebhooks(context: Context): Promise<DeliveryCounts> {
  const dueAt = context.clock.now();
  const counts = { delivered: 0, pending: 0, failed: 0 };
  const lanes = await context.database.transaction((connection) =>
    listDueLanes(connection, dueAt, LANES_MAX),
  );
  const waiting = lanes.values();
  const caller = async () => {
    for (const lane of waiting) await deliverLane(context, lane, dueAt, counts);
  };
  const callers = Array.from({ length: Math.min(CALLS_MAX, lanes.length) }, caller);
  // A fault at one endpoint is told when all the others have been called.
  const results = await Promise.allSettled(callers);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return counts;
}

async function deliverLane(
  context: Context,
  lane: Lane,
  dueAt: Instant,
  counts: Record<'delivered' | 'pending' | 'failed', number>,
): Promise<void> {
  for (;;) {
    const state = await attemptDelivery(context, lane, dueAt);
    if (state === null) return;
    counts[state] += 1;
    if (state !== 'delivered') return;
  }
}
