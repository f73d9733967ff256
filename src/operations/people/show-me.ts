import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { listMemberships, listOperators } from '../../store/members.ts';
import { findPerson, type PersonRow } from '../../store/people.ts';
import { listPreferences } from '../../store/preferences.ts';
import { listOf, oneOf, orNull } from '../answer-fields.ts';
import { type Context, type Operation, ROLES } from '../operation.ts';

const Input = Type.Object({});

/** A person as that person sees it. */
export const MeView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: Type.String(),
  language: orNull(oneOf(['zh', 'en'])),
  twoFactor: Type.Boolean({ description: 'Whether a second factor is asked for at sign-in.' }),
  operator: orNull(
    oneOf(['full', 'read'], { description: 'Whether an operator of the platform, of which kind.' }),
  ),
  accounts: listOf(Type.Object({ id: Type.String(), name: Type.String(), role: oneOf(ROLES) }), {
    description: 'The accounts that the person is a member of, in the order of joining.',
  }),
  preferences: listOf(Type.Object({ name: Type.String(), value: Type.String() }), {
    description: 'What the person prefers in the console, by name; see `me.prefer`.',
  }),
});
export type MeView = Static<typeof MeView>;

/** Shows who is signed in, and what that person may. */
export const showMe: Operation<typeof Input, MeView> = {
  name: 'me.show',
  access: 'person',
  kind: 'read',
  summary: 'Show who is signed in: name, language, accounts with roles.',
  input: Input,
  output: MeView,
  run: (context) =>
    ofCaller(context, async (connection, me) => accept(await viewOf(connection, me))),
};

/** Works with the person who calls. Refused: `caller_is_no_person`, for programs with a key. */
export async function ofCaller<T>(
  { database, actor }: Context,
  work: (connection: Connection, me: PersonRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return database.transaction(async (connection) => {
    const me = await findPerson(connection, actor.id);
    return me === null ? refuse('caller_is_no_person') : work(connection, me);
  });
}

export async function viewOf(connection: Connection, me: PersonRow): Promise<MeView> {
  const operators = await listOperators(connection);
  const operator = operators.find(({ personId }) => personId === me.personId);
  const memberships = await listMemberships(connection, me.personId);
  return {
    id: me.personId,
    name: me.name,
    email: me.email,
    language: me.language,
    twoFactor: me.twoFactor,
    operator: operator === undefined ? null : operator.readOnly ? 'read' : 'full',
    preferences: await listPreferences(connection, me.personId),
    accounts: memberships.map(({ memberOf: id, accountName: name, role }) => ({ id, name, role })),
  };
}
