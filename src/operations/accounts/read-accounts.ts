import { Type } from 'typebox';
import { accept, type Day, refuse, type Standing } from '../../engine/index.ts';
import { type AccountRow, findAccount, listAccounts } from '../../store/accounts.ts';
import type { Context, Operation } from '../operation.ts';

/** An account as it is shown. */
export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** The last day that was settled; null before the first. */
  readonly settledThrough: Day | null;
  /** Whether it is served: `running`, or why not. */
  readonly standing: Standing;
}

const PAGE_MAX = 1000;

const ListInput = Type.Object({
  after: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
});

/** Lists accounts in the order of their making; `after` is the id to go on from. */
export const listAccountsOperation: Operation<
  typeof ListInput,
  { readonly accounts: readonly AccountView[]; readonly next: string | null }
> = {
  name: 'accounts.list',
  access: 'operator',
  kind: 'read',
  summary: 'List accounts.',
  input: ListInput,
  run: async (context, { after = '', limit = PAGE_MAX }) => {
    const rows = await context.database.transaction((connection) =>
      listAccounts(connection, after, limit),
    );
    const next = rows.length === limit ? (rows.at(-1)?.accountId ?? null) : null;
    return accept({ accounts: rows.map((row) => view(context, row)), next });
  },
};

const ShowInput = Type.Object({ account: Type.String() });

/** Shows one account. */
export const showAccount: Operation<typeof ShowInput, AccountView> = {
  name: 'accounts.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show an account.',
  input: ShowInput,
  run: async (context, { account }) => {
    const row = await context.database.transaction((c) => findAccount(c, account));
    return row === null
      ? refuse('account_not_found', { account }, 'account')
      : accept(view(context, row));
  },
};

function view(context: Context, row: AccountRow): AccountView {
  return {
    id: row.accountId,
    name: row.name,
    createdAt: context.catalogs.latest.calendar.format(row.createdAt),
    settledThrough: row.settledThrough,
    standing: row.standing,
  };
}
