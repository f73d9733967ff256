import { type Static, Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { findAccount, listAccounts } from '../../store/accounts.ts';
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
import { AccountView, accountView, STANDINGS } from './account-view.ts';

const ListInput = Type.Object({
  search: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'A part of the name, in any case of letters, or the beginning of the id.',
    }),
  ),
  standing: Type.Optional(oneOf(STANDINGS, { description: 'Only accounts that stand so.' })),
  sort: sortBy(['createdAt', '-createdAt']),
  ...PageInput,
});
const ListOutput = Type.Object({ accounts: pageField(AccountView), next: NextField });

/** Lists accounts in the order of their making, or the other way round. */
export const listAccountsOperation: Operation<typeof ListInput, Static<typeof ListOutput>> = {
  name: 'accounts.list',
  access: 'operator',
  kind: 'read',
  summary: 'List accounts.',
  input: ListInput,
  output: ListOutput,
  run: async (context, { search = '', standing = null, sort = 'createdAt', ...asked }) => {
    const page = readPage(asked, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { after, ...rest } = page.value;
    const filter = { search: search.trim(), standing, ...rest, after: after?.id ?? null };
    const read = await context.database.transaction((c) => listAccounts(c, filter));
    const { rows, next } = pageOf(page.value, read, ({ accountId }) => ({ id: accountId }));
    return accept({ accounts: rows.map((row) => accountView(context, row)), next });
  },
};

const ShowInput = Type.Object({ account: AccountField });

/** Shows one account. */
export const showAccount: Operation<typeof ShowInput, AccountView> = {
  name: 'accounts.show',
  access: 'viewer',
  kind: 'read',
  summary: 'Show an account.',
  input: ShowInput,
  output: AccountView,
  run: async (context, { account }) => {
    const row = await context.database.transaction((c) => findAccount(c, account));
    return row === null
      ? refuse('account_not_found', { account }, 'account')
      : accept(accountView(context, row));
  },
};
