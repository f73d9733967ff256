import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listMembers } from '../../store/members.ts';
import { listOf } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { MemberView, memberView } from './member-view.ts';

const Input = Type.Object({ account: Type.String() });
const Output = Type.Object({
  members: listOf(MemberView, { description: 'In the order in which they joined.' }),
});

/** Lists the members of an account. */
export const listMembersOperation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'members.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the members of an account with their roles.',
  input: Input,
  output: Output,
  run: (context, { account }) =>
    readAccount(context.database, account, async (connection) => {
      const rows = await listMembers(connection, account);
      return accept({ members: rows.map((row) => memberView(context, row)) });
    }),
};
