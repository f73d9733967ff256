import { describe, expect, test } from 'vitest';
import type { UsageReader } from './adapter.ts';
import { readTencentBandwidth, readTencentFlux } from './tencent-bill.ts';

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
