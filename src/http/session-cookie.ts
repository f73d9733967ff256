// The cookie of a session. Where the platform is reached by https, browsers are told by its name
// that it came that way.
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../operations/people/identify-person.ts';

/** The name of the cookie of a session. */
export function sessionCookieName(publicUrl: string): string {
  const secure = publicUrl.startsWith('https:') ? '__Secure-' : '';
  return `${secure}${SESSION_COOKIE}`;
}

/** What a request has for a cookie; null: nothing. */
export function cookieOf(request: FastifyRequest, name: string): string | null {
  for (const pair of request.headers.cookie?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return decoded(pair.slice(at + 1).trim());
  }
  return null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
