// Usage that is reported over HTTP: what is taken, from whom, and what is said about the rest.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Server } from '../../src/http/platform.ts';
import { raw } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Answer, callServer, serverOn } from '../support/http-platform.ts';
import { type Account, Ledger } from '../support/ledger.ts';
import { cloudEvent, cloudEvents } from '../support/usage-reports.ts';

const ONE = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const LINES = 'application/x-ndjson';
const NONE = { accepted: 0, duplicates: 0, rejected: 0, errors: [], errorsLeftOut: 0 };

interface Sending {
  readonly type?: string;
  readonly secret?: string | null;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

describeOnEachDatabase('usage is reported', (open) => {
  let ledger: Ledger;
  let server: Server;
  let account: Account;
  let neighbour: Account;
  let secret: string;
  let operator: string;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    server = serverOn(ledger);
    neighbour = await ledger.account();
    operator = await keyOf('operator-keys.create', {});
  });

  afterAll(() => server.close());

  beforeEach(async () => {
    account = await ledger.account();
    secret = await keyOf('keys.create', { account: account.id });
  });

  async function keyOf(operation: string, input: object): Promise<string> {
    return (await ledger.call<{ readonly secretKey: string }>(operation, input)).secretKey;
  }

  function post(body: unknown, sending: Sending = {}): Promise<Answer> {
    const { type = BATCH, query = '', headers = {} } = sending;
    const payload = Buffer.isBuffer(body) ? body : textOf(body);
    return callServer(server, `POST /api/v1/usage/events${query}`, {
      secret: sending.secret === undefined ? secret : sending.secret,
      headers: { 'content-type': type, ...headers },
      payload,
    });
  }

  async function codeOf(answer: Promise<Answer>): Promise<unknown> {
    const { status, json } = await answer;
    return `${status} ${Object(json).code}`;
  }

  const quantities = async (of: Account) =>
    ledger.database.query<{ item: string; quantity: string }>({
      text: `select item, quantity::text as quantity from usage_days
        where account_id = $1 order by usage_date, item`,
      values: [of.id],
    });

  test.for<[string, unknown, number]>([
    [ONE, cloudEvent(), 1],
    [`${ONE}; charset=utf-8`, cloudEvent(), 1],
    [BATCH, cloudEvents(3, 'e'), 3],
    [BATCH, [], 0],
    [
      LINES,
      cloudEvents(3, 'e')
        .map((event) => `${JSON.stringify(event)}\n`)
        .join('\n'),
      3,
    ],
    [LINES, '', 0],
  ])('as %s, and the same again adds nothing', async ([type, body, count]) => {
    const first = await post(body, { type });
    expect(first).toMatchObject({ status: 200, json: { ...NONE, accepted: count } });
    expect((await post(body, { type })).json).toEqual({ ...NONE, duplicates: count });
    expect((await post(gzipSync(textOf(body)), zipped(type))).json).toEqual({
      ...NONE,
      duplicates: count,
    });
    const days = count === 0 ? [] : [{ quantity: `${count}000` }];
    expect(await quantities(account)).toMatchObject(days);
  });

  test('an event that comes again with other content is rejected, in both languages', async () => {
    await post([cloudEvent()]);
    const other = [cloudEvent({ id: 'e-2' }), cloudEvent({}, { quantity: '7' })];
    const english = await post(other);
    expect(english.json).toEqual({
      ...NONE,
      accepted: 1,
      rejected: 1,
      errors: [
        {
          index: 2,
          code: 'event_repeated_with_other_content',
          message: expect.stringContaining('never overwritten'),
        },
      ],
    });
    const chinese = await post(other, { headers: { 'accept-language': 'zh-CN,en;q=0.5' } });
    expect(chinese.json).toMatchObject({
      duplicates: 1,
      errors: [{ message: expect.stringContaining('不会被改写') }],
    });
    expect(await quantities(account)).toMatchObject([{ quantity: '2000' }]);
  });

  test('the same twice in one call counts once, or is rejected', async () => {
    const answer = await post([cloudEvent(), cloudEvent(), cloudEvent({}, { quantity: '7' })]);
    expect(answer.json).toMatchObject({
      accepted: 1,
      duplicates: 1,
      rejected: 1,
      errors: [{ index: 3, code: 'event_repeated_with_other_content' }],
    });
  });

  test('what is wrong is told by its place, and the rest is taken', async () => {
    const lines = [
      JSON.stringify(cloudEvent()),
      '{',
      '',
      JSON.stringify(cloudEvent({ id: 'e-2' }, { item: 'live.downstream.moon' })),
      JSON.stringify(cloudEvent({ id: 'e-3' }, { quantity: '1.5' })),
      JSON.stringify(cloudEvent({ id: 'e-4' })),
    ];
    expect((await post(lines.join('\n'), { type: LINES })).json).toMatchObject({
      accepted: 2,
      rejected: 3,
      errors: [
        { index: 2, code: 'line_is_not_json' },
        { index: 4, code: 'item_is_unknown' },
        { index: 5, code: 'quantity_is_not_a_whole_number' },
      ],
    });
  });

  test('of many rejections the first are told, and how many more there are', async () => {
    const events = cloudEvents(250, 'e').map((event, at) =>
      at % 2 === 0 ? event : { ...event, time: 'noon' },
    );
    const json = Object((await post(events)).json);
    expect(json).toMatchObject({ accepted: 125, rejected: 125, errorsLeftOut: 25 });
    expect(json.errors.map(({ index }: { index: number }) => index)).toEqual(
      Array.from({ length: 100 }, (_, at) => 2 * at + 2),
    );
  });

  describe('a key of an account', () => {
    test('reports for that account only', async () => {
      const events = [
        cloudEvent({ subject: account.id }),
        cloudEvent({ subject: neighbour.id, id: 'e-2' }),
        cloudEvent({ id: 'e-3' }),
      ];
      expect((await post(events)).json).toMatchObject({
        accepted: 2,
        errors: [{ index: 2, code: 'subject_is_another_account' }],
      });
      expect(await codeOf(post(events, { query: `?account=${neighbour.id}` }))).toBe(
        '403 not_permitted',
      );
      expect(await quantities(neighbour)).toEqual([]);
    });

    test('that may only read may not report', async () => {
      const reader = await keyOf('keys.create', { account: account.id, access: 'read' });
      expect(await codeOf(post([cloudEvent()], { secret: reader }))).toBe('403 not_permitted');
    });
  });

  describe('a key of operators', () => {
    test('reports for every account that there is', async () => {
      const second = await ledger.account();
      const events = [
        cloudEvent({ subject: account.id }),
        cloudEvent({ subject: second.id }, { quantity: '5' }),
        cloudEvent({ subject: 'ac_nobody' }),
        cloudEvent({ subject: second.id, id: 'e-2' }, { quantity: '6' }),
        cloudEvent(),
      ];
      expect((await post(events, { secret: operator })).json).toMatchObject({
        accepted: 3,
        rejected: 2,
        errors: [
          { index: 3, code: 'account_not_found' },
          { index: 5, code: 'field_is_missing' },
        ],
      });
      expect(await quantities(account)).toMatchObject([{ quantity: '1000' }]);
      expect(await quantities(second)).toMatchObject([{ quantity: '11' }]);
      const named = await post([cloudEvent({ id: 'e-3' })], {
        secret: operator,
        query: `?account=${second.id}`,
      });
      expect(named.json).toMatchObject({ accepted: 1 });
    });

    test('that may only read may not report', async () => {
      const reader = await keyOf('operator-keys.create', { access: 'read' });
      expect(await codeOf(post([cloudEvent()], { secret: reader }))).toBe('403 not_permitted');
    });
  });

  test('nobody reports anything', async () => {
    expect(await codeOf(post([cloudEvent()], { secret: null }))).toBe(
      '401 credentials_are_missing',
    );
    expect(await codeOf(post([cloudEvent()], { secret: 'plk_wrong' }))).toBe(
      '401 credentials_are_not_valid',
    );
  });

  test.for<[string, unknown, Sending]>([
    ['415 report_type_is_not_taken', cloudEvent(), { type: 'application/json' }],
    ['415 report_encoding_is_not_taken', [], { headers: { 'content-encoding': 'br' } }],
    ['400 body_is_not_gzip', Buffer.from('[]'), zipped(BATCH)],
    ['400 body_is_not_gzip', gzipSync('[]').subarray(0, 12), zipped(BATCH)],
    ['400 body_is_not_json', '[{]', {}],
    ['400 body_is_not_json', '', {}],
    ['400 body_is_not_utf8', Buffer.from([0x5b, 0xff, 0x5d]), {}],
    ['400 batch_is_not_a_list', cloudEvent(), {}],
    ['400 event_is_not_an_object', [cloudEvent()], { type: ONE }],
    ['413 report_has_too_many_events', `[${'1,'.repeat(50_000)}1]`, {}],
    ['413 report_has_too_many_events', '1\n'.repeat(50_001), { type: LINES }],
    ['413 body_is_too_large', ' '.repeat(10_000_001), {}],
    ['413 body_is_too_large', gzipSync(Buffer.alloc(200_000_000, ' ')), zipped(BATCH)],
  ])('%s is why a whole body is refused', async ([code, body, sending]) => {
    expect(await codeOf(post(body, sending))).toBe(code);
  });

  test('as many events as a report may have are taken', async () => {
    const events = cloudEvents(50_000, 'e').map((event) => ({ ...event, data: undefined }));
    expect((await post(events)).json).toMatchObject({ rejected: 50_000, errorsLeftOut: 49_900 });
  });

  test('reports of the same moment are written together, each with its own outcome', async () => {
    const shared = cloudEvents(40, 'shared');
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        at % 3 === 0
          ? post([...shared, cloudEvent({ time: 'noon' })])
          : post([...cloudEvents(40, `own-${at}`), cloudEvent({ subject: 'ac_0' })]),
      ),
    );
    const sum = (of: 'accepted' | 'duplicates' | 'rejected') =>
      answers.reduce((total, { json }) => total + Number(Object(json)[of]), 0);
    expect([sum('accepted'), sum('duplicates'), sum('rejected')]).toEqual([360, 120, 12]);
    expect(answers.map(({ json }) => Object(json).errors[0])).toMatchObject(
      answers.map((_, at) =>
        at % 3 === 0
          ? { index: 41, code: 'time_is_not_rfc3339' }
          : { index: 41, code: 'subject_is_another_account' },
      ),
    );
    expect(await quantities(account)).toMatchObject([{ quantity: '360000' }]);
    expect(await ledger.problems()).toEqual([]);
  });

  test('a report that the store refuses fails alone', async () => {
    await ledger.database.query(
      raw(`alter table usage_events add constraint not_this check (event_id <> 'poison')`),
    );
    const answers = await Promise.all(
      ['a', 'b', 'poison', 'c', 'd'].map((id) => post([cloudEvent({ id })])),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 500, 200, 200]);
    expect(await quantities(account)).toMatchObject([{ quantity: '4000' }]);
  });
});

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function zipped(type: string): Sending {
  return { type, headers: { 'content-encoding': 'gzip' } };
}
