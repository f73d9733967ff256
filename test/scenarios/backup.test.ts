// A backup of the embedded store: one file, from which the same store comes again, or nothing.
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAccount } from '../../src/operations/accounts/create-account.ts';
import { createKey } from '../../src/operations/keys/create-key.ts';
import { secretAbout } from '../../src/operations/keys/make-key.ts';
import { createWebhook } from '../../src/operations/webhooks/create-webhook.ts';
import { secretAbout as webhookSecretAbout } from '../../src/operations/webhooks/webhook-fields.ts';
import { openRuntime } from '../../src/runtime.ts';
import { sql } from '../../src/store/sql.ts';
import { accepted } from '../support/accepted.ts';
import { runLine } from '../support/terminal.ts';

let root: string;
let file: string;
let account: string;
let signing: { readonly secretId: string; readonly secretKey: string };

const at = (name: string) => `pglite:${join(root, name)}`;
const json = async (line: readonly string[], environment = {}) => {
  const { exitCode, out } = await runLine([...line, '--json'], { environment });
  const document: unknown = JSON.parse(out);
  return { exitCode, document };
};
const refused = (code: string, path: string, exitCode = 2) => ({
  exitCode,
  document: { error: { code, path } },
});

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'packledger-backup-'));
  file = join(root, 'whole.backup');
  const runtime = await openRuntime({ databaseUrl: at('store'), catalogFiles: [] });
  account = accepted(await createAccount.run(runtime, { name: 'Example Live' })).id;
  signing = accepted(await createKey.run(runtime, { account, name: 'servers' }));
  const url = 'https://example.com/hooks';
  accepted(await createWebhook.run(runtime, { account, url }));
  await runtime.close();
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

describe('a backup', () => {
  test('is one file that only its owner may read, and says what it is', async () => {
    const { exitCode, document } = await json(['backup', file, '--database', at('store')]);
    expect({ exitCode, document }).toMatchObject({
      exitCode: 0,
      document: { product: 'packledger', format: 1, masterKey: 'included', file },
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readdir(root)).sort()).toEqual(['store', 'store.key', 'whole.backup']);
  });

  test('becomes the same store elsewhere, secrets included, and is proved', async () => {
    const restored = await runLine(['restore', file, '--database', at('again/store')]);
    expect(restored.out).toContain(`restored to ${join(root, 'again/store')}`);
    const verified = await runLine(['verify', '--database', at('again/store')]);
    expect(verified.exitCode).toBe(0);
    const runtime = await openRuntime({ databaseUrl: at('again/store'), catalogFiles: [] });
    const [key] = await runtime.database.query<{ sealed: string }>(
      sql`select sealed from keys where key_id = ${signing.secretId}`,
    );
    const { secrets } = runtime;
    expect(secrets.open(key?.sealed ?? '', secretAbout(signing.secretId))).toBe(signing.secretKey);
    const [hook] = await runtime.database.query<{ id: string; secret: string }>(
      sql`select endpoint_id as id, secret from webhook_endpoints where account_id = ${account}`,
    );
    const about = webhookSecretAbout(account, hook?.id ?? '');
    expect(secrets.open(hook?.secret ?? '', about)).toMatch(/^whsec_/);
    await runtime.close();
  }, 60_000);

  test('is not written over another file, nor of what is no embedded store', async () => {
    const line = (database: string, to = join(root, 'new.backup')) =>
      json(['backup', to, '--database', database]);
    expect(await line(at('store'), file)).toMatchObject(refused('file_is_there_already', 'file'));
    expect(await line(at('nowhere'))).toMatchObject(refused('store_is_not_there', 'database'));
    expect(await line('pglite:')).toMatchObject(refused('store_has_no_folder', 'database'));
    expect(await line('postgres://u@h/n')).toMatchObject(
      refused('backup_is_by_pg_dump', 'database'),
    );
    const nowhere = await line(at('store'), join(root, 'no-folder', 'a.backup'));
    expect(nowhere).toMatchObject(refused('folder_is_not_there', 'output'));
    expect(await readdir(root)).not.toContain('new.backup');
    expect(await readdir(root)).not.toContain('nowhere');
  });

  test('waits for no server that has the store open', async () => {
    const lock = join(root, 'store.lock');
    await writeFile(lock, `${process.ppid} server`);
    // The same store, though its address ends otherwise.
    const line = ['backup', join(root, 'new.backup'), '--database', `${at('store')}/`];
    const { exitCode, document } = await json(line);
    await rm(lock);
    expect({ exitCode, document }).toMatchObject({
      exitCode: 1,
      document: { error: { code: 'store_is_open_in_a_server' } },
    });
  });
});

describe('restoring', () => {
  const restore = (from: string, name: string) =>
    json(['restore', from, '--database', at(`${name}/store`)]);
  /** The backup with something else in it. */
  const changed = async (name: string, change: (bytes: Buffer) => Buffer) => {
    const other = join(root, name);
    await writeFile(other, gzipSync(change(gunzipSync(await readFile(file)))));
    return other;
  };

  test('replaces no store and no key', async () => {
    const there = await json(['restore', file, '--database', at('store')]);
    expect(there).toMatchObject(refused('store_is_there_already', 'database'));
    await mkdir(join(root, 'keyed'));
    await writeFile(join(root, 'keyed', 'store.key'), 'another');
    expect(await restore(file, 'keyed')).toMatchObject(refused('key_is_there_already', 'database'));
    expect(await readdir(join(root, 'keyed'))).toEqual(['store.key']);
  });

  test.for([
    ['a file that is none', 'text', async () => Buffer.from('hello'), 'file_is_no_backup'],
    ['an empty file', 'empty', async () => Buffer.alloc(0), 'file_is_no_backup'],
    [
      'half a file',
      'half',
      async () => {
        const whole = await readFile(file);
        return whole.subarray(0, whole.length / 2);
      },
      'backup_is_damaged',
    ],
  ] as const)('refuses %s', async ([, name, bytes, code]) => {
    const broken = join(root, `${name}.backup`);
    await writeFile(broken, await bytes());
    expect(await restore(broken, name)).toMatchObject(refused(code, 'file'));
    expect(await readdir(join(root, name))).toEqual([]);
  });

  test('refuses a file in which a byte is another', async () => {
    const other = await changed('byte.backup', (bytes) => {
      // A file of the store, well behind the list of them.
      const place = Math.floor(bytes.length * 0.7);
      bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
      return bytes;
    });
    expect(await restore(other, 'byte')).toMatchObject(refused('backup_is_damaged', 'file'));
    expect(await readdir(join(root, 'byte'))).toEqual([]);
  });

  test('refuses one of a newer packledger', async () => {
    const newer = await changed('newer.backup', (bytes) => {
      const place = bytes.indexOf('"schema": ');
      // As many digits, so that everything else stays where it is.
      bytes.write('99', place + '"schema": '.length);
      return bytes;
    });
    expect(await restore(newer, 'newer')).toMatchObject(refused('backup_is_newer', 'file'));
  });

  test('refuses one whose paths lead elsewhere', async () => {
    const other = await changed('outside.backup', (bytes) => {
      const place = bytes.indexOf('"base"');
      bytes.write('"/abs"', place);
      return bytes;
    });
    expect(await restore(other, 'outside')).toMatchObject(refused('backup_is_damaged', 'file'));
  });

  test('tells of a file that is not there', async () => {
    const missing = join(root, 'missing.backup');
    expect(await restore(missing, 'missing')).toMatchObject(refused('file_is_not_there', 'file'));
  });
});

test('a backup without its key says so', { timeout: 30_000 }, async () => {
  const environment = { PACKLEDGER_MASTER_KEY: Buffer.alloc(32, 7).toString('base64') };
  const line = ['backup', join(root, 'keyless.backup'), '--database', at('store')];
  expect(await json(line, environment)).toMatchObject({ document: { masterKey: 'elsewhere' } });
});
