// What watches over a process asks: is it alive, may it get calls, what has it done.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../engine/index.ts';
import { checkStore, readPlatformState } from '../operations/scheduling/platform-state.ts';
import { sendRefusal } from './errors.ts';
import type { Platform, Server } from './platform.ts';

const NOT_READY = 503;
/** Who asks wants to know soon; a store that needs longer is none to send people to. */
const ANSWER_MS = 2_000;

/** Adds `/healthz`, `/readyz` and `/metrics`. */
export function addWatch(server: Server, platform: Platform): void {
  const { context, settings, metrics, health, usage } = platform;
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (request, reply) => {
    const store = await inTime(checkStore(context)).catch((error: unknown) => {
      request.log.warn({ err: error }, 'not ready: the store does not answer');
      return 'unreachable' as const;
    });
    const ready = store === 'current' && !health.stopping;
    return reply.code(ready ? 200 : NOT_READY).send({ ready, store, stopping: health.stopping });
  });
  server.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, settings.metricsToken)) {
      return sendRefusal(reply, refuse('metrics_are_not_for_everybody').refusal);
    }
    const state = await inTime(readPlatformState(context)).catch(() => null);
    const text = await metrics.text(state, usage.intake.held);
    return reply.type(metrics.contentType).send(text);
  });
}

/** Fails when it takes too long; what it began goes on, and is of no interest any more. */
function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), ANSWER_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/** With a token, whoever has it; else programs of this machine, but not what a proxy passes on. */
function mayReadMetrics({ headers, socket }: FastifyRequest, token: string | null): boolean {
  if (token !== null) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  const isPassedOn = 'x-forwarded-for' in headers || 'forwarded' in headers;
  return !isPassedOn && LOOPBACK.test(socket.remoteAddress ?? '');
}

/** Compares without telling by the time how much was right. */
function isSame(given: string, right: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(right));
}
