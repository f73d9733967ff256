import { describe, expect, test } from 'vitest';
import { chunksOf, readAll, rejected } from '../../test/support/reading.ts';
import { readNdjson } from './ndjson.ts';

type Json = Readonly<Record<string, unknown>>;

const EVENT: Json = {
  specversion: '1.0',
  type: 'packledger.usage',
  source: 'edge/hk-1',
  id: 'e-1',
  subject: 'ac_1',
  time: '2022-01-04T10:00:00+08:00',
};
const DATA: Json = { item: 'live.downstream.mainland', quantity: '123456' };

function written(event: Json = {}, data: Json = {}): string {
  return `${JSON.stringify({ ...EVENT, data: { ...DATA, ...data }, ...event })}\n`;
}

async function codeOf(line: string): Promise<unknown> {
  const { events, rejections } = await readAll(readNdjson, chunksOf(line));
  expect(events.length + rejections.length).toBe(1);
  const [rejection] = rejections;
  return rejection?.params['field'] === undefined
    ? rejection?.code
    : `${rejection.code} ${rejection.params['field']}`;
}

async function quantityOf(quantity: unknown): Promise<unknown> {
  const { events, rejections } = await readAll(readNdjson, chunksOf(written({}, { quantity })));
  return events[0]?.quantity ?? rejections[0]?.code;
}

test('an event is read with all it says', async () => {
  const line = written({}, { instance: 'a', domain: 'play.example.com', stream: '房间 1' });
  expect(await readAll(readNdjson, chunksOf(line))).toEqual({
    events: [
      {
        account: 'ac_1',
        source: 'edge/hk-1',
        id: 'e-1',
        time: Date.UTC(2022, 0, 4, 2),
        item: 'live.downstream.mainland',
        quantity: 123_456n,
        instance: 'a',
        domain: 'play.example.com',
        stream: '房间 1',
      },
    ],
    indexes: [1],
    rejections: [],
  });
});

test('what may be left out may be absent, null or empty', async () => {
  const bare = { instance: null, domain: null, stream: null };
  const lines = [
    written({ subject: undefined }),
    written({ subject: null }, bare),
    written({ subject: '' }, { instance: '', domain: '', stream: '' }),
  ];
  const { events } = await readAll(readNdjson, chunksOf(lines.join('')));
  expect(events).toHaveLength(3);
  for (const event of events) expect(event).toMatchObject(bare);
});

test('extensions of CloudEvents and data of others are let pass', async () => {
  const line = written({ traceparent: '00-1', datacontenttype: 'application/json' }, { rate: 2 });
  expect((await readAll(readNdjson, chunksOf(line))).events).toHaveLength(1);
});

test('a rejection names its line, blank lines counted', async () => {
  const text = `\n${written()}\r\n{"a":\n\n[1]\n${written({ id: 'e-2' })}`;
  const found = await readAll(readNdjson, chunksOf(text));
  expect(found.indexes).toEqual([2, 7]);
  expect(rejected(found)).toEqual(['4 line_is_not_json', '6 event_is_not_an_object']);
});

describe('an event that is refused', () => {
  test.each([
    ['null', 'event_is_not_an_object'],
    ['"text"', 'event_is_not_an_object'],
    [`${'['.repeat(300_000)}${']'.repeat(300_000)}`, 'event_is_not_an_object'],
    [`${'['.repeat(300_000)}`, 'line_is_not_json'],
    [written({ specversion: undefined }), 'field_is_missing specversion'],
    [written({ specversion: 1 }), 'field_is_not_text specversion'],
    [written({ specversion: '0.3' }), 'specversion_is_not_known'],
    [written({ type: undefined }), 'field_is_missing type'],
    [written({ type: 'other.usage' }), 'type_is_not_packledger_usage'],
    [written({ source: undefined }), 'field_is_missing source'],
    [written({ source: '' }), 'field_is_missing source'],
    [written({ id: 7 }), 'field_is_not_text id'],
    [written({ id: ['a'] }), 'field_is_not_text id'],
    [written({ id: 'x'.repeat(257) }), 'field_is_too_long id'],
    [written({ id: 'a\u{0}b' }), 'field_has_control_characters id'],
    [written({ id: 'a' }).replace('"a"', '"\\ud800"'), 'field_has_control_characters id'],
    [written({ subject: 'ac_2' }), 'subject_is_another_account'],
    [written({ subject: 1 }), 'subject_is_another_account'],
    [written({ time: undefined }), 'field_is_missing time'],
    [written({ time: 1_641_290_400 }), 'field_is_not_text time'],
    [written({ time: '2022-02-29T00:00:00Z' }), 'time_is_not_rfc3339'],
    [written({ time: '0001-01-01T00:00:00Z' }), 'time_is_out_of_range'],
    [written({ data: undefined }), 'field_is_missing data'],
    [written({ data: null }), 'field_is_missing data'],
    [written({ data: [1] }), 'data_is_not_an_object'],
    [written({ data: '{}' }), 'data_is_not_an_object'],
    [written({}, { item: undefined }), 'field_is_missing item'],
    [written({}, { item: {} }), 'field_is_not_text item'],
    [written({}, { instance: 5 }), 'field_is_not_text instance'],
    [written({}, { domain: 'x'.repeat(257) }), 'field_is_too_long domain'],
    [written({}, { stream: 'a\nb' }), 'field_has_control_characters stream'],
  ])('%.80s', async (line, code) => {
    expect(await codeOf(line)).toBe(code);
  });
});

test('the longest texts are read', async () => {
  const [event] = (await readAll(readNdjson, chunksOf(written({ id: '云'.repeat(256) })))).events;
  expect(event?.id).toHaveLength(256);
});

describe('a quantity', () => {
  test.each([
    ['0', 0n],
    ['007', 7n],
    ['999999999999999', 999_999_999_999_999n],
    ['9007199254740993', 9_007_199_254_740_993n],
    ['1000000000000000000', 10n ** 18n],
    ['1000000000000000001', 'quantity_is_too_large'],
    ['9'.repeat(256), 'quantity_is_too_large'],
    ['9'.repeat(257), 'field_is_too_long'],
    ['-1', 'quantity_is_negative'],
    ['1.5', 'quantity_is_not_a_whole_number'],
    ['1e3', 'quantity_is_not_a_whole_number'],
    ['+5', 'quantity_is_not_a_whole_number'],
    [' 5', 'quantity_is_not_a_whole_number'],
    ['5 GB', 'quantity_is_not_a_whole_number'],
    ['٣', 'quantity_is_not_a_whole_number'],
    ['', 'field_is_missing'],
    [0, 0n],
    [9_007_199_254_740_991, 9_007_199_254_740_991n],
    [9_007_199_254_740_992, 'quantity_may_have_been_rounded'],
    [1e300, 'quantity_may_have_been_rounded'],
    [1.5, 'quantity_is_not_a_whole_number'],
    [-1, 'quantity_is_negative'],
    [-1.5, 'quantity_is_negative'],
    [null, 'field_is_missing'],
    [undefined, 'field_is_missing'],
    [true, 'field_is_not_text'],
    [[1], 'field_is_not_text'],
  ])('%j', async (quantity, expected) => {
    expect(await quantityOf(quantity)).toBe(expected);
  });
});

test('a batch is of at most 10,000 events and rejections', async () => {
  const text = `${written()}nothing\n`.repeat(10_500);
  const sizes: number[] = [];
  for await (const batch of readNdjson(chunksOf(text), { account: 'ac_1' })) {
    expect(batch.indexes).toHaveLength(batch.events.length);
    sizes.push(batch.events.length + batch.rejections.length);
  }
  expect(sizes).toEqual([10_000, 10_000, 1000]);
});

test('a byte order mark and a last line without its newline are read', async () => {
  const text = `\u{feff}${written().trimEnd()}`;
  expect((await readAll(readNdjson, chunksOf(text))).events).toHaveLength(1);
});
