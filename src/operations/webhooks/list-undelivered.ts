import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listUndelivered, type UndeliveredRow } from '../../store/webhook-deliveries.ts';
import { described, oneOf, orNull, TimeField } from '../answer-fields.ts';
import {
  IdPosition,
  NextField,
  PageInput,
  pageField,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import type { Context, Operation } from '../operation.ts';

const STATES = ['pending', 'failed'] as const;

const Input = Type.Object({
  state: Type.Optional(
    oneOf(STATES, { description: 'Only those that are tried again, or that were given up.' }),
  ),
  sort: sortBy(['-createdAt', 'createdAt']),
  ...PageInput,
});

const UndeliveredView = Type.Object(
  {
    id: Type.String({ description: 'The id of the delivery.' }),
    account: Type.String({ description: 'The id of the account.' }),
    accountName: Type.String(),
    webhook: Type.String({ description: 'The id of the endpoint.' }),
    url: Type.String({ description: 'Where it goes.' }),
    enabled: Type.Boolean({ description: 'False: the endpoint is switched off.' }),
    type: Type.String({ description: 'The type of the event.' }),
    state: oneOf(STATES),
    createdAt: TimeField,
    nextAt: described(orNull(TimeField), 'When it is tried next; null: it is not.'),
    attempts: Type.Integer({ description: 'How often it was tried.' }),
    last: orNull(
      Type.Object({
        at: TimeField,
        status: orNull(Type.Integer({ description: 'The status it answered with.' })),
        error: orNull(Type.String({ description: 'The code of why it was no success.' })),
      }),
      { description: 'The last attempt; null: there was none.' },
    ),
  },
  { title: 'Undelivered' },
);
type UndeliveredView = Static<typeof UndeliveredView>;

const Output = Type.Object({ deliveries: pageField(UndeliveredView), next: NextField });

/** Lists what endpoints have not taken, over all accounts; `webhooks.resend` sends it again. */
export const listUndeliveredOperation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'webhooks.undelivered',
  access: 'operator',
  kind: 'read',
  summary: 'List the deliveries of all accounts that their endpoints have not taken.',
  input: Input,
  output: Output,
  run: async (context, { state = null, sort = '-createdAt', ...asked }) => {
    const page = readPage(asked, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { take, descending, after } = page.value;
    const wish = { take, descending, after: after?.id ?? null };
    const found = await listUndelivered(context.database, state, wish);
    const { rows, next } = pageOf(page.value, found, ({ deliveryId: id }) => ({ id }));
    return accept({ deliveries: rows.map((row) => undeliveredView(context, row)), next });
  },
};

function undeliveredView({ catalogs }: Context, row: UndeliveredRow): UndeliveredView {
  const { calendar } = catalogs.latest;
  const { accountId: account, accountName, url, type, state, attempts } = row;
  return {
    id: row.deliveryId,
    account,
    accountName,
    webhook: row.endpointId,
    url,
    enabled: row.disabledAt === null,
    type,
    state,
    createdAt: calendar.format(row.createdAt),
    nextAt: state === 'pending' ? calendar.format(row.nextAt) : null,
    attempts,
    last:
      row.lastAt === null
        ? null
        : { at: calendar.format(row.lastAt), status: row.lastStatus, error: row.lastError },
  };
}
