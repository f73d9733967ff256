// The HTTP server: faces beside each other on one Fastify. It translates and decides nothing.
import fastify from 'fastify';
import { apiDocsFace } from './api-docs.ts';
import type { Face, Platform, PlatformParts, Server } from './platform.ts';
import { restFace } from './rest.ts';

const FACES: readonly Face[] = [restFace, apiDocsFace];

const SETTINGS = { publicUrl: 'http://127.0.0.1:8080', trustProxy: [] };

/** A server that is ready to listen; `inject` calls it without a socket. */
export function buildServer({ log, settings, ...parts }: PlatformParts): Server {
  const platform: Platform = { ...parts, settings: { ...SETTINGS, ...settings } };
  const { ids } = platform.context;
  const { trustProxy } = platform.settings;
  const server = fastify({
    genReqId: () => ids.next('rq'),
    trustProxy: trustProxy.length > 0 && [...trustProxy],
    disableRequestLogging: true,
    ...(log === undefined ? {} : { loggerInstance: log }),
  });
  for (const face of FACES) server.register(async (part) => face(part, platform));
  return server;
}
