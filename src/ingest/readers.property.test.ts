// What must hold for every reader, whatever the bytes.
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunksOf, readAll } from '../../test/support/reading.ts';
import { readCsv } from './csv.ts';
import { usageFormats } from './formats.ts';
import { readNdjson } from './ndjson.ts';

const HEADER = ['source', 'id', 'time', 'item', 'quantity', 'instance', 'domain', 'stream'];

/** A text an event may have: not empty, without control characters. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((some) => !/[\p{Cc}\p{Cs}]/u.test(some));
const event = fc.record({
  source: text,
  id: text,
  time: fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2199, 0, 1) }),
  item: text,
  quantity: fc.bigInt({ min: 0n, max: 10n ** 18n }),
  instance: fc.option(text),
  domain: fc.option(text),
  stream: fc.option(text),
});

/** Pieces of all the formats, whole and broken. */
const piece = fc.oneof(
  fc
    .constantFrom(
      ...[`${HEADER.join(',')}\n`, '\n', '\r\n', '"', ',', '{', '}', '\\', ' ', '\u{feff}', '云'],
      ...['a,b,2022-01-04T10:00:00Z,x,5,,,\n', '"a ""b""",b,2022-01-04T10:00:00Z,x,5,,,\n'],
      `${JSON.stringify({
        specversion: '1.0',
        type: 'packledger.usage',
        source: '云',
        id: '1',
        time: '2022-01-04T10:00:00Z',
        data: { item: 'x', quantity: 5 },
      })}\n`,
      ...['1.2.3.4 - - [17/May/2015:10:05:03 +0000] ', '"GET /\\" HTTP/1.1" 200 5 "-" "é"', '\n'],
      '::1 - a b [17/May/2015:10:05:03 +0800] "-" 200 99 "-" "-"\n',
    )
    .map((some) => Buffer.from(some)),
  fc.uint8Array({ maxLength: 8 }).map((array) => Buffer.from(array)),
);
const bytes = fc.array(piece, { maxLength: 40 }).map((pieces) => Buffer.concat(pieces));
const cuts = fc.array(fc.nat({ max: 1500 }), { maxLength: 40 });

describe.each([...usageFormats])('reading %s', (_, { read }) => {
  test('however the bytes are cut, the same is found, and nothing makes it throw', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, cuts, async (input, at) => {
        const whole = await readAll(read, chunksOf(input));
        expect(await readAll(read, chunksOf(input, at))).toEqual(whole);
        expect(whole.indexes).toHaveLength(whole.events.length);
      }),
      { numRuns: 300 },
    );
  });

  test('every line gives an event or a rejection at most, in their order', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (input) => {
        const { indexes, rejections } = await readAll(read, chunksOf(input));
        // A header may have several faults.
        const rejected = [...new Set(rejections.map(({ index }) => index))];
        expect(new Set([...indexes, ...rejected]).size).toBe(indexes.length + rejected.length);
        expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
        expect(rejected).toEqual([...rejected].sort((a, b) => a - b));
      }),
    );
  });
});

test('events written as CloudEvents are read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 20 }), async (events) => {
      const lines = events.map(({ source, id, time, item, quantity, ...of }) => {
        const data = { item, quantity: `${quantity}`, ...of };
        const attributes = { specversion: '1.0', type: 'packledger.usage', source, id };
        return `${JSON.stringify({ ...attributes, time: new Date(time).toISOString(), data })}\n`;
      });
      const found = await readAll(readNdjson, chunksOf(lines.join('')));
      expect(found).toMatchObject({ events, rejections: [] });
    }),
  );
});

test('events written as a table by another program are read back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 20 }), fc.boolean(), async (events, bom) => {
      const rows = events.map((one) => ({
        ...one,
        time: new Date(one.time).toISOString(),
        quantity: `${one.quantity}`,
      }));
      const table = stringify(rows, { header: true, columns: HEADER, bom });
      const found = await readAll(readCsv, chunksOf(table));
      expect(found).toMatchObject({ events, rejections: [] });
    }),
  );
});
