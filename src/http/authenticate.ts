// Who calls: a bearer of a key, or a person with the cookie of a session.
import type { FastifyRequest } from 'fastify';
import { actorsOfSecrets } from '../operations/keys/identify-key.ts';
import type { Actor, Context } from '../operations/operation.ts';
import {
  actorOfPerson,
  personOfCookie,
  type SignedIn,
} from '../operations/people/identify-person.ts';
import type { Caller, Callers } from './platform.ts';
import { cookieOf, sessionCookieName } from './session-cookie.ts';

const BEARER = /^Bearer +([\w.~+/=-]{1,200})$/i;

/** Callers of a platform: programs with a key, people with a session, or nobody. */
export function callersOf(context: Context): Callers {
  const actorOfSecret = actorsOfSecrets(context);
  return {
    callerOf: async (request: FastifyRequest) => {
      const { authorization } = request.headers;
      if (authorization === undefined) return callerOfSession(context, request);
      const [, secret] = BEARER.exec(authorization) ?? [];
      if (secret === undefined) return null;
      const actor = await actorOfSecret(secret);
      return actor === null ? null : callerAs(actor);
    },
  };
}

/** A session that is over is nobody's: there is always something that anyone may call. */
async function callerOfSession(context: Context, request: FastifyRequest): Promise<Caller> {
  const person = await signedInPerson(context, request);
  if (person === null) return callerAs({ kind: 'nobody', id: '' });
  return { id: person.personId, actorFor: async (account) => actorOfPerson(person, account) };
}

/** Who is signed in; null: nobody. */
export async function signedInPerson(
  context: Context,
  request: FastifyRequest,
): Promise<SignedIn | null> {
  const cookie = cookieOf(request, sessionCookieName(context.publicUrl));
  return cookie === null ? null : personOfCookie(context, cookie);
}

/** A caller who is the same whatever the call is about. */
export function callerAs(actor: Actor): Caller {
  return { id: actor.id, actorFor: async () => actor };
}
