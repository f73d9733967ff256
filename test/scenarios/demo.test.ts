// The demo: a made-up year that is there whole or not at all, the same at every making.
import { access, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareDemo, type ReadyDemo } from '../../src/demo/demo-folder.ts';
import { perform } from '../../src/operations/perform.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import { verifyStore } from '../../src/operations/settlement/verify-store.ts';
import { openRuntime, type Runtime } from '../../src/runtime.ts';
import { accepted } from '../support/accepted.ts';
import { DEMO_DAYS, demoIn } from '../support/made-demo.ts';
import { instant } from '../support/packs.ts';
import { ServerProcess } from '../support/server-process.ts';
import { runLine } from '../support/terminal.ts';

const MAINLAND = 'live.downstream.mainland';
const MAKING_MS = 240_000;

type Row = Readonly<Record<string, unknown>>;

let root: string;
let demo: ReadyDemo;
let runtime: Runtime;
let accounts: readonly [string, string, string];
const runtimes: Runtime[] = [];

const open = async (ready: ReadyDemo) => {
  const opened = await openRuntime(ready.settings);
  runtimes.push(opened);
  return opened;
};

/** All rows of a list, page after page. */
async function rowsOf(of: Runtime, name: string, input: object = {}): Promise<readonly Row[]> {
  const operation = OPERATIONS.get(name);
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  const rows: Row[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = { ...input, ...(cursor === '' ? {} : { cursor }) };
    const answer = accepted(await perform(of, operation, page)) as Row; // a list answers an object
    rows.push(...(Object.values(answer).find(Array.isArray) ?? []));
    cursor = typeof answer['next'] === 'string' ? answer['next'] : null;
  }
  return rows;
}

const seen = (rows: readonly Row[], ...fields: readonly string[]) =>
  new Set(rows.map((row) => fields.map((field) => String(row[field])).join(' ')));

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'packledger-demo-'));
  demo = await demoIn(join(root, 'one'));
  runtime = await open(demo);
  const [live, school, club] = demo.notes.accounts.map(({ id }) => id);
  accounts = [live ?? '', school ?? '', club ?? ''];
}, MAKING_MS);

afterAll(async () => {
  for (const each of runtimes) await each.close();
  await rm(root, { recursive: true, force: true });
});

describe('the demo', () => {
  test('is proved by its facts', async () => {
    expect(accepted(await verifyStore(runtime)).problems).toEqual([]);
  });

  test('has packs of every family in every status that the family knows', async () => {
    const packs = await Promise.all(
      accounts.map((account) => rowsOf(runtime, 'packs.list', { account })),
    );
    const all = ['unused', 'in-use', 'used-up', 'expired', 'refunded'];
    const expected = [
      ...['traffic', 'transcode', 'topspeed', 'mic'].flatMap((family) =>
        [...all, 'frozen'].map((status) => `${family} ${status}`),
      ),
      // No billing mode is about directors or RTC, and RTC packs are not sold, so not given back.
      ...all.map((status) => `director ${status}`),
      ...['unused', 'in-use', 'used-up', 'expired'].map((status) => `rtc ${status}`),
    ];
    expect([...seen(packs.flat(), 'family', 'status')].sort()).toEqual(expected.sort());
    const queued = packs.flat().filter((pack) => pack['queued'] === true);
    expect(queued.map(({ boundTo }) => boundTo)).toContain('studio-b');
  });

  test.for([
    ['orders.list', 'status', ['unpaid', 'paid', 'cancelled', 'closed']],
    ['orders.list', 'origin', ['buyer', 'auto-renewal']],
    ['bills.list', 'state', ['paid', 'due']],
    [
      'plugins.list',
      'status',
      ['in-review', 'rejected', 'to-pay', 'usable', 'expired', 'cancelled'],
    ],
    ['vouchers.list', 'status', ['usable', 'used-up', 'expired', 'not-valid-yet']],
    ['keys.list', 'state', ['valid', 'expired', 'revoked']],
    ['auto-renewals.list', 'result', ['not-yet', 'succeeded']],
    ['licenses.list', 'kind', ['live']],
  ] as const)('has in %s each %s', async ([name, field, states]) => {
    const rows = await rowsOf(runtime, name, { account: accounts[0] });
    expect([...seen(rows, field)].sort()).toEqual([...states].sort());
  });

  test.for(['delivered', 'pending', 'failed'])('has deliveries that are %s', async (state) => {
    const deliveries = OPERATIONS.get('webhooks.deliveries');
    if (deliveries === undefined) throw new Error('deliveries can be listed');
    const answer = accepted(
      await perform(runtime, deliveries, { account: accounts[0], state }),
    ) as { readonly deliveries: readonly Row[] }; // as the operation answers
    expect(seen(answer.deliveries, 'state')).toEqual(new Set([state]));
  });

  test('has refunds, a mode that was left and taken up again, arrears and their end', async () => {
    const [account] = accounts;
    const messages = await rowsOf(runtime, 'messages.list', { account });
    const kinds = seen(messages, 'kind');
    for (const kind of [
      ...['packs-low', 'pack-expiring', 'renewal-failed', 'renewal-succeeded', 'order-closed'],
      ...['refund-done', 'mode-changed', 'plugin-approved', 'plugin-rejected'],
      ...['arrears', 'stopped', 'restored'],
    ]) {
      expect(kinds, kind).toContain(kind);
    }
    expect(new Set(messages.map(({ readAt }) => readAt === null)).size).toBe(2);
    const school = await rowsOf(runtime, 'messages.list', { account: accounts[1] });
    expect(seen(school, 'kind')).toContain('mode-request-decided');
  });

  test('has usage on every day, in zones and qualities, of two studios', async () => {
    const [account] = accounts;
    const items = async (prefix: string) => {
      const days = await rowsOf(runtime, 'usage.days', { account, from: '2025-08-11' });
      const found = [...seen(days, 'item')].filter((item) => item.startsWith(prefix));
      return found.map((item) => item.slice(prefix.length)).sort();
    };
    const zones = await items('live.downstream.');
    expect(zones).toEqual(['apac-1', 'apac-2', 'europe', 'mainland', 'north-america']);
    expect(await items('leb.downstream.')).toEqual(['apac-1', 'mainland']);
    const qualities = ['av1.1080p', 'h264.1080p', 'h264.480p', 'h264.720p', 'h265.1080p'];
    expect(await items('transcode.')).toEqual(['audio', ...qualities, 'h265.720p'].sort());
    const studios = await rowsOf(runtime, 'usage.days', { account, from: '2025-08-11' });
    expect(seen(studios, 'instance')).toEqual(
      new Set(['undefined', 'studio-a', 'studio-b', 'studio-c']),
    );
    const mainland = await rowsOf(runtime, 'usage.days', { account, item: MAINLAND });
    // The morning of the day on which it stands is one more.
    expect(mainland.length).toBe(DEMO_DAYS + 1);
  });

  test('has a rhythm of the week, and grows', async () => {
    const rows = await rowsOf(runtime, 'usage.days', { account: accounts[0], item: MAINLAND });
    const days = rows.map(({ date, quantity }) => {
      const weekday = new Date(`${String(date)}T00:00:00Z`).getUTCDay();
      return { atWeekend: weekday === 0 || weekday === 6, used: BigInt(String(quantity)) };
    });
    const middleOf = (part: typeof days, atWeekend: boolean) => {
      const used = part.filter((day) => day.atWeekend === atWeekend).map((day) => day.used);
      return used.sort((a, b) => Number(a - b))[Math.floor(used.length / 2)] ?? 0n;
    };
    const [first, last] = [days.slice(0, 28), days.slice(-29, -1)];
    for (const part of [first, last]) {
      expect(middleOf(part, true)).toBeGreaterThan((middleOf(part, false) * 11n) / 10n);
    }
    expect(middleOf(last, false)).toBeGreaterThan(middleOf(first, false));
  });

  test('charges no traffic packs while its mode freezes them', async () => {
    const charged = async (from: string, to: string) => {
      const asked = { account: accounts[0], item: MAINLAND, from, to };
      return (await rowsOf(runtime, 'deductions.list', asked)).length;
    };
    // Both areas leave daily traffic with the 14th, and take it up again with the 20th.
    expect(await charged('2025-06-12', '2025-06-13')).toBeGreaterThan(0);
    expect(await charged('2025-06-14', '2025-06-19')).toBe(0);
    expect(await charged('2025-06-20', '2025-06-21')).toBeGreaterThan(0);
  });

  test('has people of every role', async () => {
    const people = await Promise.all(
      accounts.map((account) => rowsOf(runtime, 'members.list', { account })),
    );
    const roles = people.map((members) => [...seen(members, 'role')].sort());
    expect(roles).toEqual([['finance', 'owner', 'viewer'], ['owner'], ['owner']]);
    expect(seen(await rowsOf(runtime, 'operators.list'), 'email')).toContain(
      demo.notes.logIns[0]?.email,
    );
  });

  test('has something for operators to do', async () => {
    const requests = await rowsOf(runtime, 'billing-modes.requests');
    expect(requests.length).toBeGreaterThan(0);
    expect((await rowsOf(runtime, 'plugins.queue')).length).toBe(3);
    const standings = await Promise.all(
      accounts.map(async (account) => {
        const show = OPERATIONS.get('accounts.show');
        if (show === undefined) throw new Error('accounts can be shown');
        return (accepted(await perform(runtime, show, { account })) as Row)['standing'];
      }),
    );
    expect(standings).toEqual(['running', 'running', 'stopped']);
  });

  test('stands still until somebody moves its time', async () => {
    const { calendar } = runtime.catalogs.latest;
    expect(calendar.format(runtime.clock.now())).toBe('2025-08-20T10:00:00+08:00');
    expect(await runtime.jobs.runDue()).toEqual([]);
    const next = accepted(await runtime.jobs.advance(instant('2025-08-21T12:00:00+08:00')));
    expect(next.failures).toEqual([]);
    expect(accepted(await verifyStore(runtime)).problems).toEqual([]);
  });
});

describe('the folder of a demo', () => {
  test('keeps the demo and what is needed to use it, for its owner alone', async () => {
    expect(await readdir(join(root, 'one'))).toEqual(['ledger']);
    const notes = await stat(join(root, 'one', 'ledger', 'demo.json'));
    expect(notes.mode & 0o077).toBe(0);
  });

  test('gives the same demo at the next start', async () => {
    const again = accepted(await prepareDemo(join(root, 'one'), { onMaking: () => fail() }));
    expect(again).toEqual(demo);
  });

  test('is told to be of another version when its notes are', async () => {
    const folder = join(root, 'older');
    await mkdir(join(folder, 'ledger'), { recursive: true });
    await writeFile(join(folder, 'ledger', 'demo.json'), '{"days":365}');
    expect(await prepareDemo(folder)).toMatchObject({
      refusal: { code: 'demo_is_of_another_version', params: { folder }, path: 'directory' },
    });
  });

  test('is not taken where something else lies', async () => {
    const folder = join(root, 'other');
    await mkdir(folder);
    await writeFile(join(folder, 'notes.txt'), 'mine');
    expect(await prepareDemo(folder)).toMatchObject({
      refusal: { code: 'folder_is_no_demo', params: { folder }, path: 'directory' },
    });
    await access(join(folder, 'notes.txt'));
  });
});

function fail(): never {
  throw new Error('there is a demo already');
}

test('another making gives the same figures', { timeout: MAKING_MS }, async () => {
  // What a process left behind that was killed while it made one.
  await mkdir(join(root, 'two', 'making-999999999', 'store'), { recursive: true });
  const other = accepted(await prepareDemo(join(root, 'two'), { days: DEMO_DAYS }));
  expect(await readdir(join(root, 'two'))).toEqual(['ledger']);
  // The first has lived on for a day.
  const runtimeOfOther = await open(other);
  accepted(await runtimeOfOther.jobs.advance(instant('2025-08-21T12:00:00+08:00')));
  const figures = async (of: Runtime, ready: ReadyDemo) => {
    const lists = ['packs.list', 'bills.list', 'orders.list', 'wallet.ledger', 'messages.list'];
    const parts: Row[] = [];
    for (const { id: account } of ready.notes.accounts) {
      for (const name of lists) parts.push(...(await rowsOf(of, name, { account })));
    }
    return JSON.stringify(parts, null, 1).replaceAll(/\b[a-z]{2}_[0-9a-z]{20}\b/g, 'an id');
  };
  const one = await figures(runtime, demo);
  expect(one.length).toBeGreaterThan(10_000);
  expect(await figures(runtimeOfOther, other)).toBe(one);
});

describe('the demo as a process', { timeout: MAKING_MS }, () => {
  let server: ServerProcess;

  beforeAll(async () => {
    for (const each of runtimes.splice(0)) await each.close();
    server = await ServerProcess.startDemo(join(root, 'one'));
  }, MAKING_MS);
  afterAll(() => server.stop());

  /** Signs in; calls as that person. */
  const signedIn = async (email: string) => {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      // As a browser says it on a page of the server.
      origin: server.url,
    };
    const call = async (method: string, path: string, body?: object) => {
      const payload = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await fetch(`${server.url}/api${path}`, { method, headers, ...payload });
      const json = (await answer.json()) as Row; // as the API says
      return { status: answer.status, json, cookies: answer.headers.getSetCookie() };
    };
    const { password } = server.told;
    const { status, cookies } = await call('POST', '/auth/sign-in', { email, password });
    expect(status).toBe(200);
    headers['cookie'] = cookies.map((line) => line.split(';')[0]).join('; ');
    return call;
  };

  test('tells where it is and who may sign in, and its page is there', async () => {
    const { days: _, receiverPort: __, ...shared } = demo.notes;
    expect(server.told).toMatchObject(shared);
    const page = await fetch(`${server.url}/api/docs`);
    expect(page.status).toBe(200);
  });

  test.for([
    ['operator@example.com', 200, 200],
    ['finance@example.com', 200, 403],
    ['viewer@example.com', 403, 403],
  ] as const)('%s signs in and sees what the role shows', async ([email, quoted, other]) => {
    const [account, school] = accounts;
    const call = await signedIn(email);
    const packs = await call('GET', `/v1/accounts/${account}/packs`);
    expect(packs.status).toBe(200);
    expect(Object.values(packs.json).find(Array.isArray)).not.toEqual([]);
    const wish = { sku: 'traffic-1tb' };
    expect((await call('POST', `/v1/accounts/${account}/quotes`, wish)).status).toBe(quoted);
    expect((await call('GET', `/v1/accounts/${school}/packs`)).status).toBe(other);
  });

  test('goes on to the time that an operator moves it to, also when it starts again', async () => {
    const to = '2025-08-23T12:00:00+08:00';
    const viewer = await signedIn('viewer@example.com');
    expect((await viewer('POST', '/v1/clock/advance', { to })).status).toBe(403);
    const operator = await signedIn('operator@example.com');
    expect(await operator('POST', '/v1/clock/advance', { to })).toMatchObject({
      status: 200,
      json: { failures: [] },
    });
    const { told } = server;
    await server.stop();
    server = await ServerProcess.startDemo(join(root, 'one'));
    expect(server.told).toEqual({ ...told, url: server.url, time: to });
    const again = await signedIn('viewer@example.com');
    const packs = await again('GET', `/v1/accounts/${accounts[0]}/packs`);
    expect(packs.json['asOf']).toBe(to);
  });

  test('says that its port is taken before it makes anything', async () => {
    const { port } = new URL(server.url);
    const folder = join(root, 'three');
    const told = await runLine(['demo', '--directory', folder, '--port', port, '--json']);
    expect(told.exitCode).toBe(1);
    expect(JSON.parse(told.out)).toMatchObject({ error: { code: 'port_is_taken' } });
    expect(await readdir(root)).not.toContain('three');
  });

  test('leaves a store that the command line proves', async () => {
    await server.stop();
    const store = `pglite:${join(root, 'one', 'ledger', 'store')}`;
    const environment = { PACKLEDGER_SANDBOX: '1' };
    const verified = await runLine(['verify', '--database', store], { environment });
    expect(verified).toMatchObject({ exitCode: 0 });
  });
});
