// How operations are called over HTTP, on one store; what they answer is tested in scenarios.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HttpPlatform } from '../../test/support/http-platform.ts';
import { OPERATIONS } from '../operations/registry.ts';
import { REST_ROUTES } from './rest-route.ts';

let platform: HttpPlatform;
let account: string;
let secret: string;

beforeAll(async () => {
  platform = await HttpPlatform.open();
  account = (await platform.ledger.account('Example Live')).id;
  secret = await platform.keyOf(account);
});
afterAll(() => platform.close());

const json = { 'content-type': 'application/json' };

/** Grants a pack: a call that creates, and moves money as far as rules of calls go. */
function grant(headers: Readonly<Record<string, string>>, payload: object = {}) {
  return platform.call(`POST /api/v1/accounts/${account}/packs`, {
    headers,
    payload: { sku: 'traffic-100gb', at: '2022-03-01T10:00:00+08:00', ...payload },
  });
}

describe('the routes', () => {
  test('have every operation once, and nothing else', () => {
    expect(REST_ROUTES.map(({ name }) => name).sort()).toEqual([...OPERATIONS.keys()].sort());
  });

  test('have no two that one call could mean', () => {
    const shapes = REST_ROUTES.map(
      ({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`,
    );
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
  });

  test('name in their paths only fields of the input, the account first', () => {
    for (const { name, path } of REST_ROUTES) {
      const fields = [...path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
      const known = Object.keys(Object(OPERATIONS.get(name)?.input).properties);
      expect(known, name).toEqual(expect.arrayContaining(fields));
      if (fields.includes('account')) expect(path, name).toMatch(/^\/accounts\/\{account\}/);
    }
  });

  test('let GET and HEAD only read', () => {
    for (const { name, method } of REST_ROUTES) {
      if (method === 'GET') expect(OPERATIONS.get(name)?.kind, name).toBe('read');
    }
  });
});

describe('what comes in', () => {
  test('texts of a query are read as the kinds of their fields', async () => {
    const list = await platform.call(
      `GET /api/v1/accounts/${account}/messages?limit=1&unread=true`,
    );
    expect(list.status).toBe(200);
  });

  test('texts of a path are, too', async () => {
    const query = 'families=traffic,mic&order=expiresAt&pageSize=10';
    const page = await platform.call(`GET /api/v1/accounts/${account}/pack-pages/1?${query}`);
    expect(page).toMatchObject({ status: 200, json: { total: 0, packs: [] } });
    const none = await platform.call(`GET /api/v1/accounts/${account}/pack-pages/x?${query}`);
    expect(none).toMatchObject({ status: 400, json: { path: 'page' } });
  });

  test.for([
    ['limit=ten', 400, 'value_is_of_another_kind', 'limit'],
    ['limit=1&limit=2', 400, 'value_is_of_another_kind', 'limit'],
    ['unread=yes', 400, 'value_is_of_another_kind', 'unread'],
    ['limits=1', 400, 'field_is_unknown', 'limits'],
    ['__proto__=1', 400, 'field_is_unknown', '__proto__'],
    ['key=1', 400, 'field_is_unknown', 'key'],
    ['cursor=%00', 400, 'text_has_null_characters', 'cursor'],
  ] as const)('a query %s is refused: %i %s', async ([query, status, code, path]) => {
    const answer = await platform.call(`GET /api/v1/accounts/${account}/messages?${query}`);
    expect(answer.json).toMatchObject({ status, code, path });
    expect(answer.status).toBe(status);
  });

  test.for([
    ['{"name": "A", "name": "B"}', json, 400, 'json_field_is_written_twice'],
    ['{"name": "A"', json, 400, 'json_ends_too_early'],
    ['[1]', json, 400, 'body_is_not_an_object'],
    ['{"name": 7}', json, 400, 'value_is_of_another_kind'],
    ['{"name": "A", "__proto__": {"welcome": false}}', json, 400, 'field_is_unknown'],
    ['{"constructor": {"prototype": {}}, "name": "A"}', json, 400, 'field_is_unknown'],
    [Buffer.from([0x22, 0xff, 0x22]), json, 400, 'body_is_not_utf8'],
    ['name=A', { 'content-type': 'text/plain' }, 415, 'content_type_is_not_taken'],
    ['{}', { ...json, 'content-encoding': 'gzip' }, 415, 'content_encoding_is_not_taken'],
    [`{"name": "${'a'.repeat(1_000_000)}"}`, json, 413, 'body_is_too_large'],
  ] as const)('a body %s is refused', async ([payload, headers, status, code]) => {
    const answer = await platform.call('POST /api/v1/accounts', { payload, headers });
    expect(answer.json).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
  });

  test('nothing of a body reaches the prototypes of objects', () => {
    expect(Object.getPrototypeOf({})).not.toHaveProperty('welcome');
  });

  test('a field is told when it stands in the wrong place', async () => {
    const inQuery = await platform.call('POST /api/v1/accounts?name=A', { payload: {} });
    expect(inQuery.json).toMatchObject({ code: 'field_belongs_in_the_body', path: 'name' });
    const path = `/api/v1/accounts/${account}/contacts/ct_1`;
    const inBody = await platform.call(`DELETE ${path}`, { payload: { contact: 'ct_2' } });
    expect(inBody.json).toMatchObject({ code: 'field_belongs_in_the_query', path: 'contact' });
    const again = await platform.call(`PATCH ${path}`, { payload: { account: 'ac_2' } });
    expect(again.json).toMatchObject({ code: 'field_is_unknown', path: 'account' });
  });
});

describe('an idempotency key', () => {
  test.for([
    [{}, 'idempotency_key_is_missing'],
    [{ 'idempotency-key': 'two words' }, 'idempotency_key_is_not_readable'],
    [{ 'idempotency-key': '键' }, 'idempotency_key_is_not_readable'],
    [{ 'idempotency-key': 'k'.repeat(201) }, 'idempotency_key_is_not_readable'],
  ] as const)('%o is refused of calls that move money', async ([headers, code]) => {
    const answer = await grant(headers);
    expect(answer.json).toMatchObject({ status: 400, code });
  });

  test('gives the first answer again, and is taken for one call only', async () => {
    const headers = { 'idempotency-key': 'grant-1' };
    const first = await grant(headers);
    expect(first.status).toBe(201);
    const again = await grant(headers);
    expect({ ...again, headers: null }).toEqual({ ...first, headers: null });
    const other = await grant(headers, { gift: true });
    expect(other.json).toMatchObject({ status: 409, code: 'key_used_with_other_content' });
  });

  test('in the body is no field', async () => {
    const answer = await grant({ 'idempotency-key': 'grant-2' }, { key: 'grant-2' });
    expect(answer.json).toMatchObject({ code: 'field_is_unknown', path: 'key' });
  });
});

describe('what two people may edit', () => {
  test('is changed with the tag that was read, and not over the change of another', async () => {
    const contacts = `/api/v1/accounts/${account}/contacts`;
    const payload = { name: 'Ann', email: 'ann@live.example' };
    const made = await platform.call(`POST ${contacts}`, { payload });
    const tag = String(made.headers['etag']);
    expect(tag).toMatch(/^"[\w-]+"$/);
    const change = (name: string, headers: Readonly<Record<string, string>>) =>
      platform.call(`PATCH ${contacts}/${Object(made.json).id}`, { headers, payload: { name } });
    const mine = await change('Anne', { 'if-match': tag });
    expect(mine).toMatchObject({ status: 200, json: { name: 'Anne' } });
    expect(mine.headers['etag']).not.toBe(tag);
    const stale = await change('Anna', { 'if-match': tag });
    expect(stale.json).toMatchObject({ status: 412, code: 'changed_by_somebody_else' });
    expect((await change('Annie', {})).status).toBe(200);
    expect((await change('Al', { 'if-match': 'x' })).json).toMatchObject({
      code: 'if_match_is_not_readable',
    });
  });

  test('a tag is refused where nobody would look at it', async () => {
    const headers = { 'if-match': '"3f80f8b1"' };
    const answer = await platform.call(`GET /api/v1/accounts/${account}/bills`, { headers });
    expect(answer.json).toMatchObject({ status: 400, code: 'if_match_is_not_taken' });
  });
});

describe('what goes out', () => {
  test('is JSON that nobody keeps, with the id of the request', async () => {
    const headers = { 'x-request-id': 'theirs-1' };
    const answer = await platform.call(`GET /api/v1/accounts/${account}`, { headers });
    expect(answer.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/^rq_/),
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    expect(answer.headers).not.toHaveProperty('strict-transport-security');
  });

  test('a problem says its title in the language that is asked for', async () => {
    const titles = await Promise.all(
      ['zh-CN,en;q=0.5', 'fr, en;q=0.9, zh;q=0.8', ''].map(async (language) => {
        const headers = { 'accept-language': language };
        const answer = await platform.call('GET /api/v1/accounts/ac_1', { headers });
        expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
        return Object(answer.json).title;
      }),
    );
    expect(titles[0]).toContain('没有账号');
    expect(titles.slice(1)).toEqual(Array(2).fill(expect.stringContaining('there is no account')));
  });

  test('what was made is found at its address', async () => {
    const made = await platform.call('POST /api/v1/accounts', { payload: { name: 'New' } });
    const { id } = Object(made.json);
    expect(made).toMatchObject({ status: 201, headers: { location: `/api/v1/accounts/${id}` } });
    const found = await platform.call(`GET ${made.headers['location']}`);
    expect(found.json).toMatchObject({ id, name: 'New' });
    const quoted = await platform.call(`POST /api/v1/accounts/${account}/quotes`, {
      payload: { sku: 'traffic-100gb' },
    });
    expect(quoted.status).toBe(200);
  });

  test('HEAD answers as GET does, without a body', async () => {
    const head = await platform.call(`HEAD /api/v1/accounts/${account}`);
    expect(head).toMatchObject({ status: 200, text: '' });
  });
});

describe('a call that no operation answers', () => {
  test('of another method says which there are', async () => {
    const answer = await platform.call(`POST /api/v1/accounts/${account}`);
    expect(answer).toMatchObject({
      status: 405,
      headers: { allow: 'GET, HEAD' },
      json: { code: 'method_is_not_allowed' },
    });
  });

  test.for([
    ['/api/v1/nowhere', 404, 'path_is_unknown'],
    ['/nowhere', 404, 'path_is_unknown'],
    ['/api/docs/files/nowhere.js', 404, 'path_is_unknown'],
    ['/api/v1/accounts/%zz', 400, 'path_is_not_readable'],
    [`/api/v1/accounts/${'a'.repeat(301)}`, 414, 'path_is_too_long'],
  ] as const)('%s is a problem: %i', async ([path, status, code]) => {
    const answer = await platform.call(`GET ${path}`);
    expect(answer).toMatchObject({ status, json: { status, code } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('who calls', () => {
  test.for([
    [null, 401, 'credentials_are_missing'],
    ['plk_nobody', 401, 'credentials_are_not_valid'],
  ] as const)('%s is refused before the body is read', async ([caller, status, code]) => {
    const options = { secret: caller, payload: 'nonsense', headers: json };
    const answer = await platform.call(`POST /api/v1/accounts/${account}/contacts`, options);
    expect(answer.json).toMatchObject({ status, code });
  });

  test('an account reaches itself, and no other', async () => {
    const own = await platform.call(`GET /api/v1/accounts/${account}`, { secret });
    expect(own.status).toBe(200);
    const other = await platform.call('GET /api/v1/accounts/ac_other', { secret });
    expect(other.json).toMatchObject({ status: 403, code: 'not_permitted' });
  });

  test.for([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ cookie: 'a=b' }],
  ] as const)('from a page of another site it is refused: %o', async ([headers]) => {
    const options = { secret: null, headers: { ...headers }, payload: {} };
    const answer = await platform.call('POST /api/v1/accounts', options);
    expect(answer.json).toMatchObject({ status: 403, code: 'call_comes_from_another_site' });
    const read = await platform.call('GET /api/openapi.json', { secret: null, headers });
    expect(read.status).toBe(200);
  });

  test.for([
    [{ 'sec-fetch-site': 'same-origin', origin: 'http://other.example', cookie: 'a=b' }],
    [{ origin: 'http://localhost:80', cookie: 'a=b' }],
    [{ origin: 'http://127.0.0.1:8080', cookie: 'a=b' }],
  ] as const)('from a page of this one it is asked who it is: %o', async ([headers]) => {
    const options = { secret: null, headers: { ...headers }, payload: {} };
    const answer = await platform.call('POST /api/v1/accounts', options);
    expect(answer.json).toMatchObject({ status: 401, code: 'credentials_are_missing' });
  });
});
