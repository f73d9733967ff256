import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { serverOn } from '../../../test/support/http-platform.ts';
import { type Account, LEB, Ledger } from '../../../test/support/ledger.ts';
import {
  type LiveClient,
  liveClient,
  type SecretPair,
} from '../../../test/support/tencent-caller.ts';
import type { Server } from '../platform.ts';

const EUROPE = 'live.downstream.europe';

describeOnEachDatabase('usage by the Tencent Cloud API', (open) => {
  let ledger: Ledger;
  let account: Account;
  let client: LiveClient;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    ledger.itIs('2023-06-01T12:00:00+08:00');
    server = serverOn(ledger);
    url = await server.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(() => server.close());

  beforeEach(async () => {
    account = await ledger.account();
    const key = await ledger.call<SecretPair>('keys.create', { account: account.id });
    client = liveClient(url, key);
  });

  const at = (time: string) => `2023-05-20T${time}+08:00`;
  const HOURS = { StartTime: '2023-05-20 10:00:00', EndTime: '2023-05-20 12:00:00' };

  test('tells traffic in MB and bandwidth in Mbps of five minutes', async () => {
    await account.use(
      { time: at('10:00:00'), quantity: 3_000_000_000n },
      { time: at('10:04:59'), quantity: 750_000_001n },
      { time: at('10:05:00'), quantity: 1n, item: EUROPE },
      { time: at('10:11:00'), quantity: 900_000n, item: LEB },
      // Neither of the time, nor pulled by viewers.
      { time: at('09:59:59'), quantity: 5n },
      { time: at('12:00:00'), quantity: 5n },
      { time: at('10:00:00'), quantity: 5n, item: 'push.upstream.mainland' },
    );
    const told = await client.DescribeBillBandwidthAndFluxList(HOURS);
    // 3,750,000,001 bytes in 300 seconds are 100,000,000.03 bit/s.
    const peak = { Bandwidth: 100, PeakTime: '2023-05-20T02:00:00Z' };
    expect(told).toEqual({
      PeakBandwidth: 100,
      PeakBandwidthTime: '2023-05-20 10:00:00',
      P95PeakBandwidth: 0.024,
      P95PeakBandwidthTime: '2023-05-20 10:10:00',
      SumFlux: 3750.900002,
      DataInfoList: expect.arrayContaining([
        { Time: '2023-05-20T02:00:00Z', Flux: 3750.000001, ...peak },
        {
          Time: '2023-05-20T02:05:00Z',
          Flux: 0.000001,
          Bandwidth: 0,
          PeakTime: '2023-05-20T02:05:00Z',
        },
        { Time: '2023-05-20T02:15:00Z', Flux: 0, Bandwidth: 0, PeakTime: '2023-05-20T02:15:00Z' },
      ]),
      RequestId: expect.any(String),
    });
    expect(told.DataInfoList).toHaveLength(24);
  });

  test('tells the peaks of hours and days, which begin in Beijing', async () => {
    await account.use(
      { time: at('00:10:00'), quantity: 300_000_000n },
      { time: at('00:50:00'), quantity: 600_000_000n },
      { time: '2023-05-21T23:59:59+08:00', quantity: 150_000_000n },
    );
    const hours = await client.DescribeBillBandwidthAndFluxList({
      StartTime: '2023-05-19T16:30:00Z',
      EndTime: '2023-05-19T18:00:00Z',
      Granularity: 60,
    });
    const none = { Bandwidth: 0, Flux: 0 };
    expect(hours).toMatchObject({
      PeakBandwidthTime: '2023-05-19T16:50:00Z',
      DataInfoList: [
        {
          Time: '2023-05-19T16:00:00Z',
          Bandwidth: 16,
          Flux: 900,
          PeakTime: '2023-05-19T16:50:00Z',
        },
        { Time: '2023-05-19T17:00:00Z', ...none },
      ],
    });
    const days = await client.DescribeBillBandwidthAndFluxList({
      StartTime: '2023-05-20 00:00:00',
      EndTime: '2023-05-22 23:59:59',
      Granularity: 1440,
    });
    expect(days.DataInfoList).toMatchObject([
      { Time: '2023-05-19T16:00:00Z', Bandwidth: 16, Flux: 900 },
      { Time: '2023-05-20T16:00:00Z', Bandwidth: 4, PeakTime: '2023-05-21T15:55:00Z' },
      { Time: '2023-05-21T16:00:00Z', ...none },
    ]);
    const today = { StartTime: '2023-06-01 00:00:00', EndTime: '2023-06-01 23:59:59' };
    const soFar = await client.DescribeBillBandwidthAndFluxList({ ...today, Granularity: 60 });
    expect(soFar.DataInfoList).toHaveLength(12);
  });

  test('tells only the domains, services, areas and regions that are asked for', async () => {
    await account.use(
      { time: at('10:00:00'), quantity: '1 MB', domain: 'a.example.com' },
      { time: at('10:00:00'), quantity: '2 MB', domain: 'b.example.com' },
      { time: at('10:00:00'), quantity: '4 MB', item: EUROPE },
      { time: at('10:00:00'), quantity: '8 MB', item: LEB },
    );
    const sum = async (wish: object) =>
      (await client.DescribeBillBandwidthAndFluxList({ ...HOURS, ...wish })).SumFlux;
    expect(await sum({})).toBe(15);
    expect(await sum({ PlayDomains: ['a.example.com'] })).toBe(1);
    expect(await sum({ PlayDomains: ['a.example.com', 'b.example.com'] })).toBe(3);
    expect(await sum({ ServiceName: 'LEB' })).toBe(8);
    expect(await sum({ MainlandOrOversea: 'Oversea' })).toBe(4);
    expect(await sum({ RegionNames: ['Europe', 'China Mainland'], ServiceName: 'LVB' })).toBe(7);
    expect(await sum({ RegionNames: ['Europe'], MainlandOrOversea: 'Mainland' })).toBe(0);
  });

  test('tells transcoding by day and stream', async () => {
    const stream = { domain: 'push.example.com', stream: 'show' };
    const item = 'transcode.h264.720p';
    await account.use(
      { time: at('20:00:30'), item, quantity: '90 s', ...stream },
      { time: at('21:30:00'), item, quantity: '10 s', ...stream },
      { time: at('22:00:00'), item: 'topspeed.h265.1080p', quantity: '1 h', ...stream },
      { time: at('22:00:00'), item: 'transcode.audio', quantity: '60 s' },
      { day: '2023-05-21', item, quantity: '60 s', ...stream, stream: 'other' },
      { day: '2023-05-21', quantity: '1 GB', ...stream },
    );
    const day = await client.DescribeLiveTranscodeDetailInfo({ DayTime: '20230520' });
    const common = { Bitrate: 0, Type: 'Transcode', MainlandOrOversea: '' };
    const show = { ...common, PushDomain: 'push.example.com', StreamName: 'show' };
    expect(day).toMatchObject({ PageNum: 1, PageSize: 20, TotalNum: 3, TotalPage: 1 });
    expect(day.DataInfoList).toEqual([
      {
        ...show,
        StartTime: '2023-05-20 22:00',
        EndTime: '2023-05-20 22:00',
        Duration: 60,
        ModuleCodec: 'topspeed_H265',
        Resolution: '1920*1080',
      },
      {
        ...show,
        StartTime: '2023-05-20 20:00',
        EndTime: '2023-05-20 21:30',
        Duration: 2,
        ModuleCodec: 'liveprocessor_H264',
        Resolution: '1280*720',
      },
      {
        ...common,
        PushDomain: '',
        StreamName: '',
        StartTime: '2023-05-20 22:00',
        EndTime: '2023-05-20 22:00',
        Duration: 1,
        ModuleCodec: 'liveprocessor_ACC',
        Resolution: '',
      },
    ]);
    const both = { StartDayTime: '20230520', EndDayTime: '20230521' };
    const other = await client.DescribeLiveTranscodeDetailInfo({ ...both, StreamName: 'other' });
    expect(other).toMatchObject({ TotalNum: 1, DataInfoList: [{ StreamName: 'other' }] });
    const ofDomain = { ...both, PushDomain: 'push.example.com', PageSize: 10 };
    expect(await client.DescribeLiveTranscodeDetailInfo({ ...ofDomain, PageNum: 2 })).toMatchObject(
      { DataInfoList: [], TotalNum: 3, TotalPage: 1, PageNum: 2 },
    );
  });

  test.each([
    [{ EndTime: HOURS.EndTime }, 'MissingParameter'],
    [{ ...HOURS, StartTime: '2023-05-20' }, 'InvalidParameterValue'],
    [{ ...HOURS, StartTime: '2023-04-31 00:00:00' }, 'InvalidParameterValue'],
    [{ ...HOURS, StartTime: '2023-05-20 12:00:01' }, 'InvalidParameterValue'],
    [{ ...HOURS, EndTime: '2023-05-21 10:00:01' }, 'InvalidParameterValue'],
    [{ ...HOURS, EndTime: '2023-06-20 10:00:01', Granularity: 60 }, 'InvalidParameterValue'],
    [{ StartTime: '2020-06-01 11:59:59', EndTime: '2020-06-01 12:00:00' }, 'InvalidParameterValue'],
    [{ ...HOURS, Granularity: 30 }, 'InvalidParameterValue'],
    [{ ...HOURS, ServiceName: 'CDN' }, 'InvalidParameterValue'],
    [{ ...HOURS, RegionNames: ['Moon'] }, 'InvalidParameterValue'],
    [{ ...HOURS, PlayDomains: 'a.example.com' }, 'InvalidParameter'],
  ])('refuses bandwidth of %j: %s', async (given, code) => {
    const asked = client.request('DescribeBillBandwidthAndFluxList', given);
    await expect(asked).rejects.toMatchObject({ code });
  });

  test.each([
    [{}, 'MissingParameter'],
    [{ StartDayTime: '20230520' }, 'MissingParameter'],
    [{ DayTime: '2023-05-20' }, 'InvalidParameterValue'],
    [{ DayTime: '20230601' }, 'InvalidParameterValue'],
    [{ DayTime: '20230430' }, 'InvalidParameterValue'],
    [{ StartDayTime: '20230521', EndDayTime: '20230520' }, 'InvalidParameterValue'],
    [{ DayTime: '20230520', PageNum: 101 }, 'InvalidParameterValue'],
    [{ DayTime: '20230520', PageSize: 9 }, 'InvalidParameterValue'],
  ])('refuses transcoding of %j: %s', async (given, code) => {
    const asked = client.request('DescribeLiveTranscodeDetailInfo', given);
    await expect(asked).rejects.toMatchObject({ code });
  });
});
