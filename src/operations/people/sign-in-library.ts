// What we ask of the library that signs people in (better-auth), and how we read its answers. It is
// wired in src/sign-in.ts; faces see neither its paths nor its codes.
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './person-details.ts';

/** Who is at the other end of a call. */
export interface Visitor {
  readonly address: string;
  readonly userAgent: string;
  /** The cookies, as they came. */
  readonly cookie: string;
}

export interface LibraryCall {
  readonly path: string;
  /** Absent: the call only reads. */
  readonly body?: object;
  /** As it came, without the question mark. */
  readonly query?: string;
  readonly visitor: Visitor;
}

export interface LibraryAnswer {
  readonly status: number;
  /** JSON; null: none. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** `Set-Cookie` lines. */
  readonly cookies: readonly string[];
  /** Where it sends the browser; null: nowhere. */
  readonly location: string | null;
}

/** The library as the operations of sign-in work with it. */
export interface SignInLibrary {
  /** What people call the provider whose word counts; null: there is none. */
  readonly oidcName: string | null;
  call(call: LibraryCall): Promise<LibraryAnswer>;
}

/** The answer, if the library did what was asked. Codes that we do not know are a fault. */
export function understood(answer: LibraryAnswer): Outcome<LibraryAnswer> {
  if (answer.status < 400) return accept(answer);
  const code = String(answer.body?.['code'] ?? '');
  const refusal = REFUSALS[code]?.();
  if (refusal !== undefined) return refusal;
  throw new Error(`sign-in answered ${answer.status} ${code}`);
}

const REFUSALS: Readonly<Record<string, () => ReturnType<typeof refuse>>> = {
  INVALID_EMAIL_OR_PASSWORD: () => refuse('email_or_password_is_wrong'),
  // An address that is none is nobody's.
  INVALID_EMAIL: () => refuse('email_or_password_is_wrong'),
  INVALID_PASSWORD: () => refuse('password_is_wrong', {}, 'password'),
  CREDENTIAL_ACCOUNT_NOT_FOUND: () => refuse('password_is_not_set', {}, 'password'),
  PASSWORD_TOO_SHORT: passwordLength,
  PASSWORD_TOO_LONG: passwordLength,
  INVALID_TOKEN: () => refuse('reset_link_is_over', {}, 'token'),
  USER_NOT_FOUND: () => refuse('reset_link_is_over', {}, 'token'),
  INVALID_CODE: () => refuse('code_is_wrong', {}, 'code'),
  INVALID_BACKUP_CODE: () => refuse('code_is_wrong', {}, 'code'),
  INVALID_TWO_FACTOR_COOKIE: () => refuse('sign_in_begins_anew'),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: () => refuse('sign_in_begins_anew'),
  ACCOUNT_TEMPORARILY_LOCKED: () => refuse('second_factor_is_locked'),
  TOTP_ALREADY_ENABLED: () => refuse('two_factor_is_on'),
  TOTP_NOT_ENABLED: () => refuse('two_factor_is_off'),
  TWO_FACTOR_NOT_ENABLED: () => refuse('two_factor_is_off'),
  BACKUP_CODES_NOT_ENABLED: () => refuse('two_factor_is_off'),
  UNAUTHORIZED: () => refuse('credentials_are_missing'),
};

function passwordLength() {
  return refuse('password_length', { min: `${PASSWORD_MIN}`, max: `${PASSWORD_MAX}` }, 'password');
}

/** Why a sign-in at the provider came to nothing, from what stands in the address that follows. */
export function problemElsewhere(error: string): string {
  return PROBLEMS[error] ?? 'sign_in_elsewhere_failed';
}

const PROBLEMS: Readonly<Record<string, string>> = {
  person_is_not_invited: 'person_is_not_invited',
  email_is_not_verified: 'email_is_not_verified',
  account_not_linked: 'sign_in_is_not_linked',
  access_denied: 'sign_in_was_cancelled',
};
