// Who calls: a bearer of a key. People with a session come beside it.
import type { FastifyRequest } from 'fastify';
import { actorOfSecret } from '../operations/keys/identify-key.ts';
import type { Actor, Context } from '../operations/operation.ts';
import type { Caller, Callers } from './platform.ts';

const BEARER = /^Bearer +([\w.~+/=-]{1,200})$/i;

/** Callers of a platform: programs with a key, or nobody. */
export function callersOf(context: Context): Callers {
  return {
    callerOf: async (request: FastifyRequest) => {
      const { authorization } = request.headers;
      if (authorization === undefined) return callerAs({ kind: 'nobody', id: '' });
      const [, secret] = BEARER.exec(authorization) ?? [];
      if (secret === undefined) return null;
      const actor = await actorOfSecret(context, secret);
      return actor === null ? null : callerAs(actor);
    },
  };
}

/** A caller who is the same whatever the call is about. */
export function callerAs(actor: Actor): Caller {
  return { id: actor.id, actorFor: async () => actor };
}
