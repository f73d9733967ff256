import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listKeys as listRows } from '../../store/keys.ts';
import { listOf } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { KeyView, keyView } from './key-view.ts';

const Input = Type.Object({ account: AccountField });
const NoInput = Type.Object({});
const Output = Type.Object({ keys: listOf(KeyView, { description: 'Those that are over, too.' }) });

/** Lists the keys of an account, with those that are over. */
export const listKeysOperation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'keys.list',
  access: 'owner',
  kind: 'read',
  summary: 'List the keys of an account.',
  input: Input,
  output: Output,
  run: (context, { account }) =>
    readAccount(context.database, account, async (connection) => {
      const rows = await listRows(connection, account);
      return accept({ keys: rows.map((row) => keyView(context, row)) });
    }),
};

/** Lists the keys of the platform's operators, with those that are over. */
export const listOperatorKeys: Operation<typeof NoInput, Static<typeof Output>> = {
  name: 'operator-keys.list',
  access: 'operator',
  kind: 'read',
  summary: "List the keys of the platform's operators.",
  input: NoInput,
  output: Output,
  run: (context) =>
    context.database.transaction(async (connection) => {
      const rows = await listRows(connection, '');
      return accept({ keys: rows.map((row) => keyView(context, row)) });
    }),
};
