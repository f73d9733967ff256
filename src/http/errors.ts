// Refusals as HTTP answers: problem+json (RFC 9457) with our code and both languages.
import type { FastifyReply } from 'fastify';
import type { Refusal } from '../engine/index.ts';
import { messageOf } from '../operations/refusals.ts';

/** A problem as it is answered. */
export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly messages: { readonly zh: string; readonly en: string };
  /** Where in the input. */
  readonly path?: string;
  readonly requestId: string;
}

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const CONFLICT = 409;
const PRECONDITION_FAILED = 412;
const UNPROCESSABLE = 422;

/** The status of a refusal: what a client can tell without knowing the code. */
export function statusOf(code: string): number {
  if (code === 'credentials_are_missing' || code === 'credentials_are_not_valid') {
    return UNAUTHORIZED;
  }
  if (code === 'not_permitted') return FORBIDDEN;
  if (code.endsWith('_not_found')) return NOT_FOUND;
  if (code === 'key_used_with_other_content') return CONFLICT;
  if (code === 'changed_by_somebody_else') return PRECONDITION_FAILED;
  return UNPROCESSABLE;
}

/** Answers a refusal. */
export function sendRefusal(
  reply: FastifyReply,
  refusal: Refusal,
  status = statusOf(refusal.code),
): FastifyReply {
  const messages = { zh: messageOf(refusal, 'zh'), en: messageOf(refusal, 'en') };
  const problem: Problem = {
    type: `urn:packledger:problem:${refusal.code}`,
    status,
    code: refusal.code,
    title: messages.en,
    messages,
    ...(refusal.path === undefined ? {} : { path: refusal.path }),
    requestId: reply.request.id,
  };
  return reply.code(status).type('application/problem+json; charset=utf-8').send(problem);
}
