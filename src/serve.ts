// A platform that listens: the runtime, its HTTP server, its jobs.
import { callersOf } from './http/authenticate.ts';
import type { Server } from './http/platform.ts';
import { buildServer } from './http/server.ts';
import type { Runtime } from './runtime.ts';

/** The HTTP server of an open platform. */
export function serverOf(runtime: Runtime): Server {
  return buildServer({ context: runtime, callers: callersOf(runtime) });
}
