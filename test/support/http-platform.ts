// A platform with its HTTP server, for tests of what goes over the wire.
import type { InjectOptions } from 'fastify';
import { callersOf } from '../../src/http/authenticate.ts';
import type { PlatformParts, Server } from '../../src/http/platform.ts';
import { buildServer } from '../../src/http/server.ts';
import { collectors } from '../../src/ingest/collectors/collectors.ts';
import { noticeFormats } from '../../src/ingest/formats.ts';
import { reportReaders } from '../../src/ingest/report-readers.ts';
import { UsageIntake } from '../../src/operations/usage/usage-intake.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { Ledger } from './ledger.ts';

/** An answer as a client reads it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  /** What it holds as JSON; null when it is none. */
  readonly json: unknown;
}

export type CallOptions = Pick<InjectOptions, 'headers' | 'payload' | 'query' | 'remoteAddress'> & {
  /** Who calls; an operator if left out, nobody if null. */
  readonly secret?: string | null;
};

/** A ledger on an embedded store in memory, and its server. */
export class HttpPlatform {
  readonly ledger: Ledger;
  readonly server: Server;
  /** The secret of an operator's key. */
  readonly operator: string;

  private constructor(ledger: Ledger, server: Server, operator: string) {
    this.ledger = ledger;
    this.server = server;
    this.operator = operator;
  }

  static async open(parts: Partial<PlatformParts> = {}): Promise<HttpPlatform> {
    const database = await openDatabase('pglite:');
    await migrate(database);
    const ledger = await Ledger.on(database);
    const { secretKey } = await ledger.call<Secret>('operator-keys.create');
    return new HttpPlatform(ledger, serverOn(ledger, parts), secretKey);
  }

  /** The secret of a new key of an account. */
  async keyOf(account: string, access: 'read' | 'full' = 'full'): Promise<string> {
    return (await this.ledger.call<Secret>('keys.create', { account, access })).secretKey;
  }

  /** Calls `GET /api/v1/accounts`, say. */
  async call(line: string, options: CallOptions = {}): Promise<Answer> {
    return callServer(this.server, line, { secret: this.operator, ...options });
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.ledger.close();
  }
}

interface Secret {
  readonly secretKey: string;
}

/** A server of a ledger that is open. */
export function serverOn(
  ledger: Ledger,
  { readsMedia = true, ...parts }: Partial<PlatformParts> & { readonly readsMedia?: boolean } = {},
): Server {
  const { context } = ledger;
  const intake = new UsageIntake(context.database);
  const ways = { readers: reportReaders, collectors, logReaders: noticeFormats };
  const usage = { intake, ...ways, readsMedia };
  return buildServer({ context, callers: callersOf(context), usage, ...parts });
}

/** Calls a server by a line such as `GET /healthz`, without a socket. */
export async function callServer(
  server: Server,
  line: string,
  { secret, headers = {}, ...options }: CallOptions = {},
): Promise<Answer> {
  const [method = '', url = ''] = line.split(' ');
  const response = await server.inject({
    ...options,
    // As a line of a test says it.
    method: method as 'GET',
    url,
    headers: {
      ...(typeof secret === 'string' ? { authorization: `Bearer ${secret}` } : {}),
      ...headers,
    },
  });
  const { statusCode, payload } = response;
  return { status: statusCode, headers: response.headers, text: payload, json: jsonOf(payload) };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
