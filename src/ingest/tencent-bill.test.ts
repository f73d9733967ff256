import { describe, expect, test } from 'vitest';
import type { UsageReader } from './adapter.ts';
import { readTencentBandwidth, readTencentFlux, readTencentTranscode } from './tencent-bill.ts';

const ROWS = [
  { Time: '2022-03-02 00:00:00', Bandwidth: 12.5, Flux: 1234.567, PeakTime: '2022-03-02 20:00:00' },
  { Time: '2022-03-03 00:00:00', Bandwidth: 0, Flux: 0.000001, PeakTime: '' },
];

async function read(reader: UsageReader, document: unknown) {
  async function* chunks() {
    yield Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
  }
  for await (const batch of reader(chunks(), { account: 'ac_1', item: 'an.item' })) return batch;
  throw new Error('there is no batch');
}

describe('what DescribeBillBandwidthAndFluxList answers', () => {
  test.for([
    ['the answer', { Response: { DataInfoList: ROWS, RequestId: 'x' } }],
    ['its inside', { DataInfoList: ROWS }],
    ['the rows alone', ROWS],
  ])('is read from %s', async ([, document]) => {
    const { events, rejections } = await read(readTencentFlux, document);
    expect(rejections).toEqual([]);
    expect(events).toMatchObject([
      { item: 'an.item', quantity: 1_234_567_000n, time: Date.parse('2022-03-01T16:00:00Z') },
      { quantity: 1n, id: '2022-03-02T16:00:00.000Z' },
    ]);
  });

  test('has its peaks in bit/s', async () => {
    const { events } = await read(readTencentBandwidth, ROWS);
    expect(events.map(({ quantity }) => quantity)).toEqual([12_500_000n, 0n]);
  });

  test.for<[unknown, string]>([
    ['rubbish', 'body_is_not_json'],
    [{ DataInfoList: 7 }, 'batch_is_not_a_list'],
    [[{ Time: '2022-02-30 00:00:00', Flux: 1 }], 'time_is_not_rfc3339'],
    [[{ Time: '2022-03-02 00:00:00' }], 'field_is_missing'],
    [[{ Time: '2022-03-02 00:00:00', Flux: 0.1234567 }], 'quantity_is_not_a_whole_number'],
    [[{ Time: '2022-03-02 00:00:00', Flux: -1 }], 'quantity_is_not_a_whole_number'],
    [[7], 'field_is_missing'],
  ])('%j is told to be none: %s', async ([document, code]) => {
    expect((await read(readTencentFlux, document)).rejections).toMatchObject([{ index: 1, code }]);
  });
});

describe('what DescribeLiveTranscodeTotalInfo answers', () => {
  const row = (fields: object = {}) => ({
    Time: '2022-03-02T10:00:00Z',
    Duration: 90,
    ModuleCodec: 'liveprocessor_H264',
    Resolution: '540*480',
    ...fields,
  });

  test('is read as seconds of the items that its codecs and pictures are of', async () => {
    const rows = [
      row(),
      row({ ModuleCodec: 'topspeed_H265', Resolution: '1080*1920', Duration: 0.5 }),
      row({ Time: '2022-03-02 18:00:00', Resolution: '641*480' }),
    ];
    const answer = { Response: { DataInfoList: rows, RequestId: 'x' } };
    const { events, rejections } = await read(readTencentTranscode, answer);
    expect(rejections).toEqual([]);
    const time = Date.parse('2022-03-02T18:00:00+08:00');
    expect(events).toMatchObject([
      { item: 'transcode.h264.480p', quantity: 5400n, time, source: 'tencent:transcode' },
      { item: 'topspeed.h265.1080p', quantity: 30n, time },
      { item: 'transcode.h264.720p', quantity: 5400n, time },
    ]);
    expect(new Set(events.map(({ id }) => id)).size).toBe(3);
  });

  test.for<[object, string]>([
    [{ ModuleCodec: undefined }, 'field_is_missing'],
    [{ ModuleCodec: 'liveprocessor' }, 'codec_is_unknown'],
    [{ ModuleCodec: 'recorder_H264' }, 'kind_is_unknown'],
    [{ Resolution: 7 }, 'field_is_not_text'],
    [{ Resolution: 'large' }, 'picture_size_is_not_readable'],
    [{ Duration: undefined }, 'field_is_missing'],
    [{ Duration: 0.001 }, 'quantity_is_not_a_whole_number'],
    [{ Time: '2022-03-02' }, 'time_is_not_rfc3339'],
  ])('%j is told to be none of its rows: %s', async ([fields, code]) => {
    expect((await read(readTencentTranscode, [row(fields)])).rejections).toMatchObject([
      { index: 1, code },
    ]);
  });
});
