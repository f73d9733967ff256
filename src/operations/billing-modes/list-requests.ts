import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listRequestQueue, REQUEST_STATUSES } from '../../store/mode-requests.ts';
import { oneOf } from '../answer-fields.ts';
import {
  IdPosition,
  NextField,
  PageInput,
  pageField,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { ModeRequestView, viewRequest } from './request-view.ts';

const Input = Type.Object({
  account: Type.Optional(AccountField),
  status: Type.Optional(
    oneOf(REQUEST_STATUSES, { description: 'Those in this status; those that wait if left out.' }),
  ),
  sort: sortBy(['requestedAt', '-requestedAt']),
  ...PageInput,
});
const Output = Type.Object({ requests: pageField(ModeRequestView), next: NextField });

/** Lists the requests of all accounts, or of one, the oldest first. */
export const listRequests: Operation<typeof Input, Static<typeof Output>> = {
  name: 'billing-modes.requests',
  access: 'operator',
  kind: 'read',
  summary: 'List the requests for billing modes that wait for a decision.',
  input: Input,
  output: Output,
  run: async (context, input) => {
    const { account = null, status = 'pending', sort = 'requestedAt', ...asked } = input;
    const page = readPage(asked, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { descending, take } = page.value;
    const after = page.value.after?.id ?? null;
    const filter = { accountId: account, status, descending, after, take };
    const read = await context.database.transaction((c) => listRequestQueue(c, filter));
    const { rows, next } = pageOf(page.value, read, ({ requestId }) => ({ id: requestId }));
    const { calendar } = context.catalogs.latest;
    return accept({ requests: rows.map((row) => viewRequest(row, calendar)), next });
  },
};
