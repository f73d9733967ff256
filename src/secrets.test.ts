import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseMasterKey, platformSecrets, secretsBy } from './secrets.ts';

const KEY = randomBytes(32);
const folder = mkdtempSync(join(tmpdir(), 'packledger-secrets-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a secret', () => {
  const secrets = secretsBy(() => KEY);

  test('that is sealed cannot be read, and opens again', () => {
    const sealed = secrets.seal('whsec_开门', 'ac_1 webhook wh_1');
    expect(sealed).not.toContain('whsec');
    expect(secrets.open(sealed, 'ac_1 webhook wh_1')).toBe('whsec_开门');
  });

  test('is never sealed the same way twice', () => {
    expect(secrets.seal('a', 'b')).not.toBe(secrets.seal('a', 'b'));
  });

  test('opens for nothing else than it was sealed about', () => {
    expect(secrets.open(secrets.seal('a', 'ac_1 webhook wh_1'), 'ac_2 webhook wh_1')).toBeNull();
  });

  test('opens by no other key', () => {
    const other = secretsBy(() => randomBytes(32));
    expect(other.open(secrets.seal('a', 'b'), 'b')).toBeNull();
  });

  test('that was meddled with does not open', () => {
    const [form, name, body = ''] = secrets.seal('a secret', 'b').split('.');
    const bytes = Buffer.from(body, 'base64url');
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(bytes.readUInt8(at) ^ 1, at);
      expect(secrets.open(`${form}.${name}.${changed.toString('base64url')}`, 'b')).toBeNull();
    }
    for (const text of ['', 'v1', `v1.${name}`, `v1.${name}.AAAA`, `v2.${name}.${body}`]) {
      expect(secrets.open(text, 'b')).toBeNull();
    }
  });
});

describe('the master key', () => {
  test('is base64 of 32 bytes', () => {
    expect(parseMasterKey(KEY.toString('base64'))).toEqual(KEY);
    for (const text of ['', 'secret', KEY.toString('hex'), randomBytes(31).toString('base64')]) {
      expect(parseMasterKey(text)).toBeNull();
    }
  });

  test('of an embedded store lies beside its folder, for its owner alone', () => {
    const url = `pglite:${join(folder, 'store')}/`;
    const sealed = platformSecrets(url, null).seal('a', 'b');
    const file = join(folder, 'store.key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(parseMasterKey(readFileSync(file, 'utf8').trim())).not.toBeNull();
    expect(platformSecrets(url, null).open(sealed, 'b')).toBe('a');
  });

  test('of the settings goes before the one beside the folder', () => {
    const url = `pglite:${join(folder, 'other')}`;
    const sealed = platformSecrets(url, KEY).seal('a', 'b');
    expect(platformSecrets('postgres://localhost/ledger', KEY).open(sealed, 'b')).toBe('a');
    expect(platformSecrets(url, null).open(sealed, 'b')).toBeNull();
  });

  test('is missing on a server that was told none: nothing is sealed', () => {
    const secrets = platformSecrets('postgres://localhost/ledger', null);
    expect(secrets.ready).toBe(false);
    expect(secrets.open('v1.a.b', 'c')).toBeNull();
    expect(() => secrets.seal('a', 'b')).toThrow('no master key');
  });

  test('of a store in memory is gone with it', () => {
    const secrets = platformSecrets('pglite:', null);
    expect(secrets.open(secrets.seal('a', 'b'), 'b')).toBe('a');
    expect(platformSecrets('pglite:', null).open(secrets.seal('a', 'b'), 'b')).toBeNull();
  });
});
