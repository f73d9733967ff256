// Every operation of the registry under /api/v1, where src/http/routes.ts says.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../engine/index.ts';
import { type AnyOperation, perform } from '../operations/perform.ts';
import { OPERATIONS } from '../operations/registry.ts';
import { sendRefusal } from './errors.ts';
import type { Face, Platform } from './platform.ts';
import { ROUTES } from './routes.ts';

const PREFIX = '/api/v1';

/** Adds a route for every operation. */
export const restFace: Face = (server, platform) => {
  for (const [name, route] of Object.entries(ROUTES)) {
    const operation = OPERATIONS.get(name);
    if (operation === undefined) throw new Error(`there is no operation ${name}`);
    const [method = '', path = ''] = route.split(' ');
    server.route({
      method,
      url: `${PREFIX}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      handler: (request, reply) => answer({ platform, operation }, request, reply),
    });
  }
};

async function answer(
  { platform, operation }: { readonly platform: Platform; readonly operation: AnyOperation },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const caller = await platform.callers.callerOf(request);
  if (caller === null) return sendRefusal(reply, refuse('credentials_are_not_valid').refusal);
  const input = inputOf(operation, request);
  const account = typeof input['account'] === 'string' ? input['account'] : null;
  const actor = await caller.actorFor(account);
  if (actor.kind === 'nobody' && operation.access !== 'anyone') {
    return sendRefusal(reply, refuse('credentials_are_missing').refusal);
  }
  const context = { ...platform.context, actor, requestId: request.id };
  const outcome = await perform(context, operation, input);
  if (!outcome.ok) return sendRefusal(reply, outcome.refusal);
  return reply.send(outcome.value);
}

type Fields = Readonly<Record<string, unknown>>;

/** Path, query and body as one input; the path counts most. */
function inputOf({ kind }: AnyOperation, request: FastifyRequest): Fields {
  const key = request.headers['idempotency-key'];
  return {
    ...fieldsOf(request.body),
    ...fieldsOf(request.query),
    ...(kind !== 'read' && typeof key === 'string' ? { key } : {}),
    ...fieldsOf(request.params),
  };
}

function fieldsOf(value: unknown): Fields {
  // A plain object, as JSON and query strings give it.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}
