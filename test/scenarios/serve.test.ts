// `packledger serve` as processes: what a signal does to calls under way, and who has which role.
// Each start takes seconds, so there are few.
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { createOperatorKey } from '../../src/operations/keys/create-key.ts';
import { openRuntime } from '../../src/runtime.ts';
import { type Started, serve } from '../../src/serve.ts';
import { readServerConfig } from '../../src/server-config.ts';
import { serverLog } from '../../src/server-log.ts';
import { accepted } from '../support/accepted.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { Ledger } from '../support/ledger.ts';
import { ServerProcess } from '../support/server-process.ts';

const TIMEOUT_MS = 120_000;

/** A call of which the first half is sent; `end` sends the rest and gives the answer. */
async function beginCall(url: string, secret: string) {
  const payload = JSON.stringify({ name: 'Made while it stopped' });
  const call = request(`${url}/api/v1/accounts`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      'content-length': payload.length,
      expect: '100-continue',
    },
  });
  // The server has read the head when it asks for the body.
  await once(call, 'continue');
  call.write(payload.slice(0, 9));
  return {
    end: async () => {
      const answered = once(call, 'response');
      call.end(payload.slice(9));
      const [response] = await answered;
      return { status: response.statusCode, json: JSON.parse(await text(response)) };
    },
    failed: () => once(call, 'error'),
  };
}

/** A store with a key of operators, which nobody has open. */
async function storeWithKey(url: string): Promise<string> {
  const ledger = await Ledger.at(url);
  const { secretKey } = await ledger.call<{ secretKey: string }>('operator-keys.create');
  await ledger.close();
  return secretKey;
}

describeOnEachDatabase('a server that is asked to stop', (_open, { freshUrl }) => {
  test(
    'answers what is under way, and its store is whole',
    async () => {
      const url = await freshUrl();
      const secret = await storeWithKey(url);
      const server = await ServerProcess.start(url, { roles: 'web,jobs', readsLog: true });
      try {
        const call = await beginCall(server.url, secret);
        server.signal('SIGTERM');
        await server.logs('stopping');
        const answer = await call.end();
        expect(answer).toMatchObject({ status: 201, json: { id: expect.stringMatching(/^ac_/) } });
        expect(await server.end()).toBe(0);
        const ledger = await Ledger.at(url);
        const account = await ledger.call('accounts.show', { account: answer.json.id });
        expect(account).toMatchObject({ name: 'Made while it stopped' });
        await ledger.close();
      } finally {
        await server.kill();
      }
    },
    TIMEOUT_MS,
  );
});

test('a call that takes too long when its server stops is hung up on', async () => {
  const runtime = await openRuntime({ databaseUrl: 'pglite:', catalogFiles: [] });
  const lines: string[] = [];
  const log = serverLog('info', { write: (line) => lines.push(line) });
  const settings = readServerConfig({ PACKLEDGER_PORT: '0', PACKLEDGER_ROLES: 'web' });
  const stop = new AbortController();
  const { secretKey } = accepted(await createOperatorKey.run(runtime, {}));
  let failed: Promise<unknown> | null = null;
  const onListening = async ({ url }: Started) => {
    failed = (await beginCall(url, secretKey)).failed();
    stop.abort();
  };
  const options = { config: accepted(settings), log, signal: stop.signal, onListening };
  await serve(runtime, { ...options, stopMs: 20 });
  await failed;
  await runtime.close();
  expect(lines.join('')).toContain('takes too long');
});

describeOnPostgres('two servers with a role each', ({ freshUrl }) => {
  test(
    'share a store; a second signal ends one at once',
    async () => {
      const url = await freshUrl();
      const secret = await storeWithKey(url);
      const servers: ServerProcess[] = [];
      const start = async (role: string) => {
        const server = await ServerProcess.start(url, { roles: role, readsLog: true });
        servers.push(server);
        return server;
      };
      try {
        const [web, jobs] = await Promise.all([start('web'), start('jobs')]);
        await jobs.logs('"job":"settle"');
        const call = (server: ServerProcess, path: string) =>
          fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${secret}` } });
        expect((await call(web, '/api/v1/accounts')).status).toBe(200);
        expect((await call(jobs, '/api/v1/accounts')).status).toBe(404);
        expect((await call(jobs, '/readyz')).status).toBe(200);
        const metrics = await (await call(jobs, '/metrics')).text();
        expect(metrics).toMatch(/packledger_job_runs_total\{job="settle",outcome="done"\} 1/);
        jobs.signal('SIGINT');
        expect(await jobs.end()).toBe(0);
        const underWay = await beginCall(web.url, secret);
        web.signal('SIGTERM');
        await web.logs('stopping');
        web.signal('SIGTERM');
        await underWay.failed();
        expect(await web.end()).toBe('SIGTERM');
      } finally {
        for (const server of servers) await server.kill();
      }
    },
    TIMEOUT_MS,
  );
});
