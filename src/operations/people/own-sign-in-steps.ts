// Looking after one's own sign-in: passwords, the second factor, sessions.
import { Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { endSessions, listSessions } from '../../store/sessions.ts';
import { listOf, orNull, TimeField } from '../answer-fields.ts';
import { type SignedIn, sessionLimits } from './identify-person.ts';
import { checkPassword } from './person-details.ts';
import { beginAttempt } from './sign-in-attempts.ts';
import { type LibraryAnswer, understood } from './sign-in-library.ts';
import { auditSignIn, type Desk, type OpenStep, type OwnStep } from './sign-in-step.ts';
import { Nothing, ShortText } from './sign-in-steps.ts';

const PasswordChange = Type.Object({ password: ShortText, newPassword: ShortText });

/** Changes the password; all other sessions of the person end. */
export const changePassword: OwnStep<typeof PasswordChange, typeof Nothing> = {
  route: 'POST /password/change',
  summary: 'Change the password; all other sessions end.',
  signedIn: true,
  input: PasswordChange,
  output: Nothing,
  run: async (desk, { password, newPassword }, me) => {
    const checked = checkPassword(newPassword, '');
    if (!checked.ok) return refuse(checked.refusal.code, checked.refusal.params, 'newPassword');
    const body = { currentPassword: password, newPassword, revokeOtherSessions: true };
    const answer = await withPassword(desk, me, { path: '/change-password', body });
    if (!answer.ok) return answer;
    await auditSignIn(desk.context, 'people.change-password', me.personId);
    return accept({ value: {}, cookies: answer.value.cookies });
  },
};

const Forgotten = Type.Object({ email: ShortText });

/** Mails a link to set the password anew, if somebody has the address; the answer does not tell. */
export const askForReset: OpenStep<typeof Forgotten, typeof Nothing> = {
  route: 'POST /password/forgotten',
  summary: 'Have a link mailed to set a forgotten password anew.',
  signedIn: false,
  input: Forgotten,
  output: Nothing,
  run: async ({ context, library, visitor, later }, { email }) => {
    if (context.mail === null) return refuse('platform_mails_no_links');
    const who = email.trim().toLowerCase();
    const { address } = visitor;
    const attempt = await beginAttempt(context, { what: 'reset-mail', who, address });
    if (!attempt.ok) return attempt;
    later(async () => {
      await library.call({ path: '/request-password-reset', body: { email: who }, visitor });
    });
    return accept({ value: {} });
  },
};

const Reset = Type.Object({
  token: Type.String({ maxLength: 100, description: 'What stands at the end of the link.' }),
  password: ShortText,
});

/** Sets a password anew with what a link brought; all sessions of the person end. */
export const resetPassword: OpenStep<typeof Reset, typeof Nothing> = {
  route: 'POST /password/reset',
  summary: 'Set a password anew with the link that was mailed; all sessions end.',
  signedIn: false,
  input: Reset,
  output: Nothing,
  run: async ({ context, library, visitor }, { token, password }) => {
    const checked = checkPassword(password, '');
    if (!checked.ok) return checked;
    const { address } = visitor;
    const attempt = await beginAttempt(context, { what: 'reset', who: null, address });
    if (!attempt.ok) return attempt;
    const body = { token, newPassword: password };
    const answer = understood(await library.call({ path: '/reset-password', body, visitor }));
    if (!answer.ok) return answer;
    await attempt.value.succeed();
    return accept({ value: {} });
  },
};

const Password = Type.Object({ password: ShortText });
const Codes = listOf(Type.String(), { description: 'Each works once instead of a code.' });
const Begun = Type.Object({
  uri: Type.String({ description: '`otpauth://…`: what an authenticator app reads as a picture.' }),
  backupCodes: Codes,
});

/** Begins to ask for a second factor: it counts when a first code was right. */
export const beginTwoFactor: OwnStep<typeof Password, typeof Begun> = {
  route: 'POST /two-factor/begin',
  summary: 'Begin with a second factor: shows the secret and the backup codes once.',
  signedIn: true,
  input: Password,
  output: Begun,
  run: async (desk, body, me) => {
    const answer = await withPassword(desk, me, { path: '/two-factor/enable', body });
    if (!answer.ok) return answer;
    const { totpURI, backupCodes } = answer.value.body ?? {};
    return accept({ value: { uri: String(totpURI), backupCodes: codesOf(backupCodes) } });
  },
};

const FirstCode = Type.Object({ code: Type.String({ maxLength: 20 }) });

/** A first code was right: from now on one is asked for at every sign-in by password. */
export const confirmTwoFactor: OwnStep<typeof FirstCode, typeof Nothing> = {
  route: 'POST /two-factor/confirm',
  summary: 'Confirm the second factor with a first code.',
  signedIn: true,
  input: FirstCode,
  output: Nothing,
  run: async ({ context, library, visitor }, { code }, me) => {
    const { address } = visitor;
    const attempt = await beginAttempt(context, { what: 'password', who: me.personId, address });
    if (!attempt.ok) return attempt;
    const body = { code: code.trim() };
    const call = { path: '/two-factor/verify-totp', body, visitor };
    const answer = understood(await library.call(call));
    if (!answer.ok) return answer;
    await attempt.value.succeed();
    await auditSignIn(context, 'people.begin-two-factor', me.personId);
    return accept({ value: {}, cookies: answer.value.cookies });
  },
};

/** No second factor is asked for anymore. */
export const endTwoFactor: OwnStep<typeof Password, typeof Nothing> = {
  route: 'POST /two-factor/end',
  summary: 'End the second factor.',
  signedIn: true,
  input: Password,
  output: Nothing,
  run: async (desk, body, me) => {
    const answer = await withPassword(desk, me, { path: '/two-factor/disable', body });
    if (!answer.ok) return answer;
    await auditSignIn(desk.context, 'people.end-two-factor', me.personId);
    return accept({ value: {}, cookies: answer.value.cookies });
  },
};

const Renewed = Type.Object({ backupCodes: Codes });

/** Makes other backup codes; those before work no longer. */
export const renewBackupCodes: OwnStep<typeof Password, typeof Renewed> = {
  route: 'POST /two-factor/backup-codes',
  summary: 'Make other backup codes; those before work no longer.',
  signedIn: true,
  input: Password,
  output: Renewed,
  run: async (desk, body, me) => {
    const call = { path: '/two-factor/generate-backup-codes', body };
    const answer = await withPassword(desk, me, call);
    if (!answer.ok) return answer;
    return accept({ value: { backupCodes: codesOf(answer.value.body?.['backupCodes']) } });
  },
};

const Sessions = Type.Object({
  sessions: listOf(
    Type.Object({
      id: Type.String(),
      current: Type.Boolean({ description: 'Whether it is the one that asks.' }),
      address: orNull(Type.String()),
      userAgent: orNull(Type.String()),
      beganAt: TimeField,
      seenAt: TimeField,
    }),
    { description: 'The latest first.' },
  ),
});

/** Lists where the person is signed in. */
export const showSessions: OwnStep<typeof Nothing, typeof Sessions> = {
  route: 'GET /sessions',
  summary: 'List where one is signed in.',
  signedIn: true,
  input: Nothing,
  output: Sessions,
  run: async ({ context }, _input, { personId, sessionId }) => {
    const { calendar } = context.catalogs.latest;
    const limits = sessionLimits(context.wallClock.now());
    const rows = await listSessions(context.database, personId, limits);
    const sessions = rows.map((row) => ({
      id: row.sessionId,
      current: row.sessionId === sessionId,
      address: row.address,
      userAgent: row.userAgent,
      beganAt: calendar.format(row.createdAt),
      seenAt: calendar.format(row.seenAt),
    }));
    return accept({ value: { sessions } });
  },
};

const OneSession = Type.Object({ session: Type.String() });
const Ended = Type.Object({ ended: Type.Integer({ description: 'How many sessions.' }) });

/** Ends one session of the person. */
export const endSession: OwnStep<typeof OneSession, typeof Ended> = {
  route: 'DELETE /sessions/{session}',
  summary: "End one of one's sessions.",
  signedIn: true,
  input: OneSession,
  output: Ended,
  run: async ({ context }, { session }, { personId }) => {
    // Nothing would mean all of them.
    if (session === '') return refuse('session_not_found', { session }, 'session');
    const ended = await context.database.transaction((connection) =>
      endSessions(connection, personId, { only: session, but: '' }),
    );
    if (ended === 0) return refuse('session_not_found', { session }, 'session');
    return accept({ value: { ended } });
  },
};

/** Ends all other sessions of the person. */
export const endOtherSessions: OwnStep<typeof Nothing, typeof Ended> = {
  route: 'DELETE /sessions',
  summary: 'End all sessions but the one that asks.',
  signedIn: true,
  input: Nothing,
  output: Ended,
  run: async ({ context }, _input, { personId, sessionId }) => {
    const ended = await context.database.transaction((connection) =>
      endSessions(connection, personId, { only: '', but: sessionId }),
    );
    return accept({ value: { ended } });
  },
};

/** Whoever holds a session may not guess the password by it. */
async function withPassword(
  { context, library, visitor }: Desk,
  { personId }: SignedIn,
  call: { readonly path: string; readonly body: object },
): Promise<Outcome<LibraryAnswer>> {
  const attempt = { what: 'password' as const, who: personId, address: visitor.address };
  const begun = await beginAttempt(context, attempt);
  if (!begun.ok) return begun;
  const answer = understood(await library.call({ ...call, visitor }));
  if (answer.ok) await begun.value.succeed();
  return answer;
}

function codesOf(codes: unknown): readonly string[] {
  return Array.isArray(codes) ? codes.map(String) : [];
}
