import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listRequestQueue, REQUEST_STATUSES } from '../../store/mode-requests.ts';
import type { Operation } from '../operation.ts';
import { type ModeRequestView, viewRequest } from './request-view.ts';

const PAGE_MAX = 200;

const Input = Type.Object({
  account: Type.Optional(Type.String()),
  /** Otherwise those that wait. */
  status: Type.Optional(Type.Enum(REQUEST_STATUSES)),
  /** The id of a request: those after it. */
  after: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
});

/** Lists the requests of all accounts, or of one, the oldest first; `next` is where to go on. */
export const listRequests: Operation<
  typeof Input,
  { readonly requests: readonly ModeRequestView[]; readonly next: string | null }
> = {
  name: 'billing-modes.requests',
  access: 'operator',
  kind: 'read',
  summary: 'List the requests for billing modes that wait for a decision.',
  input: Input,
  run: async (context, { account = null, status = 'pending', after = '', limit = PAGE_MAX }) => {
    const asked = { accountId: account, status, after, limit };
    const rows = await context.database.transaction((connection) =>
      listRequestQueue(connection, asked),
    );
    const { calendar } = context.catalogs.latest;
    const next = rows.length === limit ? (rows.at(-1)?.requestId ?? null) : null;
    return accept({ requests: rows.map((row) => viewRequest(row, calendar)), next });
  },
};
