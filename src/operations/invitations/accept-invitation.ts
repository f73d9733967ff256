import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { type InvitationRow, useInvitation } from '../../store/invitations.ts';
import { insertMember, insertOperator } from '../../store/members.ts';
import {
  findPerson,
  insertPassword,
  insertPerson,
  type PersonRow,
  verifyEmail,
} from '../../store/people.ts';
import { oneOf } from '../answer-fields.ts';
import { auditChange } from '../change.ts';
import type { Context, Operation } from '../operation.ts';
import { checkPassword, readPersonEmail, readPersonName } from '../people/person-details.ts';
import { invitedAs } from './invitation-view.ts';
import { InvitedTo, invitedTo, openInvitation, TokenField } from './show-invitation.ts';

const Input = Type.Object({
  token: TokenField,
  name: Type.Optional(Type.String({ description: 'Of a person who is new here.' })),
  email: Type.Optional(
    Type.String({ description: 'Of a new person, when the invitation names no address.' }),
  ),
  password: Type.Optional(Type.String({ description: 'Which a new person will sign in with.' })),
  language: Type.Optional(oneOf(['zh', 'en'])),
});

const Output = Type.Object({
  person: Type.String({ description: 'The id of the person who may this now.' }),
  email: Type.String({ description: 'What the person signs in with.' }),
  ...InvitedTo,
});

/** Takes an invitation: who is signed in joins, somebody new sets a name and a password first. */
export const acceptInvitation: Operation<typeof Input, Joined> = {
  name: 'invitations.accept',
  access: 'anyone',
  kind: 'change',
  summary: 'Take an invitation, as the person who is signed in or as somebody new.',
  input: Input,
  output: Output,
  run: async (context, { token, ...input }) => {
    const { database, actor, secrets, wallClock } = context;
    if (!secrets.ready) return refuse('sign_in_needs_master_key');
    const now = wallClock.now();
    const found = await database.transaction((each) => openInvitation(each, token, now));
    if (!found.ok) return found;
    const invitation = found.value;
    const newcomer = actor.kind === 'nobody' ? await readNewcomer(invitation, input) : accept(null);
    if (!newcomer.ok) return newcomer;
    const personId = newcomer.value === null ? actor.id : context.ids.next('pr');
    return joinOnce(context, { invitation, personId }, (connection) =>
      newcomer.value === null
        ? knownPerson(context, connection, invitation)
        : newPerson(context, connection, { personId, ...newcomer.value }),
    );
  },
};

interface Newcomer extends Pick<PersonRow, 'name' | 'email' | 'language' | 'emailVerified'> {
  readonly passwordHash: string;
}

/** What somebody new says; the hash takes its time, so it is made outside of the transaction. */
async function readNewcomer(
  invitation: InvitationRow,
  { language, ...input }: Omit<Static<typeof Input>, 'token'>,
): Promise<Outcome<Newcomer>> {
  const name = readPersonName(input.name ?? '');
  if (!name.ok) return name;
  const said = input.email ?? invitation.email;
  if (said === null) return refuse('field_is_missing', { field: 'email' }, 'email');
  const email = readPersonEmail(said);
  if (!email.ok) return email;
  if (invitation.email !== null && email.value !== invitation.email) return ofAnother(invitation);
  const { password } = input;
  if (password === undefined) return refuse('field_is_missing', { field: 'password' }, 'password');
  const checked = checkPassword(password, email.value);
  if (!checked.ok) return checked;
  const { hashPassword } = await import('better-auth/crypto');
  return accept({
    name: name.value,
    email: email.value,
    language: language ?? null,
    // Only who reads the mail has the link.
    emailVerified: invitation.mailed,
    passwordHash: await hashPassword(password),
  });
}

async function newPerson(
  { ids, wallClock }: Context,
  connection: Connection,
  { passwordHash: hash, ...newcomer }: Newcomer & { readonly personId: string },
): Promise<Outcome<PersonRow>> {
  const { email, personId } = newcomer;
  const at = wallClock.now();
  const person = { ...newcomer, twoFactor: false, createdAt: at };
  const isNew = await insertPerson(connection, person);
  if (!isNew) return refuse('person_exists_already', { email }, 'email');
  await insertPassword(connection, { signInId: ids.next('si'), personId, hash, at });
  return accept(person);
}

/** Who is signed in, if the invitation is for that person. */
async function knownPerson(
  { actor }: Context,
  connection: Connection,
  invitation: InvitationRow,
): Promise<Outcome<PersonRow>> {
  const person = await findPerson(connection, actor.id);
  if (person === null) return refuse('caller_is_no_person');
  const { email, mailed } = invitation;
  if (email !== null && email !== person.email) return ofAnother(invitation);
  if (mailed) await verifyEmail(connection, person.personId);
  return accept(person);
}

function ofAnother({ email }: InvitationRow) {
  return refuse('invitation_is_for_another_address', { email: email ?? '' }, 'email');
}

type Joined = Static<typeof Output>;
type Refused = Extract<Outcome<never>, { readonly ok: false }>;

/** Carries a refusal out of a transaction, which is rolled back by it. */
class Undone extends Error {
  override readonly name = 'Undone';
  readonly refused: Refused;
  constructor(refused: Refused) {
    super(refused.refusal.code);
    this.refused = refused;
  }
}

/** Makes a person, who may be new in the same transaction, what the invitation says: once. */
export async function joinOnce(
  context: Context,
  { invitation, personId }: { readonly invitation: InvitationRow; readonly personId: string },
  findWho: (connection: Connection) => Promise<Outcome<PersonRow>>,
): Promise<Outcome<Joined>> {
  try {
    return await context.database.transaction(async (connection) => {
      const by = { personId, at: context.wallClock.now() };
      // Whoever comes second waits here for the first, and is refused.
      const isFirst = await useInvitation(connection, invitation.invitationId, by);
      if (!isFirst) return refuse('invitation_was_used', {}, 'token');
      const person = await findWho(connection);
      if (!person.ok) throw new Undone(person);
      const joined = await join(context, connection, { invitation, person: person.value });
      if (!joined.ok) throw new Undone(joined);
      const { email } = person.value;
      return accept({ person: personId, email, ...(await invitedTo(connection, invitation)) });
    });
  } catch (error) {
    if (error instanceof Undone) return error.refused;
    throw error;
  }
}

async function join(
  context: Context,
  connection: Connection,
  { invitation, person }: { readonly invitation: InvitationRow; readonly person: PersonRow },
): Promise<Outcome<null>> {
  const { memberOf, role, readOnly } = invitation;
  const { personId, name, email } = person;
  const at = context.wallClock.now();
  const isNew =
    role === null
      ? await insertOperator(connection, { personId, readOnly, at })
      : await insertMember(connection, { memberOf, personId, role, at });
  if (!isNew) return refuse('person_is_a_member', { email });
  // Who it is may be known only by now: it is the person who did it.
  const by = { ...context, actor: { kind: 'person' as const, id: personId } };
  await auditChange(by, connection, {
    accountId: memberOf,
    operation: 'invitations.accept',
    at: context.clock.now(),
    subject: personId,
    before: null,
    after: { name, email, ...invitedAs(invitation) },
  });
  return accept(null);
}
