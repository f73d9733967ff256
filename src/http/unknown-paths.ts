// Calls that no face answers: there is no such path, or it takes other methods.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../engine/index.ts';
import { sendRefusal } from './errors.ts';
import type { Server } from './platform.ts';

const PATH_SHOWN_MAX = 200;

/** Answers what no face does. It must be called before faces add their routes. */
export function answerUnknownPaths(server: Server): void {
  const routes: { readonly pattern: RegExp; readonly method: string }[] = [];
  server.addHook('onRoute', ({ url, method, constraints }) => {
    // Who calls it so does not come here: such a route takes certain calls alone.
    if (constraints !== undefined) return;
    const pattern = patternOf(url);
    for (const one of [method].flat()) routes.push({ pattern, method: one });
  });
  server.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const [path = ''] = request.url.split('?');
    const there = routes.filter(({ pattern }) => pattern.test(path));
    const shown = path.slice(0, PATH_SHOWN_MAX);
    // Of a route that takes any path, such as that of files, some lead nowhere.
    const isTaken = there.some(({ method }) => method === request.method);
    if (there.length === 0 || isTaken) {
      return sendRefusal(reply, refuse('path_is_unknown', { path: shown }).refusal);
    }
    const known = [...new Set(there.map(({ method }) => method))].sort().join(', ');
    const params = { path: shown, method: request.method, known };
    reply.header('allow', known);
    return sendRefusal(reply, refuse('method_is_not_allowed', params).refusal);
  });
}

/** What paths a route answers: a part that begins with a colon is any, a star is the rest. */
function patternOf(url: string): RegExp {
  const parts = url.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('\\*', '.*');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
