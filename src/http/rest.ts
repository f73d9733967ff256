// Every operation of the registry under /api/v1, where src/http/routes.ts says.
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { refuse } from '../engine/index.ts';
import { FileAnswer } from '../operations/exports/file-answer.ts';
import { type AnyOperation, perform } from '../operations/perform.ts';
import { OPERATIONS } from '../operations/registry.ts';
import { CallRefused } from './call-refused.ts';
import { declaredFields, type Picker } from './declared-fields.ts';
import { sendRefusal } from './errors.ts';
import { takeJsonBodies } from './json-body.ts';
import type { Caller, Face, Platform } from './platform.ts';
import { readInput } from './rest-input.ts';
import { REST_PREFIX, REST_ROUTES, type RestRoute } from './rest-route.ts';

const CREATED = 201;

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls an operation; null: it is not known yet. */
    caller: Caller | null;
  }
}

/** Adds a route for every operation. */
export const restFace: Face = (server, platform) => {
  takeJsonBodies(server);
  server.decorateRequest('caller', null);
  for (const route of REST_ROUTES) {
    const operation = OPERATIONS.get(route.name);
    if (operation === undefined) throw new Error(`there is no operation ${route.name}`);
    const face = new RestOperation(platform, operation, route);
    server.route({
      // As the type of the table has it.
      method: route.method as HTTPMethods,
      url: `${REST_PREFIX}${route.path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      // Before the body is read: who may not call is not listened to.
      onRequest: (request) => face.identify(request),
      handler: (request, reply) => face.answer(request, reply),
    });
  }
};

/** One operation as it is called over HTTP. */
class RestOperation {
  readonly #platform: Platform;
  readonly #operation: AnyOperation;
  readonly #route: RestRoute;
  readonly #declared: Picker;

  constructor(platform: Platform, operation: AnyOperation, route: RestRoute) {
    this.#platform = platform;
    this.#operation = operation;
    this.#route = route;
    this.#declared = declaredFields(operation.output);
  }

  async identify(request: FastifyRequest): Promise<void> {
    const caller = await this.#platform.callers.callerOf(request);
    if (caller === null) throw new CallRefused(refuse('credentials_are_not_valid'));
    if (caller.id === '' && this.#operation.access !== 'anyone') {
      throw new CallRefused(refuse('credentials_are_missing'));
    }
    request.caller = caller;
  }

  /** What is returned is sent; to wait for a reply that was sent costs more than a small page. */
  async answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const input = readInput(this.#operation, this.#route, request);
    if (!input.ok) return sendRefusal(reply, input.refusal);
    const account = input.value['account'];
    const actor = await request.caller?.actorFor(typeof account === 'string' ? account : null);
    if (actor === undefined) throw new Error('a call is answered before it is known whose it is');
    const context = { ...this.#platform.context, actor, requestId: request.id };
    const outcome = await perform(context, this.#operation, input.value);
    if (!outcome.ok) return sendRefusal(reply, outcome.refusal);
    if (outcome.value instanceof FileAnswer) return sendFile(reply, outcome.value);
    this.#describe(request, reply, outcome.value);
    return this.#declared(outcome.value);
  }

  /** What stands in the head of an answer: its tag, and where what was made is found. */
  #describe(request: FastifyRequest, reply: FastifyReply, answer: unknown): void {
    const etag = textIn(answer, 'etag');
    if (etag !== null) reply.header('etag', `"${etag}"`);
    const { creates, membersAreRead } = this.#route;
    if (creates) reply.code(CREATED);
    const id = membersAreRead ? textIn(answer, 'id') : null;
    if (id !== null) reply.header('location', `${request.url}/${encodeURIComponent(id)}`);
  }
}

/** Hands a file over as fast as it is taken, and no faster. */
function sendFile(reply: FastifyReply, { name, type, pieces }: FileAnswer): FastifyReply {
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(Readable.from(pieces, { objectMode: false }));
}

function textIn(answer: unknown, name: string): string | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const value: unknown = Object.entries(answer).find(([field]) => field === name)?.[1];
  return typeof value === 'string' ? value : null;
}
