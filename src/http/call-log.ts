// Every call is counted, and logged in one line: by its route and its ids, never by its address,
// its headers or its body, which may hold secrets.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.ts';
import type { Log, Server } from './platform.ts';
import { callerRequestId } from './request-ids.ts';

const FAULT = 500;
const SECOND_MS = 1_000;
/** What is asked every few seconds would hide the rest. */
const SELDOM_READ: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, for the log; null: nobody looked. */
    callerId: string | null;
  }
}

/** Counts and logs the calls of a server. */
export function watchCalls(server: Server, metrics: Metrics): void {
  server.decorateRequest('callerId', null);
  // A line of a call has these fields and no secrets: it is not looked through for any.
  const log = server.log.child({}, { redact: { paths: [] } });
  server.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.is404 ? '' : (request.routeOptions.url ?? '');
    const { statusCode: status, elapsedTime } = reply;
    metrics.callEnded({ method, route, status, seconds: elapsedTime / SECOND_MS });
    logCall(log, request, reply, route);
    done();
  });
  server.addHook('onRequestAbort', async (request) => {
    request.log.info({ method: request.method }, 'the client went away');
  });
}

function logCall(log: Log, request: FastifyRequest, reply: FastifyReply, route: string): void {
  const { statusCode: status, elapsedTime } = reply;
  const params: unknown = request.params;
  const account = Object(params).account;
  const theirs = callerRequestId(request);
  const line = {
    requestId: request.id,
    ...(theirs === null ? {} : { callerRequestId: theirs }),
    method: request.method,
    route: route === '' ? null : route,
    status,
    ms: Math.round(elapsedTime),
    caller: request.callerId,
    account: typeof account === 'string' ? account : null,
  };
  if (status >= FAULT) log.warn(line, 'call');
  else if (SELDOM_READ.has(route)) log.debug(line, 'call');
  else log.info(line, 'call');
}
