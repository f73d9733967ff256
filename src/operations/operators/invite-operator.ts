import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { listOperators } from '../../store/members.ts';
import { oneOf } from '../answer-fields.ts';
import { auditChange } from '../change.ts';
import { invitationView } from '../invitations/invitation-view.ts';
import { deliver, INVITING, Invited, readInviting } from '../invitations/invite.ts';
import { makeInvitation } from '../invitations/make-invitation.ts';
import type { Operation } from '../operation.ts';

const Input = Type.Object({
  email: Type.Optional(
    Type.String({ description: 'Who may take the invitation; left out: whoever has the link.' }),
  ),
  access: Type.Optional(
    oneOf(['read', 'full'], { description: '`read`: it may only read; `full` if left out.' }),
  ),
  ...INVITING,
});

/** Invites somebody to become an operator of the platform. */
export const inviteOperator: Operation<typeof Input, Invited> = {
  name: 'operators.invite',
  access: 'operator',
  kind: 'change',
  summary: 'Invite somebody to become an operator, by mail or by a link that is shown once.',
  input: Input,
  output: Invited,
  run: async (context, { access = 'full', ...input }) => {
    const inviting = readInviting(context, input);
    if (!inviting.ok) return inviting;
    const { wish, language } = inviting.value;
    const made = await context.database.transaction(async (connection) => {
      const operators = await listOperators(connection);
      if (operators.some(({ email }) => email === wish.email)) {
        return refuse('person_is_a_member', { email: wish.email ?? '' }, 'email');
      }
      const asked = { ...wish, memberOf: '', role: null, readOnly: access === 'read' };
      const invitation = await makeInvitation(context, connection, asked);
      if (!invitation.ok) return invitation;
      const { row } = invitation.value;
      await auditChange(context, connection, {
        accountId: '',
        operation: 'operators.invite',
        at: context.clock.now(),
        subject: row.invitationId,
        before: null,
        after: invitationView(context, row),
      });
      return accept(invitation.value);
    });
    if (!made.ok) return made;
    return deliver(context, made.value, { accountName: null, language });
  },
};
