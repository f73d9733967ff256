// Servers that are killed between the inbox and the reading of it: what was answered is charged,
// once.
import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readInbox } from '../../src/operations/media/read-inbox.ts';
import { describeOnPostgres } from '../support/databases.ts';
import { type Account, Ledger, LIVE } from '../support/ledger.ts';
import { usageOf } from '../support/media-desk.ts';
import { srsHook } from '../support/media-payloads.ts';
import { ServerProcess } from '../support/server-process.ts';

const SESSIONS = 80;
const BYTES = 1_000;
const CLIENTS = 8;

describeOnPostgres('reports that come in while a server is killed', (stores) => {
  let url: string;
  let ledger: Ledger;
  let account: Account;
  let source: { readonly source: { readonly id: string }; readonly token: string };

  beforeAll(async () => {
    url = await stores.freshUrl();
    ledger = await Ledger.at(url);
    account = await ledger.account();
    const rules = [{ app: 'live', account: account.id, play: LIVE }];
    source = await ledger.call('sources.create', { kind: 'srs', name: 'edge', rules });
  });
  afterAll(() => ledger.close());

  /** Sends both hooks of sessions, by many clients; those that were not answered come again. */
  async function send(to: ServerProcess, round: string, onSent = (_: number) => {}) {
    let next = 0;
    let sent = 0;
    const client = async () => {
      for (let at = next++; at < SESSIONS; at = next++) {
        for (const action of ['on_play', 'on_close']) {
          const hook = srsHook(action, { client_id: `${round}-${at}`, send_bytes: BYTES });
          const answered = await fetch(`${to.url}/ingest/srs/${source.token}`, {
            method: 'POST',
            body: JSON.stringify(hook),
          }).then(
            ({ status }) => status === 200,
            () => false,
          );
          if (!answered) return;
        }
        sent += 1;
        onSent(sent);
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
  }

  const charged = async () => {
    const [line = ''] = await usageOf(ledger, account);
    return Number(line.split(' ')[2] ?? 0);
  };

  test('is charged once, whoever reads it', async () => {
    // It keeps and does not read.
    const keeper = await ServerProcess.start(url);
    await send(keeper, 'kept');
    await keeper.kill();
    expect(await charged()).toBe(0);
    // It reads what comes in, and is killed in the middle of both.
    const reader = await ServerProcess.start(url, { roles: 'web,jobs' });
    const killedAt = randomInt(20, SESSIONS - 20);
    let killed = Promise.resolve();
    await send(reader, 'read', (sent) => {
      if (sent === killedAt) killed = reader.kill();
    });
    await killed;
    await vi.waitFor(() => readInbox(ledger.context));
    // All of it again, as a server does that was not answered.
    const last = await ServerProcess.start(url, { roles: 'web,jobs' });
    await send(last, 'read');
    await send(last, 'kept');
    await last.stop();
    await readInbox(ledger.context);
    expect(await usageOf(ledger, account)).toHaveLength(1);
    expect(await charged()).toBe(2 * SESSIONS * BYTES);
    expect(await ledger.problems()).toEqual([]);
  }, 120_000);
});
