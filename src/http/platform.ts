import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor, Context } from '../operations/operation.ts';

/** What the faces are made of; src/serve.ts wires it. */
export interface Platform {
  /** The context of the process; each request gets its own actor and request id. */
  readonly context: Context;
  readonly callers: Callers;
}

/** Tells who calls, from what a request carries. */
export interface Callers {
  /** Null: the request carries what is nobody's; without anything, the caller is `nobody`. */
  callerOf(request: FastifyRequest): Promise<Caller | null>;
}

/** Who calls, before it is known of which account. */
export interface Caller {
  /** The actor of a call about an account; null: about none. */
  actorFor(account: string | null): Promise<Actor>;
}

export type Server = FastifyInstance;
export type Log = FastifyBaseLogger;

/** A face adds its routes to the server. */
export type Face = (server: Server, platform: Platform) => void;
