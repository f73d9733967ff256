// A platform that media servers report to, in the words of its stories.
import type { Static } from 'typebox';
import type { StreamRule } from '../../src/engine/index.ts';
import type { Server } from '../../src/http/platform.ts';
import type { createSource } from '../../src/operations/media/create-source.ts';
import { readInbox } from '../../src/operations/media/read-inbox.ts';
import type { Reconciliation } from '../../src/operations/media/reconcile.ts';
import { type Answer, callServer, serverOn } from './http-platform.ts';
import type { Account, Ledger } from './ledger.ts';
import { liveKitToken } from './media-payloads.ts';

type Wish = Partial<Static<typeof createSource.input>>;

/** How each kind says what it sends. */
const TYPES: Readonly<Record<string, string>> = {
  srs: 'application/json',
  zlm: 'application/json',
  nms: 'text/plain;charset=UTF-8',
  livekit: 'application/webhook+json',
  'nginx-rtmp': 'application/x-www-form-urlencoded',
  mediamtx: 'application/json',
};

/** A source, and what is sent to it. */
export class TestSource {
  readonly id: string;
  readonly kind: string;
  readonly token: string;
  readonly #ledger: Ledger;
  readonly #server: Server;

  constructor(
    place: { readonly ledger: Ledger; readonly server: Server },
    made: { readonly id: string; readonly kind: string; readonly token: string },
  ) {
    this.#ledger = place.ledger;
    this.#server = place.server;
    this.id = made.id;
    this.kind = made.kind;
    this.token = made.token;
  }

  /** Sends one report at a time of the platform's clock. */
  async send(payload: object | string, { at, query = '' }: SendOptions = {}): Promise<Answer> {
    if (at !== undefined) this.#ledger.itIs(at);
    const isForm = this.kind === 'nginx-rtmp';
    const json = () =>
      isForm ? new URLSearchParams(Object.entries(payload)).toString() : JSON.stringify(payload);
    const body = typeof payload === 'string' ? payload : json();
    const type = TYPES[this.kind] ?? '';
    const signed: Record<string, string> =
      this.kind === 'livekit' ? { authorization: liveKitToken(body) } : {};
    return callServer(this.#server, `POST /ingest/${this.kind}/${this.token}${query}`, {
      secret: null,
      headers: { 'content-type': type, ...signed },
      payload: body,
    });
  }

  /** What became of a day, once all that was sent is read. */
  async day(date: string): Promise<Reconciliation> {
    await readInbox(this.#ledger.context);
    return this.#ledger.call<Reconciliation>('sources.reconcile', { source: this.id, date });
  }

  rules(...rules: readonly StreamRule[]): Promise<{ readonly charged: number }> {
    return this.#ledger.call('sources.set-rules', { source: this.id, rules });
  }
}

export interface SendOptions {
  readonly at?: string;
  readonly query?: string;
}

/** Makes a source on a platform with a server. */
export async function sourceOn(
  place: { readonly ledger: Ledger; readonly server: Server },
  kind: string,
  wish: Wish = {},
): Promise<TestSource> {
  const made = await place.ledger.call<{ source: { id: string }; token: string }>(
    'sources.create',
    { kind, name: `A ${kind}`, ...wish },
  );
  return new TestSource(place, { id: made.source.id, kind, token: made.token });
}

/** A server that leaves reading to the test. */
export function deskServer(ledger: Ledger): Server {
  return serverOn(ledger, { readsMedia: false });
}

/** What an account used, by day and item. */
export async function usageOf(ledger: Ledger, account: Account): Promise<readonly string[]> {
  const rows = await ledger.database.query<{ line: string }>({
    text: `select usage_date || ' ' || item || ' ' || quantity as line from usage_days
      where account_id = $1 order by usage_date, item`,
    values: [account.id],
  });
  return rows.map(({ line }) => line);
}
