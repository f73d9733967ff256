// What the server does beside its faces: it watches, limits, logs, and bears with no client long.
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import type { FastifyPluginAsync } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callServer, HttpPlatform, serverOn } from '../../test/support/http-platform.ts';
import { serverLog } from '../server-log.ts';
import { raw } from '../store/sql.ts';
import { Metrics } from './metrics.ts';
import type { Server } from './platform.ts';
import { pageHeaders } from './security.ts';

let platform: HttpPlatform;
let account: string;
const servers: Server[] = [];

beforeAll(async () => {
  platform = await HttpPlatform.open();
  account = (await platform.ledger.account('Example Live')).id;
});
afterAll(async () => {
  for (const server of servers) await server.close();
  await platform.close();
});

/** Another server on the same ledger. */
function server(parts: Parameters<typeof serverOn>[1]): Server {
  const made = serverOn(platform.ledger, parts);
  servers.push(made);
  return made;
}

describe('what watches over the server', () => {
  test('is told that the process is alive and may get calls', async () => {
    const nobody = { secret: null };
    expect((await platform.call('GET /healthz', nobody)).json).toEqual({ status: 'ok' });
    const ready = await platform.call('GET /readyz', nobody);
    expect(ready).toMatchObject({
      status: 200,
      json: { ready: true, store: 'current', stopping: false },
    });
  });

  test('is told not to send calls to a server that stops', async () => {
    const stopping = server({ health: { stopping: true } });
    expect(await callServer(stopping, 'GET /readyz')).toMatchObject({
      status: 503,
      json: { ready: false, stopping: true },
    });
    expect(await callServer(stopping, 'GET /healthz')).toMatchObject({ status: 200 });
  });

  test('is answered by a server that has no faces, and nobody else is', async () => {
    const watched = server({ web: false });
    expect(await callServer(watched, 'GET /readyz')).toMatchObject({ status: 200 });
    const { operator: secret } = platform;
    const call = await callServer(watched, 'GET /api/v1/accounts', { secret });
    expect(call).toMatchObject({ status: 404, json: { code: 'path_is_unknown' } });
  });

  test('reads what the server counted', async () => {
    const metrics = new Metrics();
    const counting = server({ metrics });
    await callServer(counting, `GET /api/v1/accounts/${account}`, { secret: platform.operator });
    await callServer(counting, `GET /api/v1/accounts/${account}`);
    await callServer(counting, 'GET /wp-login.php');
    metrics.eventsEnded({ accepted: 0, duplicates: 3, rejected: 0 });
    metrics.runEnded('settle', 'done');
    const { headers, text } = await callServer(counting, 'GET /metrics');
    expect(headers['content-type']).toContain('text/plain');
    const route = 'method="GET",route="/api/v1/accounts/:account"';
    for (const line of [
      `packledger_http_request_seconds_count{${route},status="200"} 1`,
      `packledger_http_request_seconds_count{${route},status="401"} 1`,
      'packledger_http_request_seconds_count{method="GET",route="",status="404"} 1',
      'packledger_usage_events_total{outcome="duplicate"} 3',
      'packledger_job_runs_total{job="settle",outcome="done"} 1',
      'packledger_store_up 1',
      'packledger_unsettled_days 0',
      'packledger_webhooks_pending 0',
      'packledger_mails_pending 0',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
  });

  test.for([
    [{ remoteAddress: '192.0.2.1' }],
    [{ headers: { 'x-forwarded-for': '127.0.0.1' } }],
    [{ headers: { forwarded: 'for=127.0.0.1' } }],
  ])('reads figures only on the same machine: not %o', async ([options]) => {
    const answer = await platform.call('GET /metrics', { secret: null, ...options });
    expect(answer.json).toMatchObject({ status: 403, code: 'metrics_are_not_for_everybody' });
  });

  test('reads figures from anywhere with the token, and never without', async () => {
    const token = 'a-token-of-the-metrics';
    const closed = server({ settings: { metricsToken: token } });
    const from = { remoteAddress: '192.0.2.1' };
    expect(await callServer(closed, 'GET /metrics', { ...from, secret: token })).toMatchObject({
      status: 200,
    });
    expect(await callServer(closed, 'GET /metrics', { secret: 'another' })).toMatchObject({
      status: 403,
    });
  });
});

describe('a caller', () => {
  const limited = { callsAMinute: { known: 2, nobody: 1 } };

  test('has so many calls a minute, whatever the others do', async () => {
    const limiting = server({ settings: limited });
    const line = `GET /api/v1/accounts/${account}`;
    const secret = await platform.keyOf(account);
    const first = await callServer(limiting, line, { secret });
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' });
    await callServer(limiting, line, { secret });
    const third = await callServer(limiting, line, { secret });
    expect(third).toMatchObject({ status: 429, json: { code: 'too_many_calls' } });
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    const other = await callServer(limiting, line, { secret: platform.operator });
    expect(other.status).toBe(200);
  });

  test('who is nobody is known by the address, which only known proxies say', async () => {
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const statuses = async (settings: object) => {
      const limiting = server({ settings: { ...limited, ...settings } });
      const line = 'GET /api/v1/accounts';
      const first = await callServer(limiting, line, from('192.0.2.1'));
      const second = await callServer(limiting, line, from('192.0.2.2'));
      return [first.status, second.status];
    };
    expect(await statuses({ trustProxy: ['loopback'] })).toEqual([401, 401]);
    expect(await statuses({ trustProxy: ['10.0.0.0/8'] })).toEqual([401, 429]);
    expect(await statuses({})).toEqual([401, 429]);
  });
});

describe('a fault', () => {
  const failing = (error: Error) => ({ callerOf: () => Promise.reject(error) });

  test('is answered with the id of the request, and its reason is in the log alone', async () => {
    const lines: string[] = [];
    const log = serverLog('info', { write: (line) => lines.push(line) });
    const broken = server({ log, callers: failing(new Error('the disk is on fire')) });
    const answer = await callServer(broken, 'GET /api/v1/accounts');
    expect(answer).toMatchObject({ status: 500, json: { code: 'something_went_wrong' } });
    expect(answer.text).not.toMatch(/disk|Error|\bat /);
    const { requestId } = Object(answer.json);
    const logged = lines.find((line) => line.includes('the disk is on fire')) ?? '{}';
    expect(JSON.parse(logged)).toMatchObject({ requestId, err: { stack: expect.any(String) } });
  });

  test('of the store is for now, and says so', async () => {
    const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const answer = await callServer(server({ callers: failing(gone) }), 'GET /api/v1/accounts');
    expect(answer).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      json: { code: 'store_is_not_reachable' },
    });
  });
});

describe('the log', () => {
  test('has who called what, and no secret that came along', async () => {
    const lines: string[] = [];
    const log = serverLog('debug', { write: (line) => lines.push(line) });
    const logging = server({ log });
    const secret = await platform.keyOf(account);
    const headers = { cookie: 'packledger.session=hush-cookie', 'x-request-id': 'theirs-7' };
    const payload = { name: 'A contact', password: 'hush-password' };
    const path = `/api/v1/accounts/${account}`;
    await callServer(logging, `GET ${path}/messages?limit=hush-query`, { secret, headers });
    await callServer(logging, `POST ${path}/contacts`, { secret, headers, payload });
    await callServer(logging, 'GET /api/auth/reset-password/hush-token?token=hush-token');
    await callServer(logging, 'GET /api/v1/accounts', { secret: 'plk_hush-unknown' });
    await callServer(logging, 'GET /metrics', { secret: 'hush-metrics' });
    const text = lines.join('');
    expect(text).not.toContain('hush');
    expect(text).not.toContain(secret);
    expect(lines.map((line) => JSON.parse(line))).toContainEqual(
      expect.objectContaining({
        method: 'GET',
        route: '/api/v1/accounts/:account/messages',
        status: 400,
        account,
        caller: expect.stringMatching(/^ky_/),
        requestId: expect.stringMatching(/^rq_/),
        callerRequestId: 'theirs-7',
      }),
    );
  });
});

describe('a browser', () => {
  test('is told to come by https only when that is how the server is reached', async () => {
    const secure = server({ settings: { publicUrl: 'https://ledger.example.com' } });
    const { headers } = await callServer(secure, 'GET /healthz');
    expect(headers['strict-transport-security']).toBe('max-age=31536000');
    const origin = 'https://ledger.example.com';
    const own = { headers: { origin, cookie: 'a=b' }, payload: {} };
    expect(await callServer(secure, 'POST /api/v1/accounts', own)).toMatchObject({ status: 401 });
  });
});

describe('a page', () => {
  test('may run and style itself with files of the server, and style with its nonce', async () => {
    const paged = server({});
    const pages: FastifyPluginAsync = async (part) => {
      part.get('/page', (_, reply) => {
        const { nonce, headers } = pageHeaders();
        return reply.headers(headers).send({ nonce });
      });
    };
    paged.register(pages);
    const { headers, json } = await callServer(paged, 'GET /page');
    const { nonce } = Object(json);
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonce}'`,
        "frame-ancestors 'none'",
      ]),
    );
    expect(nonce).toMatch(/^[0-9a-f]{32}$/);
    const again = await callServer(paged, 'GET /page');
    expect(Object(again.json).nonce).not.toBe(nonce);
    expect(headers).toMatchObject({
      ...OF_ALL,
      'content-security-policy': expect.anything(),
      'cross-origin-opener-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'referrer-policy': 'no-referrer',
    });
  });
});

const OF_ALL = {
  'content-security-policy':
    "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

test('the page of the API has the headers of a page, and a policy of its own', async () => {
  const { headers } = await callServer(server({}), 'GET /api/docs');
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("style-src 'self' 'unsafe-inline'"),
    'cross-origin-opener-policy': 'same-origin',
    'x-frame-options': 'DENY',
  });
});

test.each(['GET /healthz', 'GET /api/v1/accounts', 'GET /nowhere'])(
  'what %s answers is run, framed and kept by no browser',
  async (call) => {
    const { headers } = await callServer(server({}), call);
    expect(headers).toMatchObject(OF_ALL);
  },
);

describe('a slow client', () => {
  test.for([
    ['the head', 'GET /healthz HTTP/1.1\r\nhost: a\r\nx-slow: '],
    ['the body', 'POST /api/v1/accounts HTTP/1.1\r\nhost: a\r\nauthorization: Bearer KEY\r\n'],
  ] as const)('that does not send all of %s is hung up on', async ([, head]) => {
    const impatient = server({ slowClients: { headMs: 50, callMs: 50, lookMs: 20 } });
    await impatient.listen({ port: 0, host: '127.0.0.1' });
    // A server that listens on a port has such an address.
    const { port } = impatient.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.on('data', (data) => {
      heard += data;
    });
    const body = 'content-type: application/json\r\ncontent-length: 9\r\n\r\n{';
    const sent = head.replace('KEY', platform.operator);
    socket.write(head.startsWith('POST') ? `${sent}${body}` : sent);
    await once(socket, 'close');
    expect(heard).toMatch(/^HTTP\/1.1 408 /);
  });
});

test('a store that a newer packledger changed gets no calls from this one', async () => {
  const { database } = platform.ledger;
  await database.query(raw("insert into schema_migrations (number, name) values (9999, 'newer')"));
  const ready = await platform.call('GET /readyz');
  expect(ready).toMatchObject({ status: 503, json: { ready: false, store: 'another' } });
});
