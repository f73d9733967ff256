// The library that signs people in, better-auth, wired to our tables, ids, mail and rules. It is
// pinned and called by src/operations/people alone; nothing of its own is reachable from outside.
import type { BetterAuthOptions } from 'better-auth/minimal';
import type { OidcConfig } from './oidc-config.ts';
import type { Context, IdPrefix } from './operations/operation.ts';
import {
  COOKIE_PREFIX,
  SESSION_MAX_MS,
  SIGN_IN_PURPOSE,
} from './operations/people/identify-person.ts';
import { joinInvited, mayJoin } from './operations/people/join-invited.ts';
import { hashOfToken, PASSWORD_MAX, PASSWORD_MIN } from './operations/people/person-details.ts';
import {
  mailResetLink,
  passwordWasReset,
  RESET_LINK_MS,
} from './operations/people/reset-password.ts';
import type {
  LibraryAnswer,
  LibraryCall,
  SignInLibrary,
} from './operations/people/sign-in-library.ts';

export interface SignInSettings {
  readonly oidc: OidcConfig | null;
  /** Told of what went wrong behind an answer that does not say. */
  readonly onFault?: (message: string, cause: unknown) => void;
}

const BASE_PATH = '/api/auth';
/** In which the library is told from where somebody calls. */
const ADDRESS_HEADER = 'x-packledger-address';
const SECOND_MS = 1_000;

/** The library of a platform; null: without a master key, nobody can sign in. */
export function openSignIn(context: Context, settings: SignInSettings): SignInLibrary | null {
  if (!context.secrets.ready) return null;
  let loading: Promise<(request: Request) => Promise<Response>> | null = null;
  return {
    oidcName: settings.oidc?.name ?? null,
    call: async (call) => {
      // Loaded for the first who signs in: half a second that no command should wait for.
      loading ??= load(context, settings).catch((error: unknown) => {
        loading = null;
        throw error;
      });
      const handle = await loading;
      return answerOf(await handle(requestOf(context, call)));
    },
  };
}

async function load(context: Context, settings: SignInSettings) {
  const { betterAuth } = await import('better-auth/minimal');
  const { twoFactor } = await import('better-auth/plugins/two-factor');
  const { genericOAuth } = await import('better-auth/plugins/generic-oauth');
  const { signInTables } = await import('./store/sign-in-tables.ts');
  const auth = betterAuth({
    ...optionsOf(context, settings),
    database: signInTables(context.database),
    plugins: [
      twoFactor({ issuer: new URL(context.publicUrl).host }),
      ...(settings.oidc === null ? [] : [genericOAuth({ config: [providerOf(settings.oidc)] })]),
    ],
  });
  return (request: Request) => auth.handler(request);
}

/** What of the library is as we want it; its paths beside those that we call are not reachable. */
function optionsOf(context: Context, { onFault }: SignInSettings): BetterAuthOptions {
  const secure = context.publicUrl.startsWith('https:');
  return {
    appName: COOKIE_PREFIX,
    baseURL: context.publicUrl,
    basePath: BASE_PATH,
    // A list, so that no variable of the environment is a secret beside ours.
    secrets: [{ version: 1, value: context.secrets.derive(SIGN_IN_PURPOSE) }],
    telemetry: { enabled: false },
    logger: {
      log: (level, message, ...causes) => {
        if (level === 'error') onFault?.(message, causes[0]);
      },
    },
    emailAndPassword: {
      enabled: true,
      // People join by invitation.
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_LINK_MS / SECOND_MS,
      sendResetPassword: async ({ user, token }) => {
        const result = await mailResetLink(context, user.id, token);
        if (!result.ok) onFault?.('a link to set a password was not mailed', result.reason);
      },
      onPasswordReset: ({ user }) => passwordWasReset(context, user.id),
    },
    // That a session is over when it is not used, personOfCookie sees to.
    session: {
      expiresIn: SESSION_MAX_MS / SECOND_MS,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      // Of an address that is proved on both sides it is the same person.
      accountLinking: { enabled: true, trustedProviders: [] },
      updateAccountOnSignIn: false,
    },
    verification: { storeIdentifier: { hash: async (identifier) => hashOfToken(identifier) } },
    // sign-in-attempts.ts counts, and the server before it.
    rateLimit: { enabled: false },
    onAPIError: { errorURL: `${context.publicUrl}/sign-in` },
    databaseHooks: {
      user: {
        create: {
          before: async ({ email, emailVerified }) => {
            const refused = await mayJoin(context, { email, emailVerified });
            if (refused === null) return;
            const { APIError } = await import('better-auth/api');
            throw new APIError('FORBIDDEN', { code: refused, message: refused });
          },
          after: ({ id, email }) => joinInvited(context, { personId: id, email }),
        },
      },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: secure,
      // The server refuses calls of other sites before they come here.
      disableOriginCheck: false,
      database: { generateId: ({ model }) => context.ids.next(PREFIXES[model] ?? 'vf') },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  };
}

const PREFIXES: Readonly<Record<string, IdPrefix>> = {
  user: 'pr',
  session: 'sn',
  account: 'si',
  twoFactor: 'sf',
};

function providerOf({ issuer, clientId, clientSecret }: OidcConfig) {
  return {
    providerId: 'oidc',
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
  };
}

function requestOf(
  { publicUrl }: Context,
  { path, body, query = '', visitor }: LibraryCall,
): Request {
  const { cookie, address, userAgent } = visitor;
  const headers = new Headers({
    // Where it came from was looked at before.
    origin: publicUrl,
    'content-type': 'application/json',
    [ADDRESS_HEADER]: address,
    'user-agent': userAgent,
    ...(cookie === '' ? {} : { cookie }),
  });
  const url = `${publicUrl}${BASE_PATH}${path}${query === '' ? '' : `?${query}`}`;
  return body === undefined
    ? new Request(url, { headers })
    : new Request(url, { method: 'POST', headers, body: JSON.stringify(body) });
}

async function answerOf(response: Response): Promise<LibraryAnswer> {
  const text = await response.text();
  const body: unknown = text === '' ? null : JSON.parse(text);
  return {
    status: response.status,
    // The library answers with objects, or with nothing.
    body: typeof body === 'object' ? (body as LibraryAnswer['body']) : null,
    cookies: response.headers.getSetCookie(),
    location: response.headers.get('location'),
  };
}
