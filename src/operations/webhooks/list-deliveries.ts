import { type Static, Type } from 'typebox';
import { accept, groupBy, present } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import {
  type DeliveryFilter,
  listAttempts,
  listDeliveries as listRows,
} from '../../store/webhook-deliveries.ts';
import { described, listOf, oneOf, orNull, TimeField } from '../answer-fields.ts';
import { IdPosition, NextField, PageInput, pageOf, readPage, sortBy } from '../cursor.ts';
import { AccountField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;

const Input = Type.Object({
  account: AccountField,
  webhook: Type.Optional(Type.String({ description: 'Only those to this endpoint.' })),
  state: Type.Optional(oneOf(DELIVERY_STATES, { description: 'Only those in this state.' })),
  sort: sortBy(['-createdAt', 'createdAt']),
  ...PageInput,
});

/** A delivery with its event and all its attempts. */
export const DeliveryView = Type.Object({
  id: Type.String(),
  webhook: Type.String({ description: 'The id of the endpoint.' }),
  state: oneOf(DELIVERY_STATES),
  createdAt: TimeField,
  nextAt: described(orNull(TimeField), 'When it is tried next; null: it is not.'),
  event: Type.Object({
    id: Type.String(),
    type: Type.String(),
    at: TimeField,
    data: Type.Unknown({ description: 'What happened, by its type.' }),
  }),
  attempts: listOf(
    Type.Object({
      at: TimeField,
      tookMs: Type.Number(),
      status: orNull(Type.Integer({ description: 'The status it answered with.' })),
      error: orNull(Type.String({ description: 'The code of why it was no success.' })),
      answer: Type.String({ description: 'The beginning of the answer.' }),
    }),
    { description: 'The latest comes last.' },
  ),
});
export type DeliveryView = Static<typeof DeliveryView>;

const Output = Type.Object({
  deliveries: listOf(DeliveryView),
  next: NextField,
});

/** Lists what was sent to an account's endpoints and what they answered. */
export const listDeliveries: Operation<typeof Input, Static<typeof Output>> = {
  name: 'webhooks.deliveries',
  access: 'finance',
  kind: 'read',
  summary: "List what was sent to an account's endpoints, and what they answered.",
  input: Input,
  output: Output,
  run: async (context, { account, webhook, state, sort = '-createdAt', ...input }) => {
    const page = readPage(input, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { take, descending, after } = page.value;
    return readAccount(context.database, account, async (connection) => {
      const filter = { endpointId: webhook ?? null, state: state ?? null, deliveryId: null };
      const asked = { filter, page: { take, descending, after: after?.id ?? '' } };
      const found = await readDeliveries(context, connection, account, asked);
      const { rows, next } = pageOf(page.value, found, ({ id }) => ({ id }));
      return accept({ deliveries: rows, next });
    });
  },
};

/** The one delivery that is known to be there. */
export async function readDelivery(
  context: Context,
  connection: Connection,
  accountId: string,
  deliveryId: string,
): Promise<DeliveryView> {
  const filter = { endpointId: null, state: null, deliveryId };
  const page = { after: '', take: 1, descending: false };
  const [view] = await readDeliveries(context, connection, accountId, { filter, page });
  return present(view, 'deliveries are not deleted');
}

async function readDeliveries(
  { catalogs }: Context,
  connection: Connection,
  accountId: string,
  asked: {
    readonly filter: DeliveryFilter;
    readonly page: Parameters<typeof listRows>[3];
  },
): Promise<readonly DeliveryView[]> {
  const { calendar } = catalogs.latest;
  const rows = await listRows(connection, accountId, asked.filter, asked.page);
  const ids = rows.map(({ deliveryId }) => deliveryId);
  const attempts = groupBy(
    await listAttempts(connection, accountId, ids),
    ({ deliveryId }) => deliveryId,
  );
  return rows.map((row) => ({
    id: row.deliveryId,
    webhook: row.endpointId,
    state: row.state,
    createdAt: calendar.format(row.createdAt),
    nextAt: row.state === 'pending' ? calendar.format(row.nextAt) : null,
    event: { id: row.eventId, type: row.type, at: calendar.format(row.at), data: row.data },
    attempts: (attempts.get(row.deliveryId) ?? []).map(({ at, tookMs, status, error, answer }) => ({
      at: calendar.format(at),
      tookMs,
      status,
      error,
      answer,
    })),
  }));
}
