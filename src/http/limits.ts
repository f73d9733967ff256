// How many calls a caller has: by the key or person, and of those who are nobody by the address.
// Each process counts by itself, in memory that does not grow.
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../engine/index.ts';
import { CallRefused } from './call-refused.ts';
import type { Caller, Callers, Server, WebSettings } from './platform.ts';

const MINUTE_MS = 60_000;

/** How many calls a caller still has; the answer tells it. */
interface Standing {
  readonly max: number;
  readonly remaining: number;
  readonly ttlInSeconds: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null: the caller has any number of calls, or is not known yet. */
    standing: Standing | null;
  }
}

/**
 * The callers, of whom each has so many calls a minute. Refused, thrown as `CallRefused`:
 * `too_many_calls`. A key that is nobody's counts as a call of nobody. `part` is the part of the
 * server that they call.
 */
export async function limitedCallers(
  part: Server,
  callers: Callers,
  { callsAMinute }: WebSettings,
): Promise<Callers> {
  await part.register(rateLimit, { global: false });
  part.decorateRequest('standing', null);
  const window = { timeWindow: MINUTE_MS };
  const keyGenerator = (request: FastifyRequest) => request.callerId ?? '';
  const { known, nobody } = callsAMinute;
  const ofKnown = part.createRateLimit({ ...window, max: known, keyGenerator });
  const ofNobody = part.createRateLimit({ ...window, max: nobody });
  const count = async (request: FastifyRequest, caller: Caller | null) => {
    const isKnown = caller !== null && caller.id !== '';
    if ((isKnown ? known : nobody) === 0) return;
    const limit = await (isKnown ? ofKnown(request) : ofNobody(request));
    if (limit.isAllowed) return;
    request.standing = limit;
    if (!limit.isExceeded) return;
    const { max, ttlInSeconds } = limit;
    const refusal = refuse('too_many_calls', { max: `${max}`, seconds: `${ttlInSeconds}` });
    throw new CallRefused(refusal, { 'retry-after': `${ttlInSeconds}` });
  };
  part.addHook('onSend', ({ standing }, reply, _payload, done) => {
    if (standing !== null) {
      reply.headers({
        'ratelimit-limit': standing.max,
        'ratelimit-remaining': standing.remaining,
        'ratelimit-reset': standing.ttlInSeconds,
      });
    }
    done();
  });
  return {
    callerOf: async (request) => {
      const caller = await callers.callerOf(request);
      request.callerId = caller?.id ?? '';
      await count(request, caller);
      return caller;
    },
  };
}
