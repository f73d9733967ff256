// A program of somebody else's that wants to be told: a real server, whose answers the test sets.
import { createServer, type Server } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** What came, as it came. */
export interface Received {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export class Receiver {
  readonly received: Received[] = [];
  /** What it answers from now on; null: nothing at all. */
  answer: Answer | null = { status: 204 };
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  /** A receiver on a free port of this machine. */
  static async open(): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const headers = Object.entries(request.headers).map(([name, value]) => [name, `${value}`]);
      receiver.received.push({
        path: request.url ?? '',
        headers: Object.fromEntries(headers),
        body: Buffer.concat(pieces).toString('utf8'),
      });
      const { answer } = receiver;
      if (answer !== null) response.writeHead(answer.status, answer.headers).end(answer.body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return receiver;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks`;
  }

  /** The types of the events that came, in order. */
  get types(): readonly string[] {
    return this.received.map(({ body }) => JSON.parse(body).type);
  }

  /** The ids of the events that came, in order. */
  get ids(): readonly (string | undefined)[] {
    return this.received.map(({ headers }) => headers['webhook-id']);
  }

  forget(): void {
    this.received.length = 0;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

/** Whether a message is of who has the secret, as the receivers' own library sees it. */
export function isSignedBy(secret: string, { headers, body }: Received): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
