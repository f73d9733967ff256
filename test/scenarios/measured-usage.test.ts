// Usage that is told by kind, codec and picture: it becomes an item and whole minutes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Server } from '../../src/http/platform.ts';
import { readCsv } from '../../src/ingest/csv.ts';
import { readNdjson } from '../../src/ingest/ndjson.ts';
import { importUsage } from '../../src/operations/usage/import-usage.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { callServer, serverOn } from '../support/http-platform.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { usageOf } from '../support/media-desk.ts';
import { tamper } from '../support/tamper.ts';
import { runLine } from '../support/terminal.ts';
import { cloudEvent } from '../support/usage-reports.ts';

const LINES = 'application/x-ndjson';

interface Piece {
  readonly id: string;
  readonly time?: string;
  readonly [field: string]: unknown;
}

const eventOf = ({ id, time = '2022-03-02T12:00:00+08:00', ...data }: Piece) =>
  cloudEvent({ id, time }, { item: undefined, quantity: '1', ...data });
const linesOf = (pieces: readonly Piece[]) =>
  pieces.map((piece) => `${JSON.stringify(eventOf(piece))}\n`).join('');

const TRANSCODE = { kind: 'transcode', codec: 'h264', width: 1280, height: 480, stream: 'room' };
const RTC = { kind: 'rtc', width: 640, height: 360 };

describeOnEachDatabase('measured usage', (open) => {
  let ledger: Ledger;
  let server: Server;
  let account: Account;
  let secret: string;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    server = serverOn(ledger);
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    account = await ledger.account();
    const input = { account: account.id };
    secret = (await ledger.call<{ readonly secretKey: string }>('keys.create', input)).secretKey;
  });

  const post = (...pieces: readonly Piece[]) =>
    callServer(server, 'POST /api/v1/usage/events', {
      secret,
      headers: { 'content-type': LINES },
      payload: linesOf(pieces),
    });
  const used = () => usageOf(ledger, account);

  test('of transcoding is charged the whole minutes of a rendition and its day', async () => {
    const told = await post(
      { id: 'a', ...TRANSCODE, quantity: '20' },
      { id: 'b', ...TRANSCODE, quantity: '30' },
      // Another rendition, another stream, another day, and one without a name.
      { id: 'c', ...TRANSCODE, height: 1080, quantity: '1' },
      { id: 'd', ...TRANSCODE, stream: 'other', quantity: '61' },
      { id: 'e', ...TRANSCODE, time: '2022-03-03T00:00:00+08:00', quantity: '50' },
      { id: 'f', ...TRANSCODE, stream: undefined, quantity: '1' },
      { id: 'g', ...TRANSCODE, stream: undefined, quantity: '1' },
    );
    expect(told.json).toMatchObject({ accepted: 7, rejected: 0 });
    await post({ id: 'h', ...TRANSCODE, quantity: '11' });
    expect(await used()).toEqual([
      '2022-03-02 transcode.h264.1080p 60',
      `2022-03-02 transcode.h264.720p ${120 + 120 + 60 + 60}`,
      '2022-03-03 transcode.h264.720p 60',
    ]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('of RTC: seconds of a month are summed up before minutes are made of them', async () => {
    for (let day = 1; day <= 31; day += 1) {
      const time = `2022-03-${`${day}`.padStart(2, '0')}T12:00:00+08:00`;
      await post({ id: `d${day}`, ...RTC, time, quantity: '61' });
    }
    await post({ id: 'next', ...RTC, time: '2022-04-01T00:00:00+08:00', quantity: '1' });
    const days = (await used()).map((line) => line.split(' '));
    const march = days.filter(([day = '']) => day < '2022-04');
    const sum = march.reduce((total, [, , seconds]) => total + Number(seconds), 0);
    // 1,891 seconds are 31 minutes and 31 seconds.
    expect(sum).toBe(32 * 60);
    expect(march[0]).toEqual(['2022-03-01', 'rtc.sd', '120']);
    expect(march[1]).toEqual(['2022-03-02', 'rtc.sd', '60']);
    expect(days.at(-1)).toEqual(['2022-04-01', 'rtc.sd', '60']);
  });

  test('of mic-linking and director output is charged to the second, as it was', async () => {
    await post(
      { id: 'a', kind: 'mic', quantity: '7' },
      { id: 'b', kind: 'director-general', size: '1080x1920', instance: 'i', quantity: '61' },
    );
    expect(await used()).toEqual([
      '2022-03-02 director.general.1080p 61',
      '2022-03-02 mic.minutes 7',
    ]);
  });

  test('that names its item is charged as it is, whatever else it says', async () => {
    await post({ id: 'a', ...TRANSCODE, item: 'transcode.h264.480p', quantity: '61' });
    expect(await used()).toEqual(['2022-03-02 transcode.h264.480p 61']);
  });

  test('comes once, however often it is sent; with other content it is rejected', async () => {
    const pieces = ['30', '40', '50'].map((quantity, at) => ({ id: `${at}`, ...RTC, quantity }));
    await post(...pieces);
    expect((await post(...pieces, ...pieces)).json).toMatchObject({ duplicates: 6, accepted: 0 });
    const changed = await post(
      { id: '0', ...RTC, quantity: '31' },
      { id: '1', ...RTC, quantity: '40', stream: 'x' },
      { id: 'new', ...RTC, quantity: '1' },
      { id: 'new', ...RTC, quantity: '2' },
      { id: 'new', ...RTC, quantity: '1' },
    );
    expect(changed.json).toMatchObject({ accepted: 1, duplicates: 1, rejected: 3 });
    await post({ id: 'plain', item: 'rtc.sd', quantity: '60' });
    expect((await post({ id: 'plain', ...RTC, quantity: '60' })).json).toMatchObject({
      errors: [{ code: 'event_repeated_with_other_content' }],
    });
    expect(await used()).toEqual(['2022-03-02 rtc.sd 240']);
    expect(await ledger.problems()).toEqual([]);
  });

  test.for<[string, Piece]>([
    ['kind_is_unknown', { id: 'a', kind: 'recording' }],
    ['codec_is_unknown', { id: 'a', ...TRANSCODE, codec: 'vp9' }],
    ['picture_is_larger_than_priced', { id: 'a', kind: 'director-playlist', size: '1921x1080' }],
    ['picture_size_is_missing', { id: 'a', kind: 'rtc' }],
    ['picture_size_is_not_readable', { id: 'a', ...TRANSCODE, width: 0 }],
    ['picture_size_is_not_readable', { id: 'a', ...TRANSCODE, width: '1e3' }],
    ['field_is_missing', { id: 'a', ...TRANSCODE, height: undefined }],
    ['field_is_not_text', { id: 'a', ...TRANSCODE, codec: {} }],
    ['field_is_missing', { id: 'a', quantity: '1' }],
    ['instance_is_missing', { id: 'a', kind: 'director-general', size: '720p' }],
    ['quantity_is_not_a_whole_number', { id: 'a', ...RTC, quantity: '1.5' }],
  ])('is rejected with %s', async ([code, piece]) => {
    expect((await post(piece)).json).toMatchObject({ rejected: 1, errors: [{ code }] });
    expect(await used()).toEqual([]);
  });

  test('from a table and from lines is the same usage as by the network', async () => {
    const rows = [
      'source,id,time,kind,codec,size,width,height,quantity,stream,item',
      'edge-1,a,2022-03-02T12:00:00+08:00,transcode,h264,,1280,480,61,room,',
      'edge-1,b,2022-03-02T12:00:00+08:00,rtc,,640x360,,,61,,',
      'edge-1,c,2022-03-02T12:00:00+08:00,,,,,,61,,mic.minutes',
    ].join('\n');
    const table = readCsv(Readable.from([Buffer.from(rows)]), { account: account.id });
    expect(
      await importUsage(ledger.context, { account: account.id, batches: table }),
    ).toMatchObject({ value: { accepted: 3, rejected: 0 } });
    const same = linesOf([{ id: 'a', ...TRANSCODE, quantity: '61' }]);
    const lines = readNdjson(Readable.from([Buffer.from(same)]), { account: account.id });
    expect(
      await importUsage(ledger.context, { account: account.id, batches: lines }),
    ).toMatchObject({ value: { duplicates: 1 } });
    expect((await post({ id: 'b', ...RTC, quantity: '61' })).json).toMatchObject({ duplicates: 1 });
    expect(await used()).toEqual([
      '2022-03-02 mic.minutes 61',
      '2022-03-02 rtc.sd 120',
      '2022-03-02 transcode.h264.720p 120',
    ]);
  });

  test('is verified: sums and minutes that were changed are found', async () => {
    await post({ id: 'a', ...RTC, quantity: '61' });
    const change = (seconds: number) =>
      tamper(
        ledger.database,
        `update minute_sums set seconds = ${seconds} where account_id = $1`,
        account,
      );
    await change(60);
    expect((await ledger.problems()).map(({ code }) => code)).toEqual([
      'minutes_are_not_those_of_their_sum',
    ]);
    await change(61);
  });
});

describeOnPostgres('measured usage of many writers', (stores) => {
  test('adds up to the whole minutes of its month, whoever comes first', async () => {
    const url = await stores.freshUrl();
    const folder = await mkdtemp(join(tmpdir(), 'packledger-measured-'));
    const ledgers = await Promise.all([Ledger.at(url), Ledger.at(url)]);
    const [first = await Ledger.at(url)] = ledgers;
    const account = await first.account();
    const pieces = Array.from({ length: 40 }, (_, at) => ({
      id: `p${at}`,
      ...RTC,
      time: `2022-03-${10 + (at % 7)}T12:00:00+08:00`,
      quantity: `${(at * 37) % 101}`,
    }));
    const seconds = pieces.reduce((sum, { quantity }) => sum + Number(quantity), 0);
    const sendings = Array.from({ length: 8 }, async (_, at) => {
      // Each brings three quarters of them, from another one on.
      const own = [...pieces.slice(at * 5), ...pieces.slice(0, at * 5)].slice(0, 30);
      const ledger = ledgers[at % 2] ?? first;
      for (let from = 0; from < own.length; from += 6) {
        const body = Buffer.from(linesOf(own.slice(from, from + 6)));
        const batches = readNdjson(Readable.from([body]), { account: account.id });
        await importUsage(ledger.context, { account: account.id, batches });
      }
    });
    await Promise.all(sendings);
    const days = await usageOf(first, account);
    const charged = days.reduce((sum, line) => sum + Number(line.split(' ')[2]), 0);
    expect(charged).toBe(Math.ceil(seconds / 60) * 60);
    expect(await first.problems()).toEqual([]);
    // The command line brings the same.
    const file = join(folder, 'usage.ndjson');
    await writeFile(file, linesOf(pieces));
    const command = ['usage', 'import', '--account', account.id, '--format', 'ndjson', '--json'];
    const environment = { PACKLEDGER_DATABASE_URL: url };
    const { out } = await runLine([...command, file], { environment });
    expect(JSON.parse(out)).toMatchObject({ accepted: 0, duplicates: 40 });
    await rm(folder, { recursive: true });
    for (const ledger of ledgers) await ledger.close();
  });
});
