import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeOnEachDatabase } from '../../../test/support/databases.ts';
import { serverOn } from '../../../test/support/http-platform.ts';
import { type Account, Ledger } from '../../../test/support/ledger.ts';
import {
  type LiveClient,
  liveClient,
  type SecretPair,
  type SignedCall,
  signedCall,
} from '../../../test/support/tencent-caller.ts';
import { forgetOldRequests } from '../../operations/keys/identify-key.ts';
import type { PlacedOrder } from '../../operations/orders/place-order.ts';
import { findKeysOnce } from '../../store/seen-signatures.ts';
import { raw } from '../../store/sql.ts';
import { consoleFolder } from '../console.ts';
import type { Server } from '../platform.ts';

const BOUGHT = '2023-05-01T10:00:00+08:00';

describeOnEachDatabase('the Tencent Cloud API', (open) => {
  let ledger: Ledger;
  let account: Account;
  let key: SecretPair;
  let client: LiveClient;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    server = serverOn(ledger);
    url = await server.listen({ host: '127.0.0.1', port: 0 });
  });

  afterAll(() => server.close());

  beforeEach(async () => {
    account = await ledger.account();
    key = await ledger.call<SecretPair>('keys.create', { account: account.id, access: 'read' });
    client = liveClient(url, key);
  });

  /** A key of another account. */
  async function anotherKey(): Promise<SecretPair> {
    const { id } = await ledger.account();
    return ledger.call<SecretPair>('keys.create', { account: id });
  }

  /** A pack that was bought and returned; it was 2023-06-01 then. */
  async function returnedPack(): Promise<string> {
    const { id } = account;
    await ledger.call('wallet.top-up', { account: id, amount: '1000', reference: `of ${id}` });
    const order = { account: id, sku: 'traffic-1tb', quantity: 1, pay: true };
    const placed = await ledger.call<PlacedOrder>('orders.place', order);
    const pack = placed.order.packs[0]?.id ?? '';
    await ledger.call('refunds.confirm', { account: id, pack });
    return pack;
  }

  async function send({ method, url: path, headers, payload }: SignedCall) {
    const answered = await server.inject({ method, url: path, headers: { ...headers }, payload });
    expect(answered.statusCode).toBe(200);
    return answered.json().Response;
  }

  /** The code of the refusal of a request that is signed by hand; null when it was answered. */
  async function codeOf(call: SignedCall): Promise<string | null> {
    return (await send(call)).Error?.Code ?? null;
  }

  test('answers the official SDK, of which only the endpoint was changed', async () => {
    const [pack] = await account.grant('traffic-500gb', BOUGHT);
    const answer = await client.DescribeLivePackageInfo({ PackageType: 0 });
    expect(answer).toEqual({
      LivePackageInfoList: [
        {
          Id: pack,
          Total: 500_000_000_000,
          Used: 0,
          Left: 500_000_000_000,
          BuyTime: '2023-05-01 10:00:00',
          ExpireTime: '2024-05-01 10:00:00',
          Type: 0,
          Status: 0,
          WillRenew: 0,
          RenewalResult: 0,
        },
      ],
      PackageBillMode: 204,
      TotalPage: null,
      TotalNum: 1,
      PageNum: null,
      PageSize: null,
      FluxPackageBillMode: '204,204,204,204',
      RequestId: expect.stringMatching(/^rq_/),
    });
  });

  test('counts transcoding in minutes and mic-linking in hours, and the sum holds', async () => {
    await account.grant('transcode-5h', BOUGHT);
    await account.grant('topspeed-50h', '2023-05-01T10:00:01+08:00');
    await account.grant('mic-50000m', BOUGHT);
    const day = '2023-05-10';
    await account.use(
      { day, item: 'transcode.h264.480p', quantity: '90 s' },
      { day, item: 'mic.minutes', quantity: '30 min' },
    );
    await account.settle(day);
    const [topspeed, transcode] = (await client.DescribeLivePackageInfo({ PackageType: 1 }))
      .LivePackageInfoList ?? [null, null];
    expect(topspeed).toMatchObject({ Type: 2, Total: 3000, Used: 0, Left: 3000, Status: 0 });
    expect(transcode).toMatchObject({ Type: 1, Total: 300, Used: 2, Left: 298, Status: 1 });
    const mic = await client.DescribeLivePackageInfo({ PackageType: 2 });
    // 50,000 minutes are 833 hours and 20 minutes.
    expect(mic.LivePackageInfoList).toMatchObject([{ Type: 3, Total: 833, Used: 1, Left: 832 }]);
    expect(mic.PackageBillMode).toBe(205);
    expect(mic).not.toHaveProperty('FluxPackageBillMode');
  });

  test('tells the status of a pack, whether it renews itself, and the billing modes', async () => {
    const at = (month: number) => `2022-${`${month}`.padStart(2, '0')}-01T10:00:00+08:00`;
    await account.grant('traffic-100gb', at(1));
    await account.grant('traffic-500gb', at(2));
    const day = '2022-03-02';
    await account.use({ day, quantity: '150 GB' });
    await account.settle(day);
    const [marked = ''] = await account.grant('traffic-1tb', '2023-05-30T10:00:00+08:00');
    await ledger.call('auto-renewals.set', { account: account.id, pack: marked, on: true });
    const returned = await returnedPack();
    const told = await client.DescribeLivePackageInfo({ PackageType: 0, OrderBy: 'BuyTimeAsc' });
    const GB = 1_000_000_000;
    expect(told.LivePackageInfoList).toMatchObject([
      { Status: 4, Total: 100 * GB, Used: 100 * GB, Left: 0, WillRenew: 0 },
      { Status: 2, Total: 500 * GB, Used: 50 * GB, Left: 450 * GB },
      { Status: 0, Id: marked, WillRenew: 1, RenewalResult: 0 },
      { Status: 5, Id: returned, Total: 1000 * GB, Used: 0, Left: 1000 * GB },
    ]);
    await account.setMode('live.mainland', 'monthly-bandwidth', '2023-05-01');
    await account.setMode('live.overseas', 'daily-bandwidth', '2023-05-01');
    await account.setMode('leb.mainland', 'monthly-traffic', '2023-05-01');
    await account.setMode('leb.overseas', 'monthly-traffic', '2023-05-01');
    const frozen = await client.DescribeLivePackageInfo({
      PackageType: 0,
      OrderBy: 'BuyTime desc',
    });
    expect(frozen).toMatchObject({
      PackageBillMode: 201,
      FluxPackageBillMode: '201,203,202,202',
      LivePackageInfoList: [{ Status: 5 }, { Status: 3 }, { Status: 2 }, { Status: 4 }],
    });
  });

  test('gives pages when both the page and its size are asked for', async () => {
    const ids = await account.grant('traffic-100gb', BOUGHT, { quantity: 12 });
    const asked = { PackageType: 0, OrderBy: 'ExpireTimeDesc' };
    const page = await client.DescribeLivePackageInfo({ ...asked, PageNum: 2, PageSize: 10 });
    expect(page).toMatchObject({ TotalNum: 12, TotalPage: 2, PageNum: 2, PageSize: 10 });
    expect(page.LivePackageInfoList?.map(({ Id }) => Id)).toEqual([ids[1], ids[0]]);
    const past = await client.DescribeLivePackageInfo({ ...asked, PageNum: 3, PageSize: 10 });
    expect(past).toMatchObject({ LivePackageInfoList: [], TotalNum: 12, TotalPage: 2 });
    const whole = await client.DescribeLivePackageInfo({ ...asked, PageSize: 10 });
    expect(whole).toMatchObject({ TotalNum: 12, TotalPage: null, PageNum: null, PageSize: null });
    expect(whole.LivePackageInfoList).toHaveLength(12);
  });

  test('takes GET requests of the SDK too', async () => {
    const getting = liveClient(url, key, { reqMethod: 'GET' });
    const told = await getting.DescribeLivePackageInfo({
      PackageType: 0,
      OrderBy: 'BuyTime desc',
      PageNum: 1,
      PageSize: 10,
    });
    expect(told).toMatchObject({ TotalNum: 0, PageSize: 10 });
    await expect(
      getting.DescribeLivePackageInfo({ PackageType: 0, PageNum: 1, PageSize: 9 }),
    ).rejects.toMatchObject({ code: 'InvalidParameterValue' });
  });

  test('refuses with their codes, and says why in the language that was asked for', async () => {
    const refused = async (payload: string, headers: Readonly<Record<string, string>> = {}) => {
      const { Error: error } = await send(signedCall(key, { payload, headers }));
      return `${error.Code}: ${error.Message}`;
    };
    const english = { 'x-tc-language': 'en-US' };
    expect(await refused('{}')).toBe('MissingParameter: 缺少必选参数 PackageType');
    expect(await refused('{}', english)).toBe(
      'MissingParameter: the required parameter PackageType is missing',
    );
    for (const [payload, code] of [
      ['{"PackageType":0,"Color":1}', 'UnknownParameter'],
      ['{"PackageType":"0"}', 'InvalidParameter'],
      ['{"PackageType":1.5}', 'InvalidParameter'],
      ['{"PackageType":3}', 'InvalidParameterValue'],
      ['{"PackageType":0,"OrderBy":"Size"}', 'InvalidParameterValue'],
      ['{"PackageType":2,"OrderBy":"ExpireTimeAsc"}', 'InvalidParameterValue'],
      ['{"PackageType":0,"PageNum":0,"PageSize":10}', 'InvalidParameterValue'],
      ['{"PackageType":0,"PageNum":1,"PageSize":101}', 'InvalidParameterValue'],
      ['{"PackageType":', 'InvalidParameter'],
      ['[]', 'InvalidParameter'],
    ] as const) {
      expect(await codeOf(signedCall(key, { payload }))).toBe(code);
    }
    expect(await codeOf(signedCall(key, { action: 'DropLiveStream' }))).toBe('InvalidAction');
    const old = { 'x-tc-version': '2016-01-01' };
    expect(await codeOf(signedCall(key, { headers: old }))).toBe('NoSuchVersion');
    await expect(
      liveClient(url, key, { language: 'en-US' }).DescribeLivePackageInfo({ PackageType: 7 }),
    ).rejects.toMatchObject({
      code: 'InvalidParameterValue',
      requestId: expect.stringMatching(/^rq_/),
    });
  });

  test('knows whose a call is by its key alone', async () => {
    const other = await anotherKey();
    await account.grant('traffic-100gb', BOUGHT);
    expect((await send(signedCall(key))).TotalNum).toBe(1);
    expect((await send(signedCall(other))).TotalNum).toBe(0);
    const mixed = { secretId: key.secretId, secretKey: other.secretKey };
    expect(await codeOf(signedCall(mixed))).toBe('AuthFailure.SignatureFailure');
    const nobody = { secretId: 'ky_00000000000000000000', secretKey: key.secretKey };
    expect(await codeOf(signedCall(nobody))).toBe('AuthFailure.SecretIdNotFound');
    const operator = await ledger.call<SecretPair>('operator-keys.create', {});
    expect(await codeOf(signedCall(operator))).toBe('AuthFailure.UnauthorizedOperation');
  });

  test('refuses a key that was revoked, and one that is over', async () => {
    await ledger.call('keys.revoke', { account: account.id, key: key.secretId });
    expect(await codeOf(signedCall(key))).toBe('AuthFailure.SecretIdNotFound');
    const expiresAt = '2023-06-01T12:00:01+08:00';
    const short = await ledger.call<SecretPair>('keys.create', { account: account.id, expiresAt });
    expect(await codeOf(signedCall(short))).toBe(null);
    ledger.itIs(expiresAt);
    expect(await codeOf(signedCall(short))).toBe('AuthFailure.SecretIdNotFound');
    ledger.itIs('2023-06-01T12:00:00+08:00');
  });

  test('refuses what was changed on its way', async () => {
    const call = signedCall(key, { signed: ['content-type', 'host', 'x-tc-action'] });
    const changed: Partial<SignedCall>[] = [
      { payload: '{"PackageType":1}' },
      { url: '/?a=1' },
      { headers: { ...call.headers, host: 'other.example.com' } },
      { headers: { ...call.headers, 'x-tc-action': 'DropLiveStream' } },
      { headers: { ...call.headers, 'content-type': 'text/plain' } },
      { headers: { ...call.headers, 'x-tc-timestamp': `${Math.floor(Date.now() / 1000) - 1}` } },
    ];
    for (const change of changed) {
      expect(await codeOf({ ...call, ...change })).toBe('AuthFailure.SignatureFailure');
    }
    expect(await codeOf(call)).toBe(null);
    const { authorization: _, ...unsigned } = call.headers;
    expect(await codeOf({ ...call, headers: unsigned })).toBe('AuthFailure.InvalidAuthorization');
    const hostless = signedCall(key, { signed: ['content-type'] });
    expect(await codeOf(hostless)).toBe('AuthFailure.InvalidAuthorization');
  });

  test('takes a signature of the last and the next five minutes', async () => {
    const now = Math.floor(Date.now() / 1000);
    for (const [seconds, expected] of [
      [-290, null],
      [290, null],
      [-310, 'AuthFailure.SignatureExpire'],
      [310, 'AuthFailure.SignatureExpire'],
    ] as const) {
      expect(await codeOf(signedCall(key, { timestamp: now + seconds }))).toBe(expected);
    }
  });

  test('takes the same bytes again within two seconds, and never later', async () => {
    const call = signedCall(key, {
      payload: '{"PackageType":0,"PageNum":7}',
      host: 'h.example:81',
    });
    expect(await codeOf(call)).toBe(null);
    expect(await codeOf(call)).toBe(null);
    await ledger.database.query(
      raw(`update seen_signatures set seen_at = seen_at - interval '3 seconds'`),
    );
    expect(await codeOf(call)).toBe('AuthFailure.SignatureExpire');
    // Nor after somebody sent it with another body or host, which is refused.
    for (const change of [
      { payload: '{}' },
      { headers: { ...call.headers, host: 'h.example' } },
      { headers: { ...call.headers, host: 'h.example:82' } },
    ]) {
      expect(await codeOf({ ...call, ...change })).toBe('AuthFailure.SignatureFailure');
    }
    expect(await codeOf(call)).toBe('AuthFailure.SignatureExpire');
  });

  test('knows a copy that comes through another port', async () => {
    const call = signedCall(key, { host: 'p.example' });
    const through = (host: string) => codeOf({ ...call, headers: { ...call.headers, host } });
    expect(await through('p.example:81')).toBe(null);
    await ledger.database.query(
      raw(`update seen_signatures set seen_at = seen_at - interval '3 seconds'`),
    );
    for (const host of ['p.example', 'p.example:82', 'p.example:81']) {
      expect(await through(host)).toBe('AuthFailure.SignatureExpire');
    }
  });

  test('answers calls that come together each by its own key and signature', async () => {
    const [mine, other] = [key, await anotherKey()];
    const [pack] = await account.grant('traffic-500gb', BOUGHT);
    const copy = signedCall(mine, { payload: '{"PackageType":0,"PageNum":3}' });
    const answers = await Promise.all([
      send(signedCall(mine)),
      send(signedCall(other)),
      codeOf(signedCall({ ...mine, secretKey: other.secretKey })),
      codeOf(signedCall({ ...mine, secretId: 'ky_none' })),
      codeOf(copy),
      codeOf(copy),
    ]);
    expect(answers).toEqual([
      expect.objectContaining({ LivePackageInfoList: [expect.objectContaining({ Id: pack })] }),
      expect.objectContaining({ LivePackageInfoList: [] }),
      'AuthFailure.SignatureFailure',
      'AuthFailure.SecretIdNotFound',
      null,
      null,
    ]);
  });

  test('takes no key that was revoked a moment ago, however often it called before', async () => {
    const { secretId } = key;
    const call = (n: number) =>
      codeOf(signedCall(key, { payload: `{"PackageType":0}${' '.repeat(n)}` }));
    expect(await call(1)).toBe(null);
    expect(await call(2)).toBe(null);
    await ledger.call('keys.revoke', { account: account.id, key: secretId });
    expect(await call(3)).toBe('AuthFailure.SecretIdNotFound');
  });

  test('is seen by several processes at once, whatever came to each first', async () => {
    const requests = Array.from({ length: 200 }, (_, n) => ({
      keyId: key.secretId,
      fingerprints: [`of ${account.id} ${n}`, `and ${account.id} ${n}`],
    }));
    const asked = { againMs: 2_000, at: Date.now() };
    for (let time = 0; time < 10; time += 1) {
      await ledger.database.query(raw('delete from seen_signatures'));
      const orders = [requests, requests.toReversed()];
      const found = await Promise.all(
        [...orders, ...orders].map((each) => findKeysOnce(ledger.database, each, asked)),
      );
      const row = expect.objectContaining({ keyId: key.secretId, seenBefore: [] });
      expect(found).toEqual(found.map(() => [row]));
    }
    await ledger.database.query(
      raw(`update seen_signatures set seen_at = seen_at - interval '3 seconds'`),
    );
    const [row] = await findKeysOnce(ledger.database, requests, asked);
    const all = requests.flatMap(({ fingerprints }) => fingerprints);
    expect(row?.seenBefore.toSorted()).toEqual(all.toSorted());
  });

  test('remembers no request that its key did not sign, and none for ever', async () => {
    const count = async () => {
      const rows = await ledger.database.query<{ n: number }>(
        raw('select count(*)::integer as n from seen_signatures'),
      );
      return rows[0]?.n;
    };
    const before = await count();
    const forged = signedCall({ ...key, secretKey: 'guessed' }, { payload: '{"PackageType":2}' });
    expect(await codeOf(forged)).toBe('AuthFailure.SignatureFailure');
    expect(await count()).toBe(before);
    await ledger.database.query(
      raw(`update seen_signatures set seen_at = seen_at - interval '16 minutes'`),
    );
    expect(await codeOf(signedCall(key, { payload: '{"PackageType":2}' }))).toBe(null);
    expect(await forgetOldRequests(ledger.context)).toEqual({ forgotten: before });
    expect(await count()).toBe(1);
  });

  test('finds the host signed with its port or without', async () => {
    for (const host of ['live.example.com:8080', 'LIVE.example.com', '[::1]:8080']) {
      const call = signedCall(key, { host });
      expect(await codeOf(call)).toBe(null);
    }
    const call = signedCall(key, { host: 'ported.example.com' });
    const headers = { ...call.headers, host: 'ported.example.com:8080' };
    expect(await codeOf({ ...call, headers })).toBe(null);
  });

  test('holds a key to its calls a second', async () => {
    const strict = serverOn(ledger, { settings: { tencentCallsPerSecond: 1 } });
    const { method, url: path, headers, payload } = signedCall(key);
    const call = { method, url: path, headers: { ...headers }, payload };
    // Ten take far less than ten seconds.
    const answers = await Promise.all(Array.from({ length: 10 }, () => strict.inject(call)));
    const codes = answers.map((answer) => answer.json().Response.Error?.Code ?? null);
    expect(new Set(codes)).toEqual(new Set([null, 'RequestLimitExceeded']));
    await strict.close();
  });

  test('refuses a body that is larger than any call needs', async () => {
    const payload = (bytes: number) => `{"PackageType":0,"OrderBy":"${'x'.repeat(bytes)}"}`;
    const large = signedCall(key, { payload: payload(200_000) });
    expect(await codeOf(large)).toBe('InvalidParameterValue');
    const tooLarge = signedCall(key, { payload: payload(300_000) });
    expect(await codeOf(tooLarge)).toBe('RequestSizeLimitExceeded');
  });

  test('leaves other requests at its path to others, such as the console', async () => {
    const isBuilt = consoleFolder() !== null;
    const page = await server.inject({ method: 'GET', url: '/' });
    expect([page.statusCode, page.headers['content-type']]).toEqual(
      isBuilt
        ? [200, 'text/html; charset=utf-8']
        : [404, 'application/problem+json; charset=utf-8'],
    );
    expect(page.body).not.toContain('"Response"');
    const posted = await server.inject({ method: 'POST', url: '/', payload: {} });
    expect(posted.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(posted.json()).toMatchObject(
      isBuilt
        ? { status: 405, code: 'method_is_not_allowed' }
        : { status: 404, code: 'path_is_unknown' },
    );
    expect(posted.headers.allow).toBe(isBuilt ? 'GET, HEAD' : undefined);
    expect(posted.json()).not.toHaveProperty('Response');
  });
});
