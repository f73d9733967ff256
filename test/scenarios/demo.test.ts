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
import { instant } from '../support/packs.ts';

/** As few days as the beginning and the end of the story have. */
const DAYS = 80;
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
  // What a process left behind that was killed while it made one.
  await mkdir(join(root, 'one', 'making-999999999', 'store'), { recursive: true });
  demo = accepted(await prepareDemo(join(root, 'one'), { days: DAYS }));
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
  const other = accepted(await prepareDemo(join(root, 'two'), { days: DAYS }));
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
