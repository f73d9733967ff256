import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockFileOf, lockStore } from './store-lock.ts';

/** Larger than any process number. */
const NOBODY = 2 ** 30;

describe('the lock of an embedded store', () => {
  let root: string;
  let number = 0;
  const fresh = () => join(root, `store-${number++}`);
  /** A store whose lock says this. */
  const locked = async (text: string) => {
    const folder = fresh();
    await writeFile(lockFileOf(folder), text);
    return folder;
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'packledger-lock-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  test('is let go of', async () => {
    const folder = fresh();
    for (let time = 0; time < 2; time++) await (await lockStore(folder))();
    await expect(readFile(lockFileOf(folder))).rejects.toThrow('ENOENT');
  });

  test('is waited for within a process, too', async () => {
    const folder = fresh();
    const order: string[] = [];
    const unlock = await lockStore(folder);
    const second = lockStore(folder).then((done) => {
      order.push('second');
      return done();
    });
    // Long enough that the second has looked at the lock.
    for (let look = 0; look < 20; look++) await readFile(lockFileOf(folder));
    order.push('first');
    await unlock();
    await second;
    expect(order).toEqual(['first', 'second']);
  });

  test('of a server is not waited for', async () => {
    const folder = fresh();
    const unlock = await lockStore(folder, true);
    await expect(lockStore(folder)).rejects.toMatchObject({
      name: 'StoreInUse',
      pid: `${process.pid}`,
      isServer: true,
      host: null,
    });
    await unlock();
  });

  test.for([
    ['a process that is no more', `${NOBODY} server ${hostname()} a`],
    ['one that an earlier version wrote', `${NOBODY} server`],
    // As the first process of a container that was killed and started again.
    ['one that had the number of this one', `${process.pid} server ${hostname()} another`],
  ] as const)('of %s is taken over', async ([, text]) => {
    const unlock = await lockStore(await locked(text), true);
    await unlock();
  });

  test('of another machine is left alone, since nobody knows', async () => {
    const folder = await locked(`${process.pid} server another-machine a`);
    await expect(lockStore(folder)).rejects.toMatchObject({ host: 'another-machine' });
  });
});
