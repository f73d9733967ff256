import { once } from 'node:events';
import { createServer } from 'node:net';
import type { ServerConfig } from '../server-config.ts';

/** Whether a server could listen there; throws what listening would, told as that. */
export async function probeAddress({
  host,
  port,
}: Pick<ServerConfig, 'host' | 'port'>): Promise<void> {
  const server = createServer();
  server.listen({ host, port });
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}
