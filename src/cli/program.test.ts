// A story on one embedded store in a folder of its own: what each command prints for programs, and
// its exit code. How it looks is tested beside tables, texts and explain.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunOptions, runLine } from '../../test/support/terminal.ts';
import { openRuntime } from '../runtime.ts';

const SCENARIO = 'test/golden/scenarios/traffic-order-across-items.json';
const CATALOG = 'catalogs/tencent-css-2022.json';

let folder: string;
let account: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packledger-cli-'));
  const created = await json([
    'account',
    'create',
    '--name',
    'Example Live',
    '--no-welcome',
    '--key',
    'k1',
  ]);
  expect(created.document).toEqual({ id: expect.stringMatching(/^ac_/) });
  account = field(created.document, 'id');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function run(args: readonly string[], options: RunOptions = {}) {
  const environment = {
    PACKLEDGER_DATABASE_URL: `pglite:${join(folder, 'store')}`,
    ...options.environment,
  };
  return runLine(args, { ...options, environment });
}

async function json(args: readonly string[], options: RunOptions = {}) {
  const { exitCode, out, err } = await run([...args, '--json'], options);
  expect(out).toMatch(/^[^\n]+\n$/);
  const document: unknown = JSON.parse(out);
  return { exitCode, document, err };
}

function field(document: unknown, name: string): string {
  const entry = Object.entries(document ?? {}).find(([key]) => key === name);
  return String(entry?.[1]);
}

async function fileWith(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}

const LOG = [
  '1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET /a HTTP/1.1" 200 60000000000 "-" "x"',
  '1.2.3.4 - - [17/May/2015:15:59:59 +0000] "GET /a HTTP/1.1" 304 - "-" "x"',
  '1.2.3.4 - - [17/May/2015:16:00:00 +0000] "GET /b HTTP/1.1" 200 50000000000 "-" "x"',
  '',
].join('\n');

describe('the commands, one after another', () => {
  test('an account that is created again with its key is the same', async () => {
    const again = await json([
      'account',
      'create',
      '--name',
      'Example Live',
      '--no-welcome',
      '--key',
      'k1',
    ]);
    expect(again).toMatchObject({ exitCode: 0, document: { id: account } });
    const { document } = await json(['account', 'list']);
    expect(document).toEqual({
      accounts: [
        {
          id: account,
          name: 'Example Live',
          createdAt: expect.stringMatching(/\+08:00$/),
          settledThrough: null,
          standing: 'running',
        },
      ],
    });
  });

  test('packs are granted and listed in the order of charging', async () => {
    const grant = ['pack', 'grant', '--account', account, '--sku', 'traffic-100gb', '--at'];
    const granted = await json([...grant, '2015-05-17T00:00:00+08:00']);
    expect(granted).toMatchObject({ exitCode: 0, document: { packs: [{ sku: 'traffic-100gb' }] } });
    const asOf = '2015-05-17T12:00:00+08:00';
    const { document } = await json(['pack', 'list', '--account', account, '--as-of', asOf]);
    expect(document).toMatchObject({
      asOf,
      packs: [{ total: '100000000000', left: '100000000000', status: 'unused', unit: 'byte' }],
    });
  });

  test('a log is imported from a file, then from standard input without anything new', async () => {
    const file = await fileWith('access.log', LOG);
    const line = ['usage', 'import', '--account', account, '--format', 'nginx', '--item'];
    const first = await json([...line, 'live.downstream.mainland', file]);
    expect(first).toMatchObject({
      exitCode: 0,
      document: { accepted: 2, duplicates: 0, rejected: 0, errors: [] },
    });
    const again = await json([...line, 'live.downstream.mainland', '-'], { input: LOG });
    expect(again.document).toMatchObject({ accepted: 0, duplicates: 2, rejected: 0 });
  });

  test('a file of which nothing fits is wrong input, each line with its reason', async () => {
    const file = await fileWith('events.ndjson', '{}\nnonsense\n');
    const line = ['usage', 'import', '--account', account, '--format', 'ndjson', file];
    const { exitCode, document } = await json(line);
    expect(exitCode).toBe(2);
    expect(document).toMatchObject({
      accepted: 0,
      rejected: 2,
      errors: [{ index: 1 }, { index: 2, code: 'line_is_not_json', message: expect.any(String) }],
    });
  });

  test('a dry run plans what settling then does; again it does nothing', async () => {
    const settle = ['settle', '--date', '2015-05-17'];
    const plan = await json([...settle, '--dry-run']);
    expect(plan.document).toMatchObject({
      date: '2015-05-17',
      deductions: 1,
      dryRun: true,
      plan: { deductions: [{ account, deducted: '60000000000' }], overage: [], leftOut: 0 },
    });
    const done = { date: '2015-05-17', accounts: 1, revisions: 1, deductions: 1, bills: 0 };
    expect((await json(settle)).document).toEqual(done);
    expect((await json(settle)).document).toMatchObject({ revisions: 0, deductions: 0, bills: 0 });
    const next = await json(['settle', '--date', '2015-05-18', '--account', account]);
    expect(next.document).toMatchObject({ deductions: 1, bills: 1 });
  });

  test('deductions are JSON, CSV or a workbook, on standard output or in a file', async () => {
    const line = ['deductions', '--account', account];
    const { document } = await json(line);
    expect(document).toMatchObject({
      deductions: [
        { date: '2015-05-17', deducted: '60000000000', leftAfter: '40000000000', revision: 1 },
        { date: '2015-05-18', usage: '40000000000', leftAfter: '0' },
      ],
    });
    const csv = await run([...line, '--from', '2015-05-18', '--format', 'csv']);
    expect(csv.out.trim().split('\n')).toHaveLength(2);
    const file = join(folder, 'deductions.xlsx');
    const written = await json([...line, '--output', file]);
    expect(written.document).toEqual({ file, format: 'xlsx', rows: 2 });
    expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK');
    const refused = await run([...line, '--format', 'xlsx'], { width: 80 });
    expect(refused).toMatchObject({ exitCode: 2, out: '' });
    expect(refused.err).toContain('workbook_on_a_terminal');
    for (const [wrong, code] of [
      ['--format csv --json', 'json_and_another_format'],
      [`--output ${join(folder, 'nowhere', 'd.csv')}`, 'folder_is_not_there'],
      [`--output ${join(folder, 'd')}`, 'format_is_not_given'],
    ] as const) {
      const { exitCode, err } = await run([...line, ...wrong.split(' ')]);
      expect({ exitCode, code: err.includes(code) }).toEqual({ exitCode: 2, code: true });
    }
  });

  test('a day is explained, and for people in their language', async () => {
    const line = ['explain', '--account', account, '--date', '2015-05-18'];
    const { document } = await json(line);
    expect(document).toMatchObject({
      date: '2015-05-18',
      lines: [
        { covered: '40000000000', uncovered: '10000000000', packs: [{ outcome: 'charged' }] },
      ],
    });
    const zh = await run(line, { environment: { PACKLEDGER_LANG: 'zh' } });
    expect(zh.out).toContain('抵扣 40 GB：40 GB → 0 B');
  });

  test('the store is up to date, and every figure is what the facts give', async () => {
    expect(await json(['migrate'])).toMatchObject({
      exitCode: 0,
      document: { applied: [], schema: expect.any(Number) },
    });
    expect(await json(['verify'])).toMatchObject({
      exitCode: 0,
      document: { accounts: 1, checked: { settlements: 2, deductions: 2 }, problems: [] },
    });
  });

  test('a billing mode is set', async () => {
    const mode = { scope: 'live.mainland', mode: 'daily-bandwidth', from: '2022-02-01' };
    const options = Object.entries(mode).flatMap(([name, value]) => [`--${name}`, value]);
    const { document } = await json(['mode', 'set', '--account', account, ...options]);
    expect(document).toEqual({ account, ...mode });
  });
});

describe('the keys of programs', () => {
  test('are made, listed and revoked, of an account or of operators', async () => {
    for (const holder of [['--account', account], ['--operator']]) {
      const wish = ['--name', 'billing', '--read-only', '--expires', '2099-01-01T00:00:00+08:00'];
      const made = await json(['key', 'create', ...holder, ...wish]);
      expect(made).toMatchObject({
        exitCode: 0,
        document: {
          secretId: expect.stringMatching(/^ky_/),
          secretKey: expect.stringMatching(/^plk_/),
          access: 'read',
        },
      });
      const id = field(made.document, 'secretId');
      const listed = await json(['key', 'list', ...holder]);
      expect(listed.document).toMatchObject({ keys: [{ id, name: 'billing', state: 'valid' }] });
      expect(JSON.stringify(listed.document)).not.toContain('plk_');
      const revoked = await json(['key', 'revoke', id, ...holder]);
      expect(revoked.document).toMatchObject({ id, state: 'revoked' });
    }
  });

  test.for([
    [['key', 'list'], 'key_holder_is_not_given'],
    [['key', 'list', '--operator', '--account', 'ac_1'], 'key_holder_is_not_given'],
    [['key', 'create', '--operator', '--expires', 'soon'], 'time_is_not_readable'],
    [['serve', '--port', '99999'], 'port_is_not_readable'],
    [['serve', '--roles', 'web,cron'], 'roles_are_not_readable'],
    [['serve', '--host', 'http://a'], 'host_is_not_readable'],
  ] as const)('%o is wrong input: %s', async ([args, code]) => {
    expect(await json(args)).toMatchObject({ exitCode: 2, document: { error: { code } } });
  });
});

describe('what operations refuse', () => {
  test.for([
    [['account', 'show', 'nobody'], 'account_not_found', 'account'],
    [['settle', '--date', '2015-02-30'], 'date_is_not_a_day', 'date'],
    [['pack', 'list', '--account', 'nobody'], 'account_not_found', 'account'],
  ] as const)('%o is wrong input: %s', async ([args, code, path]) => {
    const { exitCode, document, err } = await json(args);
    expect(exitCode).toBe(2);
    expect(document).toMatchObject({
      error: { code, path, messages: { zh: expect.any(String), en: expect.any(String) } },
    });
    expect(err).toContain(code);
  });
});

describe('commands that open no store', () => {
  const environment = { PACKLEDGER_DATABASE_URL: 'postgres://127.0.0.1:1/nowhere' };

  test('a scenario is worked through, from a file or from standard input', async () => {
    const fromFile = await json(['simulate', SCENARIO], { environment });
    expect(fromFile).toMatchObject({
      exitCode: 0,
      document: { bills: [{ date: '2022-01-04', amount: '12.00', currency: 'CNY' }] },
    });
    const input = await readFile(SCENARIO, 'utf8');
    const fromInput = await json(['simulate', '-'], { environment, input });
    expect(fromInput.document).toEqual(fromFile.document);
    expect((await run(['simulate', SCENARIO], { environment })).out).toContain('Deductions');
  });

  test('a scenario that is wrong is refused with its place', async () => {
    const input = '{"packs": [{"ref": "P1", "sku": "traffic-10bt"}]}';
    const { exitCode, document } = await json(['simulate', '-'], { environment, input });
    expect(exitCode).toBe(2);
    expect(document).toMatchObject({ error: { path: expect.stringMatching(/^packs\[0\]/) } });
  });

  test('a catalogue is checked', async () => {
    const fine = await json(['catalog', 'check', CATALOG], { environment });
    expect(fine).toMatchObject({ exitCode: 0, document: { ok: true, problems: [] } });
    const text = await readFile(CATALOG, 'utf8');
    const broken = await fileWith('broken.json', text.replace('"Asia/Shanghai"', '"Mars/North"'));
    const refused = await json(['catalog', 'check', broken], { environment });
    expect(refused).toMatchObject({
      exitCode: 2,
      document: { ok: false, problems: [{ path: 'timeZone', code: 'time_zone_is_unknown' }] },
    });
  });

  test('a file that is not there is wrong input', async () => {
    const missing = await json(['simulate', join(folder, 'nowhere.json')], { environment });
    expect(missing).toMatchObject({
      exitCode: 2,
      document: { error: { code: 'file_is_not_there', path: 'file' } },
    });
    const isFolder = await run(['catalog', 'check', folder], { environment });
    expect(isFolder.err).toContain('file_is_a_folder');
  });
});

describe('a store that cannot be opened', () => {
  test('because a server has it, is told so at once', async () => {
    const databaseUrl = `pglite:${join(folder, 'served')}`;
    const server = await openRuntime({ databaseUrl, catalogFiles: [], asServer: true });
    const environment = { PACKLEDGER_DATABASE_URL: databaseUrl };
    const { exitCode, document } = await json(['account', 'list'], { environment });
    await server.close();
    expect(exitCode).toBe(1);
    expect(document).toMatchObject({ error: { code: 'store_is_open_in_a_server' } });
  });

  test('is a failure with a readable reason', async () => {
    const environment = { PACKLEDGER_DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/nowhere' };
    const { exitCode, document, err } = await json(['verify'], { environment });
    expect(exitCode).toBe(1);
    expect(document).toMatchObject({ error: { code: 'database_is_not_reachable' } });
    expect(err).not.toMatch(/secret|\n\s+at /);
  });

  test('for a catalogue that is wrong says what is wrong with it', async () => {
    const file = await fileWith('empty.json', '{}');
    const environment = { PACKLEDGER_CATALOG: file };
    const { exitCode, err } = await run(['account', 'list'], { environment });
    expect(exitCode).toBe(2);
    expect(err).toContain(file);
  });
});
