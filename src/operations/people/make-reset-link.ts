import { randomBytes } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import {
  findPersonByEmail,
  insertVerification,
  type PersonRow,
  removeSecondFactor as removeRow,
} from '../../store/people.ts';
import { TimeField } from '../answer-fields.ts';
import { auditChange } from '../change.ts';
import type { Context, Operation } from '../operation.ts';
import { hashOfToken } from './person-details.ts';
import { RESET_LINK_MS, resetLink } from './reset-password.ts';

const TOKEN_BYTES = 24;

const Input = Type.Object({
  email: Type.String({ description: 'What the person signs in with.' }),
});

const Output = Type.Object({
  person: Type.String({ description: 'The id of the person.' }),
  link: Type.String({ description: 'What the person opens; shown this once, good once.' }),
  expiresAt: TimeField,
});

/** What a link to set a password anew is kept under; better-auth looks for the same. */
function resetIdentifier(token: string): string {
  return `reset-password:${token}`;
}

/** Makes a link by which a person sets a password anew: where no mail is sent. */
export const makeResetLink: Operation<typeof Input, Static<typeof Output>> = {
  name: 'people.make-reset-link',
  access: 'operator',
  kind: 'change',
  summary: 'Make a link by which a person sets a new password; it is shown once.',
  input: Input,
  output: Output,
  run: (context, { email }) =>
    ofPerson(context, email, async (connection, { personId }) => {
      const { ids, wallClock, catalogs } = context;
      const at = wallClock.now();
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      await insertVerification(connection, {
        verificationId: ids.next('vf'),
        identifier: hashOfToken(resetIdentifier(token)),
        value: personId,
        at,
        expiresAt: at + RESET_LINK_MS,
      });
      await audit(context, connection, { operation: 'people.make-reset-link', personId });
      return accept({
        person: personId,
        link: resetLink(context, token),
        expiresAt: catalogs.latest.calendar.format(at + RESET_LINK_MS),
      });
    }),
};

const Removed = Type.Object({ person: Type.String({ description: 'The id of the person.' }) });

/** Ends the asking for a second factor of a person who lost it, and its backup codes. */
export const removeSecondFactor: Operation<typeof Input, Static<typeof Removed>> = {
  name: 'people.remove-second-factor',
  access: 'operator',
  kind: 'change',
  summary: 'Let a person who lost the second factor sign in without it.',
  input: Input,
  output: Removed,
  run: (context, { email }) =>
    ofPerson(context, email, async (connection, { personId }) => {
      if (await removeRow(connection, personId)) {
        await audit(context, connection, { operation: 'people.remove-second-factor', personId });
      }
      return accept({ person: personId });
    }),
};

function ofPerson<T>(
  { database }: Context,
  text: string,
  work: (connection: Connection, person: PersonRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const email = text.trim().toLowerCase();
  return database.transaction(async (connection) => {
    const person = await findPersonByEmail(connection, email);
    if (person === null) return refuse('person_not_found', { email }, 'email');
    return work(connection, person);
  });
}

function audit(
  context: Context,
  connection: Connection,
  { operation, personId }: { readonly operation: string; readonly personId: string },
) {
  const at = context.clock.now();
  const facts = { accountId: '', operation, at, subject: personId, before: null, after: null };
  return auditChange(context, connection, facts);
}
