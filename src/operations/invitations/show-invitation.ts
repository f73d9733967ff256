import { type Static, Type } from 'typebox';
import { accept, type Instant, type Outcome, refuse } from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import type { Connection } from '../../store/database.ts';
import { findInvitationByHash, type InvitationRow } from '../../store/invitations.ts';
import { findPersonByEmail } from '../../store/people.ts';
import { orNull, TimeField } from '../answer-fields.ts';
import type { Operation } from '../operation.ts';
import { hashOfToken } from '../people/person-details.ts';
import { INVITED_AS, invitedAs, stateOf } from './invitation-view.ts';

const TOKEN_MAX = 100;

/** What stands at the end of an invitation's link. */
export const TokenField = Type.String({
  maxLength: TOKEN_MAX,
  description: "What stands at the end of the invitation's link.",
});

const Input = Type.Object({ token: TokenField });

/** To what somebody is invited. */
export const InvitedTo = {
  account: orNull(
    Type.Object(
      { id: Type.String(), name: Type.String() },
      { description: 'The account; null: to become an operator.' },
    ),
  ),
  ...INVITED_AS,
};

const Output = Type.Object({
  ...InvitedTo,
  email: orNull(Type.String({ description: 'Who may take it; null: whoever holds the link.' })),
  known: Type.Boolean({
    description: 'Whether a person with that address signs in here already.',
  }),
  expiresAt: TimeField,
});

/** Shows an invitation to whoever holds its link. */
export const showInvitation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'invitations.show',
  access: 'anyone',
  kind: 'read',
  summary: 'Show the invitation of a link.',
  input: Input,
  output: Output,
  run: (context, { token }) =>
    context.database.transaction(async (connection) => {
      const found = await openInvitation(connection, token, context.wallClock.now());
      if (!found.ok) return found;
      const { email, expiresAt } = found.value;
      const person = email === null ? null : await findPersonByEmail(connection, email);
      return accept({
        ...(await invitedTo(connection, found.value)),
        email,
        known: person !== null,
        expiresAt: context.catalogs.latest.calendar.format(expiresAt),
      });
    }),
};

/** The invitation of a link, if it may be taken now. */
export async function openInvitation(
  connection: Connection,
  token: string,
  now: Instant,
): Promise<Outcome<InvitationRow>> {
  const row = await findInvitationByHash(connection, hashOfToken(token));
  if (row === null) return refuse('invitation_of_link_not_found', {}, 'token');
  const state = stateOf(row, now);
  if (state === 'open') return accept(row);
  const codes = {
    used: 'invitation_was_used',
    revoked: 'invitation_was_revoked',
    expired: 'invitation_is_expired',
  } as const;
  return refuse(codes[state], {}, 'token');
}

export async function invitedTo(connection: Connection, row: InvitationRow) {
  const found = row.memberOf === '' ? null : await findAccount(connection, row.memberOf);
  const account = found === null ? null : { id: found.accountId, name: found.name };
  return { account, ...invitedAs(row) };
}
