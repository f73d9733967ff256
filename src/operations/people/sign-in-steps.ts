// Coming in and going out: by password, by a second factor, by what an OIDC provider says.
import { Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { forgetOldSignIns } from '../../store/sessions.ts';
import { oneOf, orNull } from '../answer-fields.ts';
import type { Context } from '../operation.ts';
import { SESSION_COOKIE } from './identify-person.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './person-details.ts';
import { ATTEMPTS_KEPT_MS, beginAttempt } from './sign-in-attempts.ts';
import { type LibraryAnswer, problemElsewhere, understood } from './sign-in-library.ts';
import type { Desk, OpenStep, Stepped } from './sign-in-step.ts';

const TEXT_MAX = 1000;

/** A text of bounded length: what comes here is hashed, or looked for. */
export const ShortText = Type.String({ maxLength: TEXT_MAX });
export const Nothing = Type.Object({});

const Methods = Type.Object({
  password: Type.Object({ minLength: Type.Integer(), maxLength: Type.Integer() }),
  oidc: orNull(Type.Object({ name: Type.String() })),
  mail: Type.Boolean({ description: 'Whether a forgotten password is set anew by mail.' }),
});

/** Tells how people sign in here. */
export const showMethods: OpenStep<typeof Nothing, typeof Methods> = {
  route: 'GET /methods',
  summary: 'Show how people sign in here.',
  signedIn: false,
  input: Nothing,
  output: Methods,
  run: async ({ library: { oidcName }, context }) =>
    accept({
      value: {
        password: { minLength: PASSWORD_MIN, maxLength: PASSWORD_MAX },
        oidc: oidcName === null ? null : { name: oidcName },
        mail: context.mail !== null,
      },
    }),
};

const Credentials = Type.Object({ email: ShortText, password: ShortText });
const Entry = Type.Object({
  state: oneOf(['signed-in', 'second-factor'], {
    description: 'Whether the session has begun, or a code of the second factor is asked for.',
  }),
});

/** Signs in by password. Neither the answer nor its time tells whether there is such a person. */
export const signIn: OpenStep<typeof Credentials, typeof Entry> = {
  route: 'POST /sign-in',
  summary: 'Sign in with e-mail and password.',
  signedIn: false,
  input: Credentials,
  output: Entry,
  run: async ({ context, library, visitor }, { email, password }) => {
    const who = email.trim().toLowerCase();
    const { address } = visitor;
    const attempt = await beginAttempt(context, { what: 'sign-in', who, address });
    if (!attempt.ok) return attempt;
    if (password.length > PASSWORD_MAX) return refuse('email_or_password_is_wrong');
    const body = { email: who, password };
    const answer = understood(await library.call({ path: '/sign-in/email', body, visitor }));
    if (!answer.ok) return answer;
    await attempt.value.succeed();
    const { cookies } = answer.value;
    if (answer.value.body?.['twoFactorRedirect'] === true) {
      return accept({ value: { state: 'second-factor' }, cookies });
    }
    await clearUp(context);
    return accept({ value: { state: 'signed-in' }, cookies });
  },
};

const Code = Type.Object({
  code: Type.String({
    maxLength: 20,
    description: 'Six digits of the moment, or one of the backup codes.',
  }),
});

/** Goes on after the password: with the code of the moment, or a backup code, which works once. */
export const confirmSignIn: OpenStep<typeof Code, typeof Entry> = {
  route: 'POST /second-factor',
  summary: 'Finish signing in with a code of the second factor.',
  signedIn: false,
  input: Code,
  output: Entry,
  run: async ({ context, library, visitor }, { code }) => {
    const isOfMoment = /^\d{6}$/.test(code.trim());
    const path = isOfMoment ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
    const body = { code: code.trim() };
    // A session that is still there would be taken for the one that the code is about.
    const own = { ...visitor, cookie: withoutSession(visitor.cookie) };
    const answer = understood(await library.call({ path, body, visitor: own }));
    if (!answer.ok) return answer;
    await clearUp(context);
    return accept({ value: { state: 'signed-in' }, cookies: answer.value.cookies });
  },
};

/** Ends the session of the cookie; without one, it is ended already. */
export const signOut: OpenStep<typeof Nothing, typeof Nothing> = {
  route: 'POST /sign-out',
  summary: 'End the session.',
  signedIn: false,
  input: Nothing,
  output: Nothing,
  run: async ({ library, visitor }) => {
    const answer = understood(await library.call({ path: '/sign-out', body: {}, visitor }));
    return answer.ok ? accept({ value: {}, cookies: answer.value.cookies }) : answer;
  },
};

const Destination = Type.Object({
  to: Type.Optional(
    Type.String({
      maxLength: TEXT_MAX,
      pattern: '^/(?![/\\\\])[^\\s\\\\]*$',
      description: 'A path of this server, to which the browser comes back; `/` if left out.',
    }),
  ),
});

/** Sends the browser to the OIDC provider. */
export const beginElsewhere: OpenStep<typeof Destination, typeof Nothing> = {
  route: 'GET /oidc',
  summary: 'Sign in at the OIDC provider: sends the browser there.',
  signedIn: false,
  input: Destination,
  output: Nothing,
  run: async ({ context, library, visitor }, { to = '/' }) => {
    if (library.oidcName === null) return refuse('oidc_is_not_set');
    const { publicUrl } = context;
    const body = {
      provider: 'oidc',
      callbackURL: `${publicUrl}${to}`,
      errorCallbackURL: `${publicUrl}/sign-in`,
    };
    const answer = await library.call({ path: '/sign-in/social', body, visitor });
    const url = answer.body?.['url'];
    // The provider cannot be reached, or says nothing that one could go by.
    if (typeof url !== 'string') return elsewhere(context, 'oidc_provider_is_not_reachable');
    return accept({ value: {}, cookies: answer.cookies, location: url });
  },
};

const Anything = Type.Object({}, { additionalProperties: true });

/** Where the provider sends the browser back to; OIDC checks what it brings. */
export const returnFromElsewhere: OpenStep<typeof Anything, typeof Nothing> = {
  route: 'GET /callback/oidc',
  summary: 'Come back from the OIDC provider.',
  signedIn: false,
  input: Anything,
  output: Nothing,
  run: async ({ context, library, visitor }, input) => {
    const texts = Object.entries(input).map(([name, value]): [string, string] => [
      name,
      `${value}`,
    ]);
    const query = new URLSearchParams(texts).toString();
    const answer = await library.call({ path: '/callback/oidc', query, visitor });
    return returned(context, answer);
  },
};

async function returned(
  context: Context,
  { location, cookies }: LibraryAnswer,
): Promise<Outcome<Stepped<object>>> {
  if (location === null) return elsewhere(context, problemElsewhere(''), cookies);
  const error = new URL(location, context.publicUrl).searchParams.get('error');
  if (error !== null) return elsewhere(context, problemElsewhere(error), cookies);
  await clearUp(context);
  return accept({ value: {}, cookies, location });
}

/** Where the console tells why somebody did not get in. */
function elsewhere(
  { publicUrl }: Desk['context'],
  problem: string,
  cookies: readonly string[] = [],
): Outcome<Stepped<object>> {
  return accept({ value: {}, cookies, location: `${publicUrl}/sign-in?problem=${problem}` });
}

/** Who signs in sweeps out what is over. */
async function clearUp({ database, wallClock }: Context): Promise<void> {
  const now = wallClock.now();
  const limits = { now, attemptsBefore: now - ATTEMPTS_KEPT_MS };
  await database.transaction((connection) => forgetOldSignIns(connection, limits));
}

function withoutSession(cookie: string): string {
  const pairs = cookie.split(';').map((pair) => pair.trim());
  const isSession = (pair: string) =>
    pair.replace(/^__Secure-/, '').startsWith(`${SESSION_COOKIE}=`);
  return pairs.filter((pair) => !isSession(pair)).join('; ');
}
