// Somebody new who comes by an OIDC provider: who was invited is made what the invitations say.
import { accept } from '../../engine/index.ts';
import { listOpenInvitations } from '../../store/invitations.ts';
import { findPerson, type PersonRow } from '../../store/people.ts';
import { joinOnce } from '../invitations/accept-invitation.ts';
import type { Context } from '../operation.ts';

/** Why somebody whom only a provider knows may not join; null: that person may. */
export async function mayJoin(
  { database, wallClock }: Context,
  { email, emailVerified }: Pick<PersonRow, 'email' | 'emailVerified'>,
): Promise<'email_is_not_verified' | 'person_is_not_invited' | null> {
  if (!emailVerified) return 'email_is_not_verified';
  const open = await listOpenInvitations(database, email, wallClock.now());
  return open.length === 0 ? 'person_is_not_invited' : null;
}

/** Takes all open invitations to the address of a person who is there since just now. */
export async function joinInvited(
  context: Context,
  { personId, email }: { readonly personId: string; readonly email: string },
): Promise<void> {
  const { database, wallClock } = context;
  const person = await findPerson(database, personId);
  if (person === null) return;
  for (const invitation of await listOpenInvitations(database, email, wallClock.now())) {
    // Whichever was taken or revoked meanwhile is left out.
    await joinOnce(context, { invitation, personId }, async () => accept(person));
  }
}
