// What media servers report becomes usage: of the right account, once, on the right days.
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StreamRule } from '../../src/engine/index.ts';
import type { Server } from '../../src/http/platform.ts';
import { readSrsLog } from '../../src/ingest/srs-log.ts';
import { importNotices } from '../../src/operations/media/import-notices.ts';
import { readInbox } from '../../src/operations/media/read-inbox.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { callServer } from '../support/http-platform.ts';
import { type Account, Ledger, LIVE } from '../support/ledger.ts';
import { deskServer, sourceOn, type TestSource, usageOf } from '../support/media-desk.ts';
import {
  LIVEKIT_PAIR,
  liveKitEvent,
  liveKitToken,
  nmsNotify,
  srsHook,
  zlmReport,
} from '../support/media-payloads.ts';

const NOON = '2022-03-02T12:00:00+08:00';
const TAKEN = { status: 200, json: { code: 0, msg: 'success' } };

describeOnEachDatabase('media servers report', (open) => {
  let ledger: Ledger;
  let server: Server;
  let account: Account;
  let neighbour: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    server = deskServer(ledger);
    await ledger.call('address-ranges.set', {
      ranges: [
        { range: '203.0.113.0/24', place: 'CN' },
        { range: '198.51.100.0/24', place: 'SG' },
        { range: '2001:db8::/32', place: 'europe' },
        { range: '192.0.2.0/24', place: 'ZZ' },
      ],
    });
  });

  afterAll(() => server.close());

  beforeEach(async () => {
    account = await ledger.account();
    neighbour = await ledger.account();
    ledger.itIs(NOON);
  });

  const rule = (more: Partial<StreamRule> = {}): StreamRule => ({
    account: account.id,
    argument: { name: 'uid', value: 'u1' },
    play: 'live.downstream.ZONE',
    ...more,
  });
  const sourceOf = (kind: string, rules: readonly StreamRule[] = [rule()], more = {}) =>
    sourceOn({ ledger, server }, kind, { rules, ...more });
  const usage = () => usageOf(ledger, account);

  describe('SRS', () => {
    let srs: TestSource;
    beforeEach(async () => {
      srs = await sourceOf('srs', [rule({ publish: 'push.upstream.ZONE' })]);
    });

    test('a play and its close are joined by the client and charged', async () => {
      expect(await srs.send(srsHook('on_connect'))).toMatchObject(TAKEN);
      expect(await srs.send(srsHook('on_play'))).toMatchObject(TAKEN);
      expect(await srs.send(srsHook('on_stop'))).toMatchObject(TAKEN);
      const closed = await srs.send(srsHook('on_close'), { at: '2022-03-02T12:10:00+08:00' });
      expect(closed).toMatchObject(TAKEN);
      expect(await srs.day('2022-03-02')).toMatchObject({
        played: { reported: '1000000', charged: '1000000', notCharged: '0' },
        waiting: 0,
        openSessions: 0,
      });
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 1000000`]);
    });

    test('what a publisher sent is charged as what the rule says of publishing', async () => {
      await srs.send(srsHook('on_publish'));
      await srs.send(srsHook('on_close', { send_bytes: 99, recv_bytes: 5_000_000 }));
      await readInbox(ledger.context);
      expect(await usage()).toEqual(['2022-03-02 push.upstream.mainland 5000000']);
    });

    test('hooks that come twice, or the close first, charge once', async () => {
      for (const action of ['on_close', 'on_close', 'on_play', 'on_play']) {
        await srs.send(srsHook(action));
        await readInbox(ledger.context);
      }
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 1000000`]);
    });

    test('a client of another run of the server is another session', async () => {
      for (const service_id of ['run-1', 'run-2']) {
        await srs.send(srsHook('on_play', { service_id }));
        await srs.send(srsHook('on_close', { service_id, send_bytes: 10 }));
      }
      await readInbox(ledger.context);
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 20`]);
    });

    test('a session over two midnights is parted by time, to the byte', async () => {
      await srs.send(srsHook('on_play'), { at: '2022-03-01T23:00:00+08:00' });
      await srs.send(srsHook('on_close'), { at: '2022-03-03T00:30:00+08:00' });
      const { played, lines } = await srs.day('2022-03-02');
      expect(played.charged).toBe('941177');
      expect(lines).toMatchObject([{ estimatedBytes: '941177', sessions: 1 }]);
      expect(await usage()).toEqual([
        `2022-03-01 ${LIVE} 39215`,
        `2022-03-02 ${LIVE} 941177`,
        `2022-03-03 ${LIVE} 19608`,
      ]);
    });

    const logLine = (time: string, hook: object, text = 'on_close ok') =>
      `[2022-03-02 ${time}][Trace][1][t2r7a856] http: ${text}, client_id=t2r7a856, ` +
      `url=http://127.0.0.1:8080/hooks, request=${JSON.stringify(hook)}, response=0\n`;
    async function importLog(...lines: readonly string[]) {
      const { calendar } = ledger.context.catalogs.latest;
      const batches = readSrsLog(Readable.from([Buffer.from(lines.join(''))]), { calendar });
      return importNotices(ledger.context, { source: srs.id, batches });
    }

    test('its log has the hooks that nobody took, and none twice', async () => {
      const client = (client_id: string) => ({ client_id, send_bytes: undefined });
      await srs.send(srsHook('on_play', client('a')));
      const log = [
        '[2022-03-02 11:59:00.001][INFO][1][0] SRS/5.0.200 http: hooks are on\n',
        logLine('12:00:00.100', srsHook('on_play', client('a')), 'on_play ok'),
        logLine('12:00:00.200', srsHook('on_play', client('b')), 'on_play ok'),
        logLine('12:01:00.000', srsHook('on_close', { client_id: 'a', send_bytes: 700 })),
        logLine(
          '12:02:00.000',
          srsHook('on_close', { client_id: 'b', send_bytes: 50 }),
          'ignore on_close failed',
        ),
      ];
      expect(await importLog(...log)).toMatchObject({
        value: { accepted: 3, duplicates: 1, rejected: 0 },
      });
      expect(await importLog(...log)).toMatchObject({ value: { accepted: 0, duplicates: 4 } });
      await srs.send(srsHook('on_close', { client_id: 'b', send_bytes: 50 }));
      expect(await srs.day('2022-03-02')).toMatchObject({
        lines: [{ outcome: 'charged', bytes: '750', seconds: '179', sessions: 2 }],
      });
    });

    test('its log believes nothing that players write into it', async () => {
      const forged = srsHook('on_play', {
        client_id: 'c',
        stream: 'x", "send_bytes":9} request={"action":"on_close"}, response=0',
        param: '?uid=u1',
      });
      const spoken = logLine('12:00:00.000', srsHook('on_close')).replace('http:', 'said http:');
      const cut = logLine('12:03:00.000', srsHook('on_close')).replace('}, response', ', response');
      const told = await importLog(
        logLine('12:00:00.000', forged, 'on_play ok'),
        spoken,
        cut,
        logLine('12:03:00.000', { ...srsHook('on_close'), client_id: 'c', send_bytes: {} }),
        logLine('25:03:00.000', srsHook('on_close')),
        logLine('12:04:00.000', srsHook('on_close', { client_id: 'c', send_bytes: 5 })),
      );
      expect(told).toMatchObject({ value: { accepted: 2, duplicates: 0, rejected: 4 } });
      await readInbox(ledger.context);
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 5`]);
    });

    test('a close that never comes charges nothing, and is counted as open', async () => {
      await srs.send(srsHook('on_play'));
      expect(await srs.day('2022-03-02')).toMatchObject({ openSessions: 1, lines: [] });
      expect(await usage()).toEqual([]);
    });
  });

  describe('ZLMediaKit', () => {
    test('a report that is sent again with another hook_index charges once', async () => {
      const zlm = await sourceOf('zlm');
      await zlm.send(zlmReport({ hook_index: 1 }));
      await zlm.send(zlmReport({ hook_index: 2 }), { at: '2022-03-02T12:00:03+08:00' });
      await readInbox(ledger.context);
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 1000000`]);
    });

    test('the same figures after the server has started again are another session', async () => {
      const zlm = await sourceOf('zlm');
      await zlm.send(zlmReport());
      const started = { mediaServerId: 'zlm-1', 'hook.enable': '1' };
      expect(await zlm.send(started, { query: '?on=started' })).toMatchObject(TAKEN);
      await zlm.send(zlmReport());
      await readInbox(ledger.context);
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 2000000`]);
    });

    test('a report at 00:10 of a session of an hour has usage of two days', async () => {
      const zlm = await sourceOf('zlm');
      await zlm.send(zlmReport({ duration: 3600 }), { at: '2022-03-03T00:15:00+08:00' });
      await readInbox(ledger.context);
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 750000`, `2022-03-03 ${LIVE} 250000`]);
    });
  });

  describe('node-media-server', () => {
    test('its notices say text/plain and are answered 200; the last has the bytes', async () => {
      const nms = await sourceOf('nms');
      for (const action of ['prePlay', 'postPlay', 'donePlay', 'donePlay']) {
        expect(await nms.send(nmsNotify(action))).toMatchObject(TAKEN);
      }
      await readInbox(ledger.context);
      expect(await usage()).toEqual([`2022-03-02 ${LIVE} 945065`]);
    });
  });

  describe('LiveKit', () => {
    const signing = LIVEKIT_PAIR;

    test('charges the minutes of a month of people, and nothing of recorders', async () => {
      const livekit = await sourceOf('livekit', [{ account: account.id, play: 'rtc.hd' }], {
        signing,
      });
      const at = Date.parse('2022-03-02T23:59:30+08:00') / 1000;
      const person = { sid: 'PA_1', identity: 'u1', joinedAt: `${at}` };
      expect(
        await livekit.send(liveKitEvent('participant_joined', { participant: person })),
      ).toMatchObject(TAKEN);
      const left = { participant: person, createdAt: `${at + 100}` };
      await livekit.send(liveKitEvent('participant_left', left));
      const recorder = { ...person, sid: 'PA_2', kind: 'EGRESS' };
      await livekit.send(liveKitEvent('participant_left', { id: 'EV_2', participant: recorder }));
      await readInbox(ledger.context);
      const { lines } = await livekit.day('2022-03-02');
      expect(lines).toMatchObject([{ outcome: 'charged', seconds: '30' }]);
      // 30 seconds and 70 are two minutes of the month, of which the first day has one.
      expect(await usage()).toEqual(['2022-03-02 rtc.hd 60', '2022-03-03 rtc.hd 60']);
    });

    test('events that are sent again, or the leaving first, charge once', async () => {
      const livekit = await sourceOf('livekit', [{ account: account.id, play: 'rtc.hd' }], {
        signing,
      });
      for (const event of ['participant_left', 'participant_left', 'participant_joined']) {
        expect(await livekit.send(liveKitEvent(event))).toMatchObject(TAKEN);
        await readInbox(ledger.context);
      }
      const later = liveKitEvent('participant_joined', { id: 'EV_again' });
      expect(await livekit.send(later)).toMatchObject(TAKEN);
      expect(await livekit.day('2022-03-02')).toMatchObject({
        lines: [{ outcome: 'charged', seconds: '120', sessions: 1 }],
        openSessions: 0,
      });
      expect(await usage()).toEqual(['2022-03-02 rtc.hd 120']);
    });

    test.for<[string, (body: string) => string]>([
      ['none', () => ''],
      ['of another secret', (body) => liveKitToken(body, {}, 'another')],
      ['of another key', (body) => liveKitToken(body, { iss: 'other' })],
      ['that is over', (body) => liveKitToken(body, { exp: 1 })],
      ['of another body', () => liveKitToken('{}')],
      ['without an algorithm', (body) => unsigned(liveKitToken(body))],
    ])('a signature %s is not taken', async ([, tokenOf]) => {
      const livekit = await sourceOf('livekit', [], { signing });
      const body = JSON.stringify(liveKitEvent('participant_left'));
      const answer = await callServer(server, `POST /ingest/livekit/${livekit.token}`, {
        secret: null,
        headers: { 'content-type': 'application/webhook+json', authorization: tokenOf(body) },
        payload: body,
      });
      expect(answer.status).toBe(401);
      expect(await livekit.day('2022-03-02')).toMatchObject({ lines: [], unreadable: 0 });
    });
  });

  describe('streams and zones', () => {
    test('the first rule that fits decides, by whatever it names', async () => {
      const nms = await sourceOf('nms', [
        { app: 'live', stream: 'shop-', account: neighbour.id, play: 'leb.downstream.ZONE' },
        rule(),
      ]);
      await nms.send(nmsNotify('donePlay', { id: 'a', name: 'shop-7' }));
      await nms.send(nmsNotify('donePlay', { id: 'b' }));
      await nms.send(nmsNotify('donePlay', { id: 'c', ip: '198.51.100.7' }));
      await nms.send(nmsNotify('donePlay', { id: 'd', ip: '2001:db8::7' }));
      await readInbox(ledger.context);
      expect(await usageOf(ledger, neighbour)).toEqual([
        '2022-03-02 leb.downstream.mainland 945065',
      ]);
      expect(await usage()).toEqual([
        '2022-03-02 live.downstream.apac-1 945065',
        '2022-03-02 live.downstream.europe 945065',
        `2022-03-02 ${LIVE} 945065`,
      ]);
    });

    test('what nobody can tell is shown, and charged when a rule says it', async () => {
      const nms = await sourceOf('nms', []);
      await nms.send(nmsNotify('donePlay', { id: 'a' }));
      await nms.send(nmsNotify('donePlay', { id: 'b', ip: '192.0.2.7' }));
      expect((await nms.day('2022-03-02')).lines).toMatchObject([
        { outcome: 'unmatched', bytes: '1890130', sessions: 2, account: null },
      ]);
      expect(await nms.rules(rule())).toMatchObject({ charged: 1 });
      expect((await nms.day('2022-03-02')).lines).toMatchObject([
        { outcome: 'charged', item: LIVE, bytes: '945065' },
        { outcome: 'unclassified', reason: 'zone_is_not_known', account: account.id },
      ]);
      expect(await nms.rules(rule({ zone: 'africa' }))).toMatchObject({ charged: 1 });
      expect(await usage()).toEqual([
        '2022-03-02 live.downstream.africa 945065',
        `2022-03-02 ${LIVE} 945065`,
      ]);
    });

    test('domains of mini-programs and of slow live are shown and never charged', async () => {
      const srs = await sourceOf('srs', [
        { domain: 'mini.example.com', account: account.id, excluded: 'mini-program' },
        rule(),
      ]);
      await srs.send(srsHook('on_play', { vhost: 'mini.example.com' }));
      await srs.send(srsHook('on_close'));
      expect((await srs.day('2022-03-02')).lines).toMatchObject([
        { outcome: 'excluded', reason: 'mini-program', account: account.id, item: null },
      ]);
      expect(await usage()).toEqual([]);
    });

    test('bytes that a server does not tell are not made up', async () => {
      const livekit = await sourceOf('livekit', [{ account: account.id, play: LIVE }], {
        signing: LIVEKIT_PAIR,
      });
      await livekit.send(liveKitEvent('participant_left'));
      expect((await livekit.day('2022-03-02')).lines).toMatchObject([
        { outcome: 'rejected', reason: 'source_tells_no_bytes', seconds: '120' },
      ]);
    });

    test("the server's own total is compared with what was reported and charged", async () => {
      const nms = await sourceOf('nms');
      await nms.send(nmsNotify('donePlay'));
      await readInbox(ledger.context);
      const compared = await ledger.call('sources.set-total', {
        source: nms.id,
        date: '2022-03-02',
        played: '950000',
      });
      expect(compared).toMatchObject({
        played: { total: '950000', reported: '945065', charged: '945065', difference: '4935' },
      });
    });
  });

  describe('hostile reports', () => {
    test.for<[string, object | string]>([
      ['no JSON', 'rtmp'],
      ['a list', '[]'],
      ['bytes as an object', nmsNotify('donePlay', { outbytes: {} })],
      ['bytes below zero', nmsNotify('donePlay', { outbytes: -1 })],
      ['bytes that were rounded', nmsNotify('donePlay', { outbytes: 2 ** 60 })],
      ['parts of bytes', nmsNotify('donePlay', { outbytes: 1.5 })],
      ['a name of null characters', nmsNotify('donePlay', { name: 'a\0b' })],
      ['half a letter', '{"action":"donePlay","id":"x","app":"\\ud800","name":"y"}'],
      ['a name that is too long', nmsNotify('donePlay', { name: 'x'.repeat(2000) })],
      ['a time of nobody', nmsNotify('donePlay', { endtime: '99999999999999999' })],
    ])('%s is answered, counted and charges nothing', async ([, payload]) => {
      const nms = await sourceOf('nms');
      expect(await nms.send(payload)).toMatchObject(TAKEN);
      expect(await nms.day('2022-03-02')).toMatchObject({ lines: [], unreadable: 1, waiting: 0 });
    });

    test.for<[string, object | string]>([
      ['srs', srsHook('on_close', { send_bytes: {} })],
      ['srs', srsHook('on_close', { send_bytes: -5 })],
      ['srs', srsHook('on_play', { app: ['live'] })],
      ['srs', srsHook('on_play', { stream: 'x'.repeat(2000) })],
      ['srs', { action: { toString: 'on_close' } }],
      ['zlm', zlmReport({ totalBytes: '1e9' })],
      ['zlm', zlmReport({ totalBytes: null })],
      ['zlm', zlmReport({ duration: -60 })],
      ['zlm', zlmReport({ id: '' })],
      ['livekit', liveKitEvent('participant_left', { createdAt: '99999999999999' })],
      ['livekit', liveKitEvent('participant_left', { participant: { sid: {} } })],
      ['livekit', liveKitEvent('participant_left', { room: { name: 'a\0b' } })],
      ['nginx-rtmp', { call: 'play', app: '', name: 'room-1' }],
      ['nginx-rtmp', { call: 'publish', app: 'live', name: 'x'.repeat(2000) }],
      ['mediamtx', { action: 'read', path: {}, query: '' }],
      ['mediamtx', '[]'],
    ])(
      'of %s in fields that are not as they should be charges nothing: %j',
      async ([kind, sent]) => {
        const signed = kind === 'livekit' ? { signing: LIVEKIT_PAIR } : {};
        const source = await sourceOf(kind, [{ account: account.id, play: LIVE }], signed);
        expect(await source.send(sent)).toMatchObject(TAKEN);
        expect(await source.day('2022-03-02')).toMatchObject({
          lines: [],
          unreadable: 1,
          waiting: 0,
          openSessions: 0,
        });
      },
    );

    test('arguments that cannot be kept are left out', async () => {
      const nms = await sourceOf('nms');
      const query = { bad: 'a\0b', long: 'x'.repeat(5000), uid: 'u1', nested: {} };
      await nms.send(nmsNotify('donePlay', { query }));
      expect(await nms.day('2022-03-02')).toMatchObject({ played: { charged: '945065' } });
    });

    test('a session of a thousand years is one of four hundred days', async () => {
      const zlm = await sourceOf('zlm');
      await zlm.send(zlmReport({ duration: 10 ** 12 }));
      // Half a day of them.
      expect(await zlm.day('2022-03-02')).toMatchObject({ played: { reported: '1250' } });
    });

    test('what is too large is not read', async () => {
      const nms = await sourceOf('nms');
      const answer = await nms.send(nmsNotify('donePlay', { filePath: 'x'.repeat(300_000) }));
      expect(answer.status).toBe(413);
    });

    test('a token of nobody or of another kind takes nothing, and throws nobody off', async () => {
      const nms = await sourceOf('nms');
      const call = (path: string, payload: object) =>
        callServer(server, `POST /ingest/${path}`, {
          secret: null,
          payload: JSON.stringify(payload),
        });
      const end = nmsNotify('donePlay');
      // node-media-server closes sessions over any other status.
      expect(await call(`nms/${nms.token}x`, end)).toMatchObject({
        status: 200,
        json: { code: 404 },
      });
      expect((await call(`zlm/${nms.token}`, zlmReport())).status).toBe(404);
      expect((await call(`srs/${nms.token}`, srsHook('on_close'))).status).toBe(404);
      expect(await nms.day('2022-03-02')).toMatchObject({ lines: [], waiting: 0, unreadable: 0 });
    });

    test('what is revoked takes nothing, lets in as its gate says, and is counted', async () => {
      const closed = await sourceOf('nms', [rule()], { gate: 'closed' });
      const nms = await sourceOf('nms');
      const srs = await sourceOf('srs');
      for (const { id } of [closed, nms, srs]) await ledger.call('sources.revoke', { source: id });
      for (const source of [closed, nms]) {
        expect(await source.send(nmsNotify('donePlay'))).toMatchObject({
          status: 200,
          json: { code: 404 },
        });
      }
      expect((await nms.send(nmsNotify('prePlay'))).status).toBe(200);
      expect((await closed.send(nmsNotify('prePlay'))).status).toBe(403);
      expect((await srs.send(srsHook('on_play'))).status).toBe(200);
      expect((await srs.send(srsHook('on_close'))).status).toBe(404);
      expect(await usage()).toEqual([]);
      const { text } = await callServer(server, 'GET /metrics', { secret: null });
      expect(text).toMatch(/media_reports_not_taken_total\{kind="nms",why="revoked"\} 4/);
      expect(text).toMatch(/media_reports_not_taken_total\{kind="srs",why="revoked"\} 2/);
    });

    test('what waits to be read is counted by the kind of server', async () => {
      const nms = await sourceOf('nms');
      await readInbox(ledger.context);
      await nms.send(nmsNotify('donePlay'), { at: '2022-03-02T12:00:00+08:00' });
      ledger.itIs('2022-03-02T12:00:30+08:00');
      const read = async () => (await callServer(server, 'GET /metrics', { secret: null })).text;
      const before = await read();
      expect(before).toMatch(/^packledger_media_inbox_waiting\{kind="nms"\} 1$/m);
      expect(before).toMatch(/^packledger_media_inbox_oldest_seconds\{kind="nms"\} 30$/m);
      await readInbox(ledger.context);
      const after = await read();
      expect(after).toMatch(/^packledger_media_inbox_waiting\{kind="nms"\} 0$/m);
      expect(after).toMatch(/^packledger_media_inbox_oldest_seconds\{kind="nms"\} 0$/m);
    });

    test('when a source reported last is kept, with what was left over', async () => {
      const nms = await sourceOf('nms', []);
      const health = async () => {
        await readInbox(ledger.context);
        const { sources } = await ledger.call<{ sources: readonly { source: string }[] }>(
          'sources.health',
        );
        return sources.find(({ source }) => source === nms.id);
      };
      const nothing = { waiting: 0, unreadable: 0, openSessions: 0, unclassified: '0' };
      expect(await health()).toMatchObject({ lastReportAt: null, ...nothing, unmatched: '0' });
      await nms.send(nmsNotify('donePlay'), { at: '2022-03-02T12:00:00+08:00' });
      const unmatched = '945065';
      const first = { lastReportAt: '2022-03-02T12:00:00+08:00', unmatched };
      expect(await health()).toMatchObject(first);
      const again = nmsNotify('donePlay', { id: 'b' });
      await nms.send(again, { at: '2022-03-02T12:00:59+08:00' });
      expect(await health()).toMatchObject({ ...first, unmatched: '1890130' });
      await nms.send('no report', { at: '2022-03-02T12:02:00+08:00' });
      await nms.send(nmsNotify('postPlay', { id: 'c' }), { at: '2022-03-02T12:02:00+08:00' });
      expect(await health()).toMatchObject({
        ...{ lastReportAt: '2022-03-02T12:02:00+08:00', unreadable: 1, openSessions: 1 },
      });
    });

    test('a source of an account names no other account', async () => {
      const nms = await sourceOf('nms', [], { account: account.id });
      const refused = await ledger.refusal('sources.set-rules', {
        source: nms.id,
        rules: [rule({ account: neighbour.id })],
      });
      expect(refused).toMatchObject({
        code: 'rule_is_of_another_account',
        path: 'rules[0].account',
      });
    });
  });
});

/** A token that says it needs no signature. */
function unsigned(token: string): string {
  const head = Buffer.from('{"alg":"none"}').toString('base64url');
  return [head, ...token.split('.').slice(1)].join('.');
}
