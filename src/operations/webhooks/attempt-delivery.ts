// One attempt: take the delivery, call the endpoint, write down what came of it. The call is made
// outside of any transaction. A process that dies between the call and the writing leaves a
// delivery that is taken again when its lease is over: the endpoint then gets it twice, under the
// same id (docs/concepts/webhooks.md).
import { accept, type Instant } from '../../engine/index.ts';
import type { EventRow } from '../../store/events.ts';
import {
  type DeliveryState,
  failWaiting,
  hasDeliveredSince,
  insertAttempt,
  type Lane,
  putBack,
  type TakenDelivery,
  takeDelivery,
} from '../../store/webhook-deliveries.ts';
import { type EndpointRow, listEndpoints, updateEndpoint } from '../../store/webhook-endpoints.ts';
import { changeAccount } from '../change.ts';
import type { Context } from '../operation.ts';
import { auditedWebhook, findEndpoint } from './list-webhooks.ts';
import { postWebhook, type WebhookAnswer } from './post-webhook.ts';
import { webhookHeaders } from './sign-webhook.ts';
import { secretAbout } from './webhook-fields.ts';

/** Longer than an attempt may take. */
export const LEASE_MS = 60_000;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** After each failure, how long until the next attempt; after the last there is none. */
export const RETRY_AFTER_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

const GONE = 410;

/** How a delivery stands after an attempt: `pending`, it is tried again. */
export type Attempted = DeliveryState;

/** Attempts what has been due longest at an endpoint, or a certain delivery; null: none is due. */
export async function attemptDelivery(
  context: Context,
  lane: Lane & { readonly deliveryId?: string },
  dueAt: Instant,
): Promise<Attempted | null> {
  const { database, clock } = context;
  const taken = await database.transaction(async (connection) => {
    const delivery = await takeDelivery(connection, lane, dueAt, clock.now() + LEASE_MS);
    if (delivery === null) return null;
    const [endpoint] = await listEndpoints(connection, lane.accountId, lane.endpointId);
    return { delivery, endpoint };
  });
  if (taken === null) return null;
  const { delivery, endpoint } = taken;
  if (endpoint === undefined || endpoint.disabledAt !== null) {
    await write(context, delivery, 'failed', null);
    return 'failed';
  }
  const answer = await call(context, delivery.event, endpoint);
  const state = stateAfter(delivery, answer);
  await write(context, delivery, state, answer);
  if (answer.status === GONE || state === 'failed') {
    await disable(context, delivery, answer.status === GONE ? 'gone' : 'failing');
  }
  return state;
}

/** What is sent: the same at every attempt. */
function bodyOf({ catalogs }: Context, { type, at, accountId, data }: EventRow): string {
  const timestamp = catalogs.latest.calendar.format(at);
  return JSON.stringify({ type, timestamp, account: accountId, data });
}

async function call(
  context: Context,
  event: EventRow,
  endpoint: EndpointRow,
): Promise<WebhookAnswer> {
  const secrets = openSecrets(context, endpoint);
  if (secrets === null) {
    return { status: null, error: 'webhook_secret_does_not_open', answer: '', tookMs: 0 };
  }
  const body = bodyOf(context, event);
  // The receiver holds it against its own clock, which no sandbox moves.
  const timestamp = Math.floor(Date.now() / SECOND);
  const headers = webhookHeaders({ id: event.eventId, timestamp, body }, secrets);
  return postWebhook({ url: endpoint.url, headers, body }, context.webhooks);
}

/** The secrets that sign now; null: they were sealed by another master key . */
function openSecrets({ secrets, clock }: Context, row: EndpointRow): readonly string[] | null {
  const { accountId, endpointId, previousSecret, previousUntil } = row;
  const both = previousSecret !== null && (previousUntil ?? 0) > clock.now();
  const sealed = both ? [row.secret, previousSecret] : [row.secret];
  const opened = sealed.flatMap(
    (each) => secrets.open(each, secretAbout(accountId, endpointId)) ?? [],
  );
  return opened.length === sealed.length ? opened : null;
}

function stateAfter({ failures }: TakenDelivery, { status, error }: WebhookAnswer): Attempted {
  if (error === null) return 'delivered';
  return status === GONE || failures >= RETRY_AFTER_MS.length ? 'failed' : 'pending';
}

async function write(
  { database, clock }: Context,
  delivery: TakenDelivery,
  state: Attempted,
  answer: WebhookAnswer | null,
): Promise<void> {
  const at = clock.now();
  const { accountId, deliveryId, attempt, failures } = delivery;
  const wait = state === 'pending' ? (RETRY_AFTER_MS[failures] ?? 0) : 0;
  const now = { state, nextAt: at + wait, failures: failures + (state === 'delivered' ? 0 : 1) };
  await database.transaction(async (connection) => {
    if (answer !== null) {
      await insertAttempt(connection, { accountId, deliveryId, attempt, at, ...answer });
    }
    await putBack(connection, delivery, now);
  });
}

/** Tells an endpoint nothing more that is gone, or that took nothing while a delivery was tried. */
async function disable(
  context: Context,
  { accountId, endpointId, createdAt }: TakenDelivery,
  reason: 'gone' | 'failing',
): Promise<void> {
  const call = { account: accountId, operation: 'webhooks.deliver' };
  await changeAccount(context, call, async ({ connection, at, audit, unchanged }) => {
    const found = await findEndpoint(connection, accountId, endpointId);
    if (!found.ok || found.value.disabledAt !== null) return unchanged(null);
    const lane = { accountId, endpointId };
    if (reason === 'failing' && (await hasDeliveredSince(connection, lane, createdAt))) {
      return unchanged(null);
    }
    const row = { ...found.value, disabledAt: at, disabledReason: reason };
    await updateEndpoint(connection, row);
    await failWaiting(connection, accountId, endpointId);
    await audit({
      subject: endpointId,
      before: auditedWebhook(context, found.value),
      after: auditedWebhook(context, row),
    });
    return accept(null);
  });
}
