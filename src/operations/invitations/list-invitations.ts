import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listInvitations } from '../../store/invitations.ts';
import { listOf } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { InvitationView, invitationView } from './invitation-view.ts';

const LISTED_MAX = 200;

const Input = Type.Object({ account: Type.String() });
const NoInput = Type.Object({});
const Output = Type.Object({
  invitations: listOf(InvitationView, {
    description: `The latest first, with those that are over; ${LISTED_MAX} at the most.`,
  }),
});

/** Lists the invitations to an account. */
export const listAccountInvitations: Operation<typeof Input, Static<typeof Output>> = {
  name: 'invitations.list',
  access: 'owner',
  kind: 'read',
  summary: 'List the invitations to an account.',
  input: Input,
  output: Output,
  run: (context, { account }) =>
    readAccount(context.database, account, async (connection) => {
      const rows = await listInvitations(connection, account, LISTED_MAX);
      return accept({ invitations: rows.map((row) => invitationView(context, row)) });
    }),
};

/** Lists the invitations to become an operator. */
export const listOperatorInvitations: Operation<typeof NoInput, Static<typeof Output>> = {
  name: 'operators.invitations',
  access: 'operator',
  kind: 'read',
  summary: 'List the invitations to become an operator.',
  input: NoInput,
  output: Output,
  run: (context) =>
    context.database.transaction(async (connection) => {
      const rows = await listInvitations(connection, '', LISTED_MAX);
      return accept({ invitations: rows.map((row) => invitationView(context, row)) });
    }),
};
