import type { FastifyRequest } from 'fastify';
import type { Server } from './platform.ts';

/** What a caller may call a request by: it goes into logs, so it is kept short and plain. */
const CALLER_ID = /^[\w.:/+=@-]{1,128}$/;

/** Tells each caller our id of the call; an id of the caller's own is logged beside it. */
export function nameRequests(server: Server): void {
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    const theirs = callerRequestId(request);
    if (theirs !== null) request.log = request.log.child({ callerRequestId: theirs });
    done();
  });
}

/** What the caller calls the request by; null: nothing, or what does not belong into a log. */
export function callerRequestId({ headers }: FastifyRequest): string | null {
  const theirs = headers['x-request-id'];
  return typeof theirs === 'string' && CALLER_ID.test(theirs) ? theirs : null;
}
