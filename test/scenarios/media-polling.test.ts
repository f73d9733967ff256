// Media servers whose counters are read from their API, and hooks that ask who may stream.

import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StreamRule } from '../../src/engine/index.ts';
import type { Server } from '../../src/http/platform.ts';
import { pollers } from '../../src/ingest/pollers/pollers.ts';
import { totalsReaders } from '../../src/ingest/pollers/totals.ts';
import { pollSources } from '../../src/operations/media/poll-sources.ts';
import { readInbox } from '../../src/operations/media/read-inbox.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { type Account, Ledger, LIVE } from '../support/ledger.ts';
import { deskServer, sourceOn, TestSource, usageOf } from '../support/media-desk.ts';
import { nmsNotify, srsHook, zlmReport } from '../support/media-payloads.ts';
import { databaseUrl, withServer } from '../support/postgres-server.ts';

const NOON = '2022-03-02T12:00:00+08:00';

describeOnEachDatabase('media servers that are asked', (open) => {
  let ledger: Ledger;
  let server: Server;
  let account: Account;
  let api: HttpServer;
  let pollUrl: string;
  /** What the API of the media server answers, by path. */
  let answers: Readonly<Record<string, unknown>> = {};

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    server = deskServer(ledger);
    api = createServer((request, response) => {
      const answer = answers[(request.url ?? '').split('?')[0] ?? ''];
      response.statusCode = answer === undefined ? 404 : 200;
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? {}));
    }).listen(0, '127.0.0.1');
    await once(api, 'listening');
    pollUrl = `http://127.0.0.1:${(api.address() as AddressInfo).port}`; // of a TCP server
  });
  afterAll(async () => {
    await server.close();
    api.close();
  });
  beforeEach(async () => {
    account = await ledger.account();
    ledger.itIs(NOON);
  });

  const rules = (): readonly StreamRule[] => [{ app: 'live', account: account.id, play: LIVE }];
  const sourceOf = (kind: string, more = {}) =>
    sourceOn({ ledger, server }, kind, { rules: rules(), ...more });
  const usage = () => usageOf(ledger, account);

  /** One reading of the API at a time of the platform's clock; what it does not answer is told. */
  async function poll(at: string, next: typeof answers): Promise<readonly string[]> {
    ledger.itIs(at);
    answers = next;
    const faults: string[] = [];
    const onFault = (source: string) => faults.push(source);
    await pollSources(ledger.context, { pollers, totals: totalsReaders, onFault });
    return faults;
  }

  describe('MediaMTX', () => {
    const session = (outboundBytes: number, more = {}) => ({
      '/v3/rtmpconns/list': {
        pageCount: 1,
        items: [
          {
            id: `of ${account.id}`,
            created: '2022-03-02T23:50:00+08:00',
            path: 'live/room-1',
            query: 'uid=u1',
            remoteAddr: '203.0.113.9:5432',
            state: 'read',
            inboundBytes: 9,
            outboundBytes,
            ...more,
          },
        ],
      },
    });
    const none = { '/v3/rtmpconns/list': { pageCount: 1, items: [] } };

    beforeEach(async () => {
      const others = await ledger.call<{ sources: { id: string }[] }>('sources.list');
      for (const { id } of others.sources) await ledger.call('sources.revoke', { source: id });
      await sourceOf('mediamtx', { pollUrl });
    });

    test('counters seen around midnight part a session to the second reading', async () => {
      await poll('2022-03-02T23:59:50+08:00', session(900));
      await poll('2022-03-03T00:00:10+08:00', session(1000));
      await poll('2022-03-03T00:00:20+08:00', session(1010));
      await poll('2022-03-03T00:00:30+08:00', none);
      await poll('2022-03-03T00:00:40+08:00', none);
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 950`, `2022-03-03 ${LIVE} 60`]);
    });

    test('a server that does not answer ends no session; a counter that fell is new', async () => {
      await poll('2022-03-03T01:00:00+08:00', session(500));
      expect(await poll('2022-03-03T01:00:10+08:00', { '/v3/rtmpconns/list': [] })).not.toEqual([]);
      await poll('2022-03-03T01:00:20+08:00', session(700));
      await poll('2022-03-03T01:00:30+08:00', session(40));
      await poll('2022-03-03T01:00:40+08:00', none);
      const sum = (await usage()).reduce((total, line) => total + Number(line.split(' ')[2]), 0);
      expect(sum).toBe(740);
    });
  });

  describe('SRS', () => {
    test('clients without on_close have bytes; those with it have the last of them', async () => {
      const srs = await sourceOf('srs', { pollUrl });
      const client = (id: string, send_bytes: number) => ({
        id,
        vhost: 'vid-1',
        url: '/live/room-1',
        ip: '203.0.113.9',
        type: 'flv-play',
        publish: false,
        alive: 10.5,
        send_bytes,
        recv_bytes: 1,
      });
      const clients = (...of: readonly object[]) => ({
        '/api/v1/clients': { code: 0, service: '382a7i2l', clients: of },
      });
      await srs.send(srsHook('on_play', { client_id: 'rtmp' }));
      await readInbox(ledger.context);
      await poll('2022-03-02T12:00:10+08:00', clients(client('rtmp', 50), client('flv', 70)));
      await poll('2022-03-02T12:00:20+08:00', clients());
      await srs.send(srsHook('on_close', { client_id: 'rtmp', send_bytes: 58 }));
      await readInbox(ledger.context);
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 128`]);
    });
  });

  describe('what servers count themselves', () => {
    const counted = async (source: TestSource, date: string) => {
      const { played, published, watched } = await source.day(date);
      return [played.counted, published.counted, watched?.restarts ?? null];
    };

    test('of SRS is what its virtual hosts rise by, also over a restart', async () => {
      const srs = await sourceOf('srs', { pollUrl });
      const hosts = (service: string, ...of: readonly (readonly [string, number, number])[]) => ({
        '/api/v1/clients': { code: 0, service, clients: [] },
        '/api/v1/vhosts': {
          code: 0,
          service,
          vhosts: of.map(([id, send_bytes, recv_bytes]) => ({ id, send_bytes, recv_bytes })),
        },
      });
      expect(await counted(srs, '2022-03-02')).toEqual([null, null, null]);
      // What it counted before it was watched is none of it.
      await poll('2022-03-02T12:00:00+08:00', hosts('run-1', ['vid-1', 5000, 70]));
      await poll('2022-03-02T12:00:10+08:00', hosts('run-1', ['vid-1', 5600, 80]));
      await poll('2022-03-02T12:00:20+08:00', hosts('run-1', ['vid-1', 5600, 80], ['vid-2', 9, 0]));
      expect(await counted(srs, '2022-03-02')).toEqual(['609', '10', 0]);
      // A server that does not answer, or not as it should, changes nothing.
      expect(await poll('2022-03-02T12:00:30+08:00', {})).not.toEqual([]);
      await poll('2022-03-02T23:59:50+08:00', hosts('run-2', ['vid-9', 1000, 1]));
      await poll('2022-03-03T00:00:10+08:00', hosts('run-2', ['vid-9', 1100, 1]));
      expect(await counted(srs, '2022-03-02')).toEqual(['1659', '11', 1]);
      expect(await counted(srs, '2022-03-03')).toEqual(['50', '0', 0]);
      // What somebody tells counts more.
      const total = { source: srs.id, date: '2022-03-03', played: '60' };
      expect(await ledger.call('sources.set-total', total)).toMatchObject({
        played: { counted: '50', total: '60' },
        watched: { from: '2022-03-03T00:00:00+08:00', to: '2022-03-03T00:00:10+08:00' },
      });
    });

    test('of MediaMTX is what its paths rise by; a path that is there again is new', async () => {
      const mtx = await sourceOf('mediamtx', { pollUrl });
      const paths = (...of: readonly object[]) => ({
        '/v3/paths/list': { pageCount: 1, items: of },
      });
      const room = (readyTime: string, bytesSent: number) => ({
        name: 'live/room-1',
        readyTime,
        bytesSent,
        bytesReceived: 7,
      });
      await poll('2022-03-02T12:00:00+08:00', paths());
      await poll('2022-03-02T12:00:10+08:00', paths(room('12:00:05', 300)));
      await poll('2022-03-02T12:00:20+08:00', paths());
      await poll('2022-03-02T12:00:30+08:00', paths(room('12:00:25', 400)));
      expect(await counted(mtx, '2022-03-02')).toEqual(['700', '14', 0]);
    });

    test('of nginx-rtmp is on its page; another page is told to be none', async () => {
      const nginx = await sourceOf('nginx-rtmp', { pollUrl: `${pollUrl}/stat` });
      const page = (pid: number, sent: number) =>
        `<?xml version="1.0"?><rtmp><pid>${pid}</pid><bytes_in>5</bytes_in>` +
        `<bytes_out>${sent}</bytes_out><server><bytes_out>999999</bytes_out></server></rtmp>`;
      await poll('2022-03-02T12:00:00+08:00', { '/stat': page(7, 100) });
      await poll('2022-03-02T12:00:10+08:00', { '/stat': page(7, 350) });
      await poll('2022-03-02T12:00:20+08:00', { '/stat': page(8, 20) });
      expect(await poll('2022-03-02T12:00:30+08:00', { '/stat': '<html/>' })).toContain(nginx.id);
      expect(await counted(nginx, '2022-03-02')).toEqual(['270', '5', 1]);
    });
  });

  describe('who may stream', () => {
    let closed: TestSource;
    beforeEach(async () => {
      closed = await sourceOf('srs', { gate: 'closed' });
    });
    const play = (source: TestSource, more = {}) => source.send(srsHook('on_play', more));
    const stop = () =>
      ledger.call('accounts.stop', { account: account.id, reason: 'violation of terms' });

    test('an account that is served is let in, one that was stopped is not', async () => {
      expect(await play(closed)).toMatchObject({ status: 200, json: { code: 0 } });
      await stop();
      const other = await sourceOf('nms');
      // The answer before holds for some seconds.
      expect((await play(closed)).status).toBe(200);
      const publish = await closed.send(srsHook('on_publish'));
      expect(publish).toMatchObject({ status: 403, json: { code: 403 } });
      expect((await other.send(nmsNotify('prePublish'))).status).toBe(403);
      // Who is in is not thrown out.
      expect((await other.send(nmsNotify('postPlay'))).status).toBe(200);
      expect((await other.send(nmsNotify('donePlay'))).status).toBe(200);
      const off = await sourceOf('srs', { gate: 'off' });
      expect((await off.send(srsHook('on_publish'))).status).toBe(200);
    });

    test.for<[string, (stream: string) => object]>([
      ['mediamtx', (path) => ({ action: 'read', path: `live/${path}`, ip: '203.0.113.9' })],
      ['mediamtx', (path) => ({ action: 'publish', path: `live/${path}`, query: 'uid=u1' })],
      ['nginx-rtmp', (name) => ({ call: 'play', app: 'live', name, addr: '203.0.113.9' })],
      ['nginx-rtmp', (name) => ({ call: 'publish', app: 'live', name, type: 'live' })],
      ['zlm', (stream) => ({ mediaServerId: 'zlm-1', app: 'live', stream, params: '' })],
    ])('%s is told by its hook: %s', async ([kind, hook]) => {
      const source = await sourceOf(kind, { gate: 'closed' });
      const query = kind === 'zlm' ? '?on=play' : '';
      const ask = (stream: string) => source.send(hook(stream), { query });
      expect((await ask('room-1')).status).toBe(200);
      await source.rules({ app: 'live', stream: 'other', account: account.id, play: LIVE });
      expect((await ask('room-1')).status).toBe(403);
    });

    test('whom no rule names is let in or not, as the source says', async () => {
      const opened = await sourceOf('srs');
      expect((await play(closed, { app: 'other' })).status).toBe(403);
      expect((await play(opened, { app: 'other' })).status).toBe(200);
      expect((await closed.send('rubbish')).status).toBe(403);
    });
  });
});

describeOnEachDatabase('while the store is away', (open) => {
  test('nobody is cut, and who sends again is asked to', async () => {
    const ledger = await Ledger.on(await open());
    const server = deskServer(ledger);
    const place = { ledger, server };
    const nms = await sourceOn(place, 'nms');
    const zlm = await sourceOn(place, 'zlm');
    const closed = await sourceOn(place, 'nms', { gate: 'closed' });
    for (const source of [nms, closed]) await source.send(nmsNotify('postPlay'));
    await zlm.send(zlmReport());
    await ledger.close();
    expect((await nms.send(nmsNotify('prePlay'))).status).toBe(200);
    expect((await nms.send(nmsNotify('donePlay'))).status).toBe(200);
    expect((await closed.send(nmsNotify('prePlay'))).status).toBe(403);
    expect((await zlm.send(zlmReport({ id: 'b' }))).status).toBe(503);
    await server.close();
  });
});

describeOnPostgres('while PostgreSQL is away', (stores) => {
  test('what comes in is held, also by a server that has just started, and charged', async () => {
    const url = await stores.freshUrl();
    const ledger = await Ledger.at(url);
    const account = await ledger.account();
    const rules = [{ app: 'live', account: account.id, play: LIVE }];
    const [old, young] = [deskServer(ledger), deskServer(ledger)];
    const nms = await sourceOn({ ledger, server: old }, 'nms', { rules });
    const zlm = await sourceOn({ ledger, server: young }, 'zlm', { rules });
    await nms.send(nmsNotify('postPlay'));
    const restarted = new TestSource({ ledger, server: young }, nms);
    await away(url, true);
    try {
      expect((await nms.send(nmsNotify('donePlay', { outbytes: 1000 }))).status).toBe(200);
      for (const action of ['prePlay', 'postPlay', 'donePlay']) {
        const notify = nmsNotify(action, { id: 'another', outbytes: 70 });
        expect((await restarted.send(notify)).status).toBe(200);
      }
      const nobodys = new TestSource({ ledger, server: young }, { ...nms, token: 'pls_nobody' });
      expect((await nobodys.send(nmsNotify('donePlay', { id: 'x' }))).status).toBe(200);
      expect((await zlm.send(zlmReport())).status).toBe(503);
    } finally {
      await away(url, false);
    }
    for (const server of [old, young]) await server.close();
    await readInbox(ledger.context);
    expect(await usageOf(ledger, account)).toEqual([`2022-03-02 ${LIVE} 1070`]);
    await ledger.close();
  });

  /** Lets nobody into the database and throws out who is in, or lets them in again. */
  async function away(url: string, isAway: boolean): Promise<void> {
    const name = new URL(url).pathname.slice(1);
    await withServer(databaseUrl(url, 'postgres'), async (run) => {
      await run(`alter database "${name}" with allow_connections ${!isAway}`);
      if (!isAway) return;
      await run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    });
  }
});
