// Real media servers and players: a stream is pushed and played, the day is settled, and the bytes
// that were charged are those that the player has.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { addDays, type Day } from '../../src/engine/index.ts';
import type { Server } from '../../src/http/platform.ts';
import { readNginxRtmp } from '../../src/ingest/nginx-rtmp.ts';
import { pollers } from '../../src/ingest/pollers/pollers.ts';
import { totalsReaders } from '../../src/ingest/pollers/totals.ts';
import { importNotices } from '../../src/operations/media/import-notices.ts';
import { pollSources } from '../../src/operations/media/poll-sources.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { serverOn } from '../support/http-platform.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { sourceOn, usageOf } from '../support/media-desk.ts';
import { ended, FlvPlayer, MediaServer, pull, push } from '../support/media-programs.ts';

const SECONDS = 8;
const PATIENCE = { timeout: 20_000, interval: 200 };

describe('a stream that is pushed and played', () => {
  let ledger: Ledger;
  let server: Server;
  let url: string;
  let first: Account;
  let second: Account;
  let day: Day;

  beforeAll(async () => {
    const database = await openDatabase('pglite:');
    await migrate(database);
    ledger = await Ledger.on(database);
    ledger.itIs(new Date().toISOString());
    server = serverOn(ledger);
    url = await server.listen({ port: 0, host: '127.0.0.1' });
    day = ledger.context.catalogs.latest.calendar.dayOf(Date.now());
    first = await ledger.account();
    second = await ledger.account();
    for (const account of [first, second]) {
      await account.grant('traffic-100gb', new Date().toISOString());
    }
  });

  afterAll(async () => {
    await server.close();
    await ledger.close();
  });

  const rules = () =>
    [first, second].map((account, index) => ({
      argument: { name: 'uid', value: `u${index + 1}` },
      account: account.id,
      play: 'live.downstream.mainland',
    }));

  /** What was deducted from the packs of an account, once its days are settled. */
  async function deducted(account: Account): Promise<number> {
    ledger.itIs(new Date(Date.now() + 3 * 86_400_000).toISOString());
    await ledger.settleEach([day, addDays(day, 1)]);
    const rows = await account.deductions();
    return rows.reduce((sum, row) => sum + Number(row.deducted), 0);
  }

  test('through node-media-server is charged to the byte by HTTP-FLV', async () => {
    const source = await sourceOn({ ledger, server }, 'nms', { rules: rules() });
    const nms = await MediaServer.nms(`${url}/ingest/nms/${source.token}`);
    const flv = join(nms.folder, 'http.flv');
    const rtmp = join(nms.folder, 'rtmp.flv');
    try {
      const pushing = push(`rtmp://127.0.0.1:${nms.rtmp}/live/room`, SECONDS);
      const player = await FlvPlayer.play(`http://127.0.0.1:${nms.http}/live/room.flv?uid=u1`, flv);
      await vi.waitFor(() => expect(player.bytes).toBeGreaterThan(1000), PATIENCE);
      const pulling = pull(`rtmp://127.0.0.1:${nms.rtmp}/live/room?uid=u2`, rtmp);
      await ended(pushing);
      // All that was sent has come when nothing comes any more.
      let before = -1;
      await vi.waitFor(() => {
        const more = player.bytes - before;
        before = player.bytes;
        expect(more).toBe(0);
      }, PATIENCE);
      await player.stop();
      await ended(pulling);
      await vi.waitFor(async () => {
        const { played } = await source.day(day);
        expect(Number(played.charged)).toBeGreaterThan((await stat(flv)).size);
      }, PATIENCE);
      const files = { flv: (await stat(flv)).size, rtmp: (await stat(rtmp)).size };
      expect(files.flv).toBeGreaterThan(50_000);
      expect(await deducted(first)).toBe(files.flv);
      expect(Math.abs((await deducted(second)) / files.rtmp - 1)).toBeLessThan(0.05);
    } finally {
      await nms.stop();
    }
  }, 90_000);

  test('through nginx is charged by its access log, within a percent', async () => {
    const place = await MediaServer.place();
    const pollUrl = `http://127.0.0.1:${place.http}/stat`;
    const source = await sourceOn({ ledger, server }, 'nginx-rtmp', { rules: rules(), pollUrl });
    const look = async () => {
      ledger.itIs(new Date().toISOString());
      await pollSources(ledger.context, { pollers, totals: totalsReaders });
    };
    const third = await ledger.account();
    await ledger.call('accounts.stop', { account: third.id, reason: 'violation' });
    const closed = { account: third.id, argument: { name: 'uid', value: 'u3' } };
    await source.rules({ ...closed, play: 'live.downstream.mainland' }, ...rules());
    const hooks = `${url}/ingest/nginx-rtmp/${source.token}`;
    const nginx = await MediaServer.nginx(`on_play ${hooks};`, place);
    const files = ['u1', 'u2', 'u3'].map((uid) => join(nginx.folder, `${uid}.flv`));
    const before = await Promise.all([first, second].map(deducted));
    try {
      await look();
      const pushing = push(`rtmp://127.0.0.1:${nginx.rtmp}/live/room`, SECONDS);
      const players = files.map((file, index) =>
        pull(`rtmp://127.0.0.1:${nginx.rtmp}/live/room?uid=u${index + 1}`, file),
      );
      for (const program of [pushing, ...players]) await ended(program);
      await look();
      const { calendar } = ledger.context.catalogs.latest;
      const log = await vi.waitFor(async () => {
        const text = await readFile(join(nginx.folder, 'rtmp.log'), 'latin1');
        expect(text.match(/ PLAY .*uid=u[12]/g)).toHaveLength(2);
        return text;
      }, PATIENCE);
      const batches = readNginxRtmp(Readable.from([Buffer.from(log)]), { calendar });
      await importNotices(ledger.context, { source: source.id, batches });
      for (const [index, account] of [first, second].entries()) {
        const file = (await stat(files[index] ?? '')).size;
        const charged = (await deducted(account)) - (before[index] ?? 0);
        expect(file).toBeGreaterThan(50_000);
        expect(Math.abs(charged / file - 1)).toBeLessThan(0.01);
      }
      // What nginx counts itself is what its sessions reported, but for words about the publisher.
      const { played } = await source.day(day);
      expect(Number(played.reported)).toBeGreaterThan(100_000);
      expect(Math.abs(Number(played.counted) / Number(played.reported) - 1)).toBeLessThan(0.01);
      // Who may not stream was not let in: all there is of it are the words of refusing.
      expect(await stat(files[2] ?? '').catch(() => null)).toBeNull();
      const [refused = '0'] = await usageOf(ledger, third);
      expect(Number(refused.split(' ').at(-1))).toBeLessThan(1000);
    } finally {
      await nginx.stop();
    }
  }, 90_000);
});
