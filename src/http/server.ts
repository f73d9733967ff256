// The HTTP server: faces beside each other on one Fastify. It translates and decides nothing.
import fastify from 'fastify';
import type { Face, Platform, Server } from './platform.ts';
import { restFace } from './rest.ts';

const FACES: readonly Face[] = [restFace];

/** A server that is ready to listen; `inject` calls it without a socket. */
export function buildServer(platform: Platform): Server {
  const { ids } = platform.context;
  const server = fastify({ genReqId: () => ids.next('rq') });
  for (const face of FACES) face(server, platform);
  return server;
}
