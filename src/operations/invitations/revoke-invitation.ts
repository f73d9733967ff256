import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import {
  findInvitation,
  type InvitationRow,
  revokeInvitation as revokeRow,
} from '../../store/invitations.ts';
import { auditChange, changeAccount } from '../change.ts';
import type { Context, Operation } from '../operation.ts';
import { InvitationView, invitationView, stateOf } from './invitation-view.ts';

const Input = Type.Object({ account: Type.String(), invitation: Type.String() });
const OperatorInput = Type.Object({ invitation: Type.String() });

/** Revokes an invitation to an account; one that is over stays what it is. */
export const revokeAccountInvitation: Operation<typeof Input, Static<typeof InvitationView>> = {
  name: 'invitations.revoke',
  access: 'owner',
  kind: 'change',
  summary: 'Revoke an invitation to an account: its link opens nothing anymore.',
  input: Input,
  output: InvitationView,
  run: async (context, { account, invitation }) => {
    const call = { account, operation: 'invitations.revoke' };
    return changeAccount(context, call, async ({ connection, audit, unchanged }) => {
      const revoked = await revoke(context, connection, { memberOf: account, invitation });
      if (!revoked.ok) return revoked;
      const { before, after } = revoked.value;
      if (before === after) return unchanged(after);
      await audit({ subject: invitation, before, after });
      return accept(after);
    });
  },
};

/** Revokes an invitation to become an operator. */
export const revokeOperatorInvitation: Operation<
  typeof OperatorInput,
  Static<typeof InvitationView>
> = {
  name: 'operators.revoke-invitation',
  access: 'operator',
  kind: 'change',
  summary: 'Revoke an invitation to become an operator.',
  input: OperatorInput,
  output: InvitationView,
  run: async (context, { invitation }) =>
    context.database.transaction(async (connection) => {
      const revoked = await revoke(context, connection, { memberOf: '', invitation });
      if (!revoked.ok) return revoked;
      const { before, after } = revoked.value;
      if (before === after) return accept(after);
      await auditChange(context, connection, {
        accountId: '',
        operation: 'operators.revoke-invitation',
        at: context.clock.now(),
        subject: invitation,
        before,
        after,
      });
      return accept(after);
    }),
};

/** What an invitation was and is: the same view twice when it was over before. */
async function revoke(
  context: Context,
  connection: Connection,
  { memberOf, invitation }: Pick<InvitationRow, 'memberOf'> & { readonly invitation: string },
): Promise<Outcome<{ readonly before: InvitationView; readonly after: InvitationView }>> {
  const row = await findInvitation(connection, invitation);
  if (row === null || row.memberOf !== memberOf) {
    return refuse('invitation_not_found', { invitation }, 'invitation');
  }
  const now = context.wallClock.now();
  const before = invitationView(context, row);
  if (stateOf(row, now) !== 'open') return accept({ before, after: before });
  await revokeRow(connection, invitation, now);
  return accept({ before, after: invitationView(context, { ...row, revokedAt: now }) });
}
