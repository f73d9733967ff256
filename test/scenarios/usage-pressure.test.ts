// More usage than can be stored: what is too much is turned away, and memory does not grow with it.
import { Agent } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { raw } from '../../src/store/sql.ts';
import { describeOnPostgres } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { ServerProcess } from '../support/server-process.ts';
import { cloudEvent, sendReport } from '../support/usage-reports.ts';

const CLIENTS = 64;
/** Of each report, which is about a megabyte: all clients' together are more than there is room. */
const EVENTS = 1000;
const MORE_MEGABYTES_MAX = 64;
/** What a process holds at most, as docs/concepts/usage-events.md says. */
const ROOM_BYTES = 32_000_000;

describeOnPostgres('usage that comes while the store does not answer', (stores) => {
  let ledger: Ledger;
  let server: ServerProcess;
  let account: Account;
  let secret: string;
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

  beforeAll(async () => {
    const url = await stores.freshUrl();
    [ledger, server] = await Promise.all([Ledger.at(url), ServerProcess.start(url)]);
    account = await ledger.account();
    const input = { account: account.id };
    secret = (await ledger.call<{ readonly secretKey: string }>('keys.create', input)).secretKey;
  }, 60_000);

  afterAll(async () => {
    agent.destroy();
    await server.stop();
    await ledger.close();
  });

  const bodies = Array.from({ length: CLIENTS }, (_, client) =>
    Buffer.from(JSON.stringify(Array.from({ length: EVENTS }, (_, at) => largeEvent(client, at)))),
  );

  /** A figure of the server's metrics. */
  async function figure(name: string): Promise<number> {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const line = text.split('\n').find((one) => one.startsWith(`packledger_${name} `));
    return Number(line?.split(' ')[1]);
  }

  test('is taken as far as there is room, the rest is told to come again', async () => {
    const told = { refused: 0, taken: 0 };
    const moments = new Moments();
    const client = async (body: Buffer) => {
      for (;;) {
        const { status, retryAfter, text } = await sendReport(server.url, { agent, secret, body });
        if (status === 200) {
          told.taken += 1;
          expect(JSON.parse(text)).toMatchObject({ accepted: EVENTS, rejected: 0 });
          return;
        }
        expect([status, text]).toEqual([429, expect.stringContaining('usage_intake_is_full')]);
        expect(Number(retryAfter)).toBeGreaterThanOrEqual(1);
        told.refused += 1;
        moments.reached(told.refused);
      }
    };
    let clients: Promise<unknown> = Promise.resolve();
    const grown = await ledger.database.transaction(async (connection) => {
      await connection.execute(raw('lock table usage_events in exclusive mode'));
      clients = Promise.all(bodies.map(client));
      // The clients are not done before the store answers: they are here when they fail.
      await Promise.race([moments.until(50), clients]);
      const before = await server.memory();
      await Promise.race([moments.until(400), clients]);
      expect(told.taken).toBe(0);
      expect(await figure('usage_intake_full_total')).toBeGreaterThanOrEqual(400);
      const held = await figure('usage_intake_held{what="bytes"}');
      expect(held).toBeGreaterThan(ROOM_BYTES - 2 * (bodies[0]?.length ?? 0));
      expect(held).toBeLessThanOrEqual(ROOM_BYTES);
      return (await server.memory()).peak - before.peak;
    });
    expect(grown).toBeLessThan(MORE_MEGABYTES_MAX);
    await clients;
    const days = await ledger.database.query(raw('select quantity::text as sum from usage_days'));
    expect(days).toEqual([{ sum: `${CLIENTS * EVENTS}` }]);
    expect(await account.problems()).toEqual([]);
    expect(await figure('usage_events_total{outcome="accepted"}')).toBe(CLIENTS * EVENTS);
    expect(await figure('usage_intake_held{what="events"}')).toBe(0);
  }, 120_000);
});

function largeEvent(client: number, at: number): object {
  const long = 'x'.repeat(240);
  const data = { quantity: '1', domain: `d-${long}`, stream: `s-${long}` };
  return cloudEvent({ source: `edge-${long}`, id: `${client}-${at}-${long}` }, data);
}

/** Tells when a count is reached. */
class Moments {
  #count = 0;
  readonly #waiting: { readonly count: number; readonly done: () => void }[] = [];

  reached(count: number): void {
    this.#count = count;
    for (const one of this.#waiting) if (one.count <= count) one.done();
  }

  until(count: number): Promise<void> {
    return new Promise((done) => {
      if (count <= this.#count) done();
      else this.#waiting.push({ count, done });
    });
  }
}
