// Inviting somebody: to an account or as an operator, by mail or by a link that is shown once.
import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { revokeInvitation } from '../../store/invitations.ts';
import { namesOfPeople } from '../../store/people.ts';
import { oneOf, orNull } from '../answer-fields.ts';
import type { Context } from '../operation.ts';
import { readPersonEmail } from '../people/person-details.ts';
import { InvitationView, invitationView } from './invitation-view.ts';
import type { InvitationWish, MadeInvitation } from './make-invitation.ts';
import { writeInvitation } from './write-invitation.ts';

const DAY_MS = 24 * 60 * 60_000;
const LIFE_MS = 7 * DAY_MS;

/** How an invitation reaches somebody. */
export const INVITING = {
  send: Type.Optional(
    oneOf(['mail', 'link'], {
      description:
        'By mail, or as a link that is answered this once; by mail if the platform sends any.',
    }),
  ),
  language: Type.Optional(
    oneOf(['zh', 'en'], { description: 'Of the mail; Chinese if left out.' }),
  ),
};

/** What inviting answers. */
export const Invited = Type.Object({
  ...InvitationView.properties,
  link: orNull(
    Type.String({ description: 'What the person opens; shown this once. Null: it was mailed.' }),
  ),
});
export type Invited = Static<typeof Invited>;

export interface InvitingInput {
  readonly email?: string | undefined;
  readonly send?: 'mail' | 'link' | undefined;
  readonly language?: 'zh' | 'en' | undefined;
}

/** Who is invited, and how. */
export interface Inviting {
  readonly wish: Pick<InvitationWish, 'email' | 'mailed' | 'createdBy' | 'lifeMs'>;
  readonly language: 'zh' | 'en';
}

/** Reads how somebody is to be invited. */
export function readInviting(context: Context, input: InvitingInput): Outcome<Inviting> {
  const { send = context.mail === null ? 'link' : 'mail', language = 'zh' } = input;
  const mailed = send === 'mail';
  if (mailed && context.mail === null) return refuse('platform_sends_no_mail', {}, 'send');
  if (input.email === undefined && mailed) {
    return refuse('field_is_missing', { field: 'email' }, 'email');
  }
  const email = input.email === undefined ? accept(null) : readPersonEmail(input.email);
  if (!email.ok) return email;
  const createdBy = context.actor.id;
  return accept({ wish: { email: email.value, mailed, createdBy, lifeMs: LIFE_MS }, language });
}

/**
 * Sends what was made, when it is to be mailed, and answers. What cannot be mailed is revoked, so
 * that the call may be repeated. Refused: `mail_was_not_sent`.
 */
export async function deliver(
  context: Context,
  { row, link }: MadeInvitation,
  {
    accountName,
    language,
  }: { readonly accountName: string | null; readonly language: 'zh' | 'en' },
): Promise<Outcome<Invited>> {
  const view = invitationView(context, row);
  const { mail, database, actor, wallClock } = context;
  if (!row.mailed || row.email === null || mail === null) return accept({ ...view, link });
  const names = await namesOfPeople(database, [actor.id]);
  const inviter = names.get(actor.id) ?? null;
  const facts = { invitation: row, link, accountName, inviter };
  const result = await mail.send(writeInvitation(context.catalogs.latest, facts, language));
  if (result.ok) return accept({ ...view, link: null });
  await database.transaction((connection) =>
    revokeInvitation(connection, row.invitationId, wallClock.now()),
  );
  return refuse('mail_was_not_sent', { email: row.email, reason: result.reason }, 'email');
}
