import { createReadStream, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chunksOf, readAll, rejected } from '../../test/support/reading.ts';
import type { EventBatch } from '../operations/usage/usage-event.ts';
import { readNginx } from './nginx.ts';

const SAMPLE = new URL('../../samples/access.log', import.meta.url);
const SHANGHAI_MS = 8 * 3_600_000;

function logged(bytes: string, agent = 'x'): string {
  return `1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET /" 200 ${bytes} "-" "${agent}"`;
}

function read(text: string): Promise<EventBatch> {
  return readAll(readNginx, chunksOf(text));
}

function identities({ events }: EventBatch): string[] {
  return events.map(({ source, id, quantity }) => `${source} ${id} ${quantity}`);
}

test('a line is usage of the given item at the time of the request', async () => {
  const { events, indexes } = await read(`${logged('203023')}\n`);
  expect(events).toEqual([
    {
      account: 'ac_1',
      source: expect.stringMatching(/^log:[0-9a-f]{32}$/),
      id: '0',
      time: Date.UTC(2015, 4, 17, 10, 5, 3),
      item: 'live.downstream.mainland',
      quantity: 203_023n,
      instance: null,
      domain: null,
      stream: null,
    },
  ]);
  expect(indexes).toEqual([1]);
});

test('two equal lines are two requests, told apart by their offsets', async () => {
  const line = logged('5');
  const { events, indexes } = await read(`${line}\n${line}\n`);
  expect(events.map(({ id }) => id)).toEqual(['0', `${line.length + 1}`]);
  expect(indexes).toEqual([1, 2]);
});

test('a log that has grown keeps the identities of its lines', async () => {
  const before = await read(`${logged('5')}\n${logged('6')}\n`);
  const after = await read(`${logged('5')}\n${logged('6')}\n${logged('7')}\n`);
  expect(identities(after).slice(0, 2)).toEqual(identities(before));
  expect(after.events).toHaveLength(3);
});

test('logs with other first lines are other sources', async () => {
  const [one] = (await read(`${logged('5')}\n`)).events;
  const [other] = (await read(`${logged('6')}\n`)).events;
  expect(one?.source).not.toBe(other?.source);
});

test('lines without a size or of no bytes are no usage, and are not rejected', async () => {
  const found = await read(`${logged('-')}\n${logged('0')}\n\n${logged('7')}\n`);
  expect(found.events.map(({ quantity }) => quantity)).toEqual([7n]);
  expect(found.indexes).toEqual([4]);
  expect(found.rejections).toEqual([]);
});

test('a line that is no log line is rejected, and the next is read', async () => {
  const found = await read(`${logged('1')}\nwhat\u{1b}[2J\n${logged('2')}\n`);
  expect(found.rejections).toEqual([
    {
      index: 2,
      code: 'line_is_not_a_combined_log_line',
      params: {
        text: 'what\u{fffd}[2J',
        right: 'ADDRESS - USER [17/May/2015:10:05:03 +0000] "REQUEST" 200 1234 "REFERRER" "AGENT"',
      },
    },
  ]);
  expect(found.indexes).toEqual([1, 3]);
});

test('more bytes than there can be, and a time of no usage, are rejected', async () => {
  const old = logged('5').replace('2015', '1969');
  const found = await read(`${logged('1000000000000000001')}\n${old}\n`);
  expect(rejected(found)).toEqual(['1 quantity_is_too_large', '2 time_is_out_of_range']);
});

test('a last line that is being written is left for the next import', async () => {
  const [first, last] = [logged('5'), logged('678', 'Mozilla \\"x\\"')];
  for (let length = 0; length < last.length; length += 1) {
    const found = await read(`${first}\n${last.slice(0, length)}`);
    expect(found.events).toHaveLength(1);
    expect(found.rejections).toEqual([]);
  }
});

test('a last line whole but for its newline is read, and is the same event later', async () => {
  const now = await read(`${logged('5')}\n${logged('678')}`);
  const later = await read(`${logged('5')}\n${logged('678')}\n${logged('9')}\n`);
  expect(now.events).toHaveLength(2);
  expect(identities(later).slice(0, 2)).toEqual(identities(now));
});

test('a common line without its newline is left: its last digits may be missing', async () => {
  const common = '1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET /" 200 678';
  expect((await read(`${common}\n${common}`)).events).toHaveLength(1);
});

test('nothing is read before the first line is whole', async () => {
  const found = await read(logged('5'));
  expect(found).toEqual({ events: [], indexes: [], rejections: [] });
});

test('the sample log gives the bytes that a plain search finds, on both its days', async () => {
  const found = await readAll(readNginx, createReadStream(SAMPLE));
  const days = new Map<string, bigint>();
  for (const { time, quantity } of found.events) {
    const day = new Date(time + SHANGHAI_MS).toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0n) + quantity);
  }
  const searched = new Map<string, bigint>();
  const lines = readFileSync(SAMPLE, 'latin1').matchAll(
    /\[(\d\d)\/May\/2015:(\d\d)[^\]]*\] ".*?" \d{3} (\d+) /g,
  );
  for (const [, date, hour, bytes] of lines) {
    const day = `2015-05-${Number(date) + (Number(hour) >= 16 ? 1 : 0)}`;
    searched.set(day, (searched.get(day) ?? 0n) + BigInt(bytes ?? 0));
  }
  expect(found.rejections).toEqual([]);
  expect(days).toEqual(searched);
  expect(days).toEqual(
    new Map([
      ['2015-05-17', 84_404_890n],
      ['2015-05-18', 356_241_663n],
    ]),
  );
});
