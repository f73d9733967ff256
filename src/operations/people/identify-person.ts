// Who holds a session that came with a request: one statement, however much the person may.
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../engine/index.ts';
import { findSession, type SessionRow, touchSession } from '../../store/sessions.ts';
import type { Actor, Context } from '../operation.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A session that is not used for so long is over. */
const IDLE_MS = 7 * DAY_MS;
/** So long a session lasts at the most, however it is used. */
export const SESSION_MAX_MS = 30 * DAY_MS;
/** How exactly it is known when a session was used last: writing costs more than reading. */
const SEEN_MS = 60 * MINUTE_MS;

/** What the names of our cookies begin with. */
export const COOKIE_PREFIX = 'packledger';
/** The cookie of a session; where people come by https, `__Secure-` stands before it. */
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;

/** What cookies are signed with, and second factors encrypted. */
export const SIGN_IN_PURPOSE = 'sign-in';

/** Somebody who is signed in. */
export type SignedIn = Pick<SessionRow, 'sessionId' | 'personId' | 'operator' | 'roles'>;

/** Whom a session's cookie stands for; null: nobody, or the session is over. */
export async function personOfCookie(context: Context, cookie: string): Promise<SignedIn | null> {
  if (!context.secrets.ready) return null;
  const token = tokenOf(cookie, context.secrets.derive(SIGN_IN_PURPOSE));
  if (token === null) return null;
  const session = await findSession(context.database, token);
  const now = context.wallClock.now();
  if (session === null || isOver(session, now)) return null;
  if (session.seenAt < now - SEEN_MS) await touchSession(context.database, session.sessionId, now);
  return session;
}

/** What a person is in a call about an account; null: about none. */
export function actorOfPerson(
  { personId: id, operator, roles }: SignedIn,
  account: string | null,
): Actor {
  if (operator !== null) return { kind: 'operator', id, readOnly: operator === 'read' };
  const role = account !== null && Object.hasOwn(roles, account) ? roles[account] : undefined;
  if (account === null || role === undefined) return { kind: 'person', id };
  return { kind: 'member', id, account, role };
}

/** When a session must have been used and made to be good still. */
export function sessionLimits(now: Instant) {
  return { seenAfter: now - IDLE_MS, expiresAfter: now };
}

function isOver({ createdAt, seenAt, expiresAt }: SessionRow, now: Instant): boolean {
  const { seenAfter, expiresAfter } = sessionLimits(now);
  return expiresAt <= expiresAfter || seenAt <= seenAfter || createdAt <= now - SESSION_MAX_MS;
}

/** `token.signature`, as better-auth signs its cookies: HMAC-SHA-256 in base64. */
function tokenOf(cookie: string, secret: string): string | null {
  const dot = cookie.lastIndexOf('.');
  if (dot < 1) return null;
  const token = cookie.slice(0, dot);
  const signature = Buffer.from(cookie.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return signature.length === right.length && timingSafeEqual(signature, right) ? token : null;
}
