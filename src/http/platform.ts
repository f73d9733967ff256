import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor, Context } from '../operations/operation.ts';

/** What the faces are made of; src/serve.ts wires it. */
export interface Platform {
  /** The context of the process; each request gets its own actor and request id. */
  readonly context: Context;
  readonly callers: Callers;
  readonly settings: WebSettings;
}

/** How a server is reached, and whom it believes. */
export interface WebSettings {
  /** What addresses of its pages begin with, such as `https://ledger.example.com`. */
  readonly publicUrl: string;
  /** The addresses of proxies whose word counts about who calls. */
  readonly trustProxy: readonly string[];
}

/** What a platform is made from; settings that are left out are those of a machine of one's own. */
export interface PlatformParts {
  readonly context: Context;
  readonly callers: Callers;
  readonly settings?: Partial<WebSettings>;
  /** Absent: nothing is logged. */
  readonly log?: Log;
}

/** Tells who calls, from what a request carries. */
export interface Callers {
  /** Null: the request carries what is nobody's; without anything, the caller is `nobody`. */
  callerOf(request: FastifyRequest): Promise<Caller | null>;
}

/** Who calls, before it is known of which account. */
export interface Caller {
  /** Of the key or the person; '' for nobody. */
  readonly id: string;
  /** The actor of a call about an account; null: about none. */
  actorFor(account: string | null): Promise<Actor>;
}

export type Server = FastifyInstance;
export type Log = FastifyBaseLogger;

/** A face adds its routes to the server: to a part of it, whose hooks and parsers are its own. */
export type Face = (server: Server, platform: Platform) => void | Promise<void>;
