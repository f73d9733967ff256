import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { embeddedFolder } from './embedded-url.ts';
import { openDatabase } from './open-database.ts';

test.for([
  ['pglite:ledger', 'ledger'],
  ['pglite:/var/ledger//', '/var/ledger'],
  ['pglite:', ''],
  ['postgres://localhost/ledger', null],
] as const)('%s is of the folder %s', ([url, folder]) => {
  expect(embeddedFolder(url)).toBe(folder);
});

test('a store has one lock, however its address ends', async () => {
  const root = await mkdtemp(join(tmpdir(), 'packledger-url-'));
  try {
    const database = await openDatabase(`pglite:${join(root, 'store')}/`);
    expect((await readdir(root)).sort()).toEqual(['store', 'store.lock']);
    await database.close();
  } finally {
    await rm(root, { recursive: true });
  }
});
