import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The program that webhooks of the demo go to: it answers everything, and keeps nothing. */
export interface DemoReceiver {
  readonly port: number;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Listens on this machine; on a port that is free with 0. Null: the port is taken by now, so the
 * webhooks of the demo fail like those of a program that is away.
 */
export async function startReceiver(port: number): Promise<DemoReceiver | null> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(204).end());
  });
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, HOST, () => resolve(true));
  });
  if (!listening) return null;
  server.unref();
  // Of a server that listens on a port, it is one.
  const address = server.address() as AddressInfo;
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Where webhooks find it; and a port at which nobody listens. */
export function receiversAt(port: number) {
  return { answering: `http://${HOST}:${port}/webhooks`, silent: `http://${HOST}:1/webhooks` };
}
