// Refusals as HTTP answers: problem+json (RFC 9457) with our code and both languages.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '../engine/index.ts';
import { messageOf } from '../operations/refusals.ts';
import { isStoreUnreachable } from '../operations/unreachable-store.ts';
import { CallRefused } from './call-refused.ts';
import { preferredLanguage } from './languages.ts';
import type { Server } from './platform.ts';
import { statusOf } from './statuses.ts';

/** A problem as it is answered. */
export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  /** The message, in the language that was asked for. */
  readonly title: string;
  readonly messages: { readonly zh: string; readonly en: string };
  /** Where in the input. */
  readonly path?: string;
  readonly requestId: string;
}

const RETRY_SECONDS = '5';

/** A refusal as a problem. */
export function problemOf(refusal: Refusal, request: FastifyRequest): Problem {
  const messages = { zh: messageOf(refusal, 'zh'), en: messageOf(refusal, 'en') };
  const { code, path } = refusal;
  return {
    type: `urn:packledger:problem:${code}`,
    status: statusOf(code),
    code,
    title: messages[preferredLanguage(request.headers['accept-language'])],
    messages,
    ...(path === undefined || path === '' ? {} : { path }),
    requestId: request.id,
  };
}

/** Answers a refusal. */
export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const problem = problemOf(refusal, reply.request);
  return reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .header('vary', 'accept-language')
    .send(problem);
}

/** Answers what was thrown: a refusal as itself, a fault with the request id and nothing else. */
export function answerErrors(server: Server): void {
  server.setErrorHandler((error, request, reply) => {
    const { refusal } = refusalOf(error, request);
    if (error instanceof CallRefused) reply.headers(error.headers);
    const { code } = refusal;
    if (code === 'something_went_wrong') request.log.error({ err: error }, 'a call failed');
    if (code === 'store_is_not_reachable') {
      request.log.warn({ err: error }, 'the store cannot be reached');
      reply.header('retry-after', RETRY_SECONDS);
    }
    return sendRefusal(reply, refusal);
  });
}

/** Why a call was not answered, from what was thrown. */
export function refusalOf(error: unknown, request: FastifyRequest): { readonly refusal: Refusal } {
  if (error instanceof CallRefused) return error;
  if (isStoreUnreachable(error)) return refuse('store_is_not_reachable');
  const { routeOptions } = request;
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse('content_type_is_not_taken', { type: request.headers['content-type'] ?? '' });
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse('body_is_too_large', { max: `${routeOptions.bodyLimit}` });
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'ECONNABORTED':
      return refuse('body_is_not_readable', { cause: 'its length is not what it says' });
  }
  return refuse('something_went_wrong', { requestId: request.id });
}
