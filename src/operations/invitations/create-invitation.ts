import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { listMembers } from '../../store/members.ts';
import { oneOf } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { type Operation, ROLES } from '../operation.ts';
import { invitationView } from './invitation-view.ts';
import { deliver, INVITING, Invited, readInviting } from './invite.ts';
import { makeInvitation } from './make-invitation.ts';

const MEMBERS_MAX = 200;

const Input = Type.Object({
  account: Type.String(),
  role: oneOf(ROLES),
  email: Type.String({ description: 'Who may take the invitation.' }),
  ...INVITING,
});

/** Invites somebody to an account. An open invitation to the same address is over by that. */
export const createInvitation: Operation<typeof Input, Invited> = {
  name: 'invitations.create',
  access: 'owner',
  kind: 'change',
  summary: 'Invite somebody to an account, by mail or by a link that is shown once.',
  input: Input,
  output: Invited,
  run: async (context, { account, role, ...input }) => {
    const inviting = readInviting(context, input);
    if (!inviting.ok) return inviting;
    const { wish, language } = inviting.value;
    const call = { account, operation: 'invitations.create' };
    const made = await changeAccount(context, call, async (change) => {
      const members = await listMembers(change.connection, account);
      if (members.some(({ email }) => email === wish.email)) {
        return refuse('person_is_a_member', { email: wish.email ?? '' }, 'email');
      }
      if (members.length >= MEMBERS_MAX) {
        return refuse('members_are_too_many', { max: `${MEMBERS_MAX}` });
      }
      const asked = { ...wish, memberOf: account, role, readOnly: false };
      const invitation = await makeInvitation(context, change.connection, asked);
      if (!invitation.ok) return invitation;
      const { row } = invitation.value;
      const after = invitationView(context, row);
      await change.audit({ subject: row.invitationId, before: null, after });
      return accept({ ...invitation.value, accountName: change.account.name });
    });
    if (!made.ok) return made;
    return deliver(context, made.value, { accountName: made.value.accountName, language });
  },
};
