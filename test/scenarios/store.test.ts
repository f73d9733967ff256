import { readdir } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import { migrate, NewerSchema } from '../../src/store/migrate.ts';
import { raw, sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { FACTS, rowsOf } from '../support/facts.ts';
import { type Account, Ledger } from '../support/ledger.ts';

describeOnEachDatabase('the store', (open, stores) => {
  let ledger: Ledger;
  let account: Account;

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    account = await ledger.account();
    await account.pack('traffic-100gb', '2022-03-01T08:00:00+08:00');
    await account.setMode('leb.mainland', 'daily-bandwidth', '2022-03-01');
    await account.use({ quantity: '150 GB' });
    await account.settle('2022-03-02');
    ledger.itIs('2022-03-03T08:00:00+08:00');
    const week = await account.pack('director-7d', '2022-03-03T08:00:00+08:00');
    const to = { account: account.id, instance: 'a' };
    await ledger.call('director.register', to);
    await ledger.call('director.bind', { ...to, pack: week });
  });

  test.for(FACTS)('refuses to change, delete or empty the facts in %s', async (table) => {
    const before = await rowsOf(ledger.database);
    expect(before[table]).not.toEqual([]);
    for (const statement of [
      `update ${table} set account_id = account_id`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(ledger.database.query(raw(statement))).rejects.toThrow(
        `rows of ${table} are facts`,
      );
    }
    expect(await rowsOf(ledger.database)).toEqual(before);
  });

  test('refuses a balance below nothing and above the pack', async () => {
    for (const remaining of [-1n, 100_000_000_001n]) {
      const update = sql`update packs set remaining = ${remaining}`;
      await expect(ledger.database.query(update)).rejects.toThrow('packs_never');
    }
  });

  test('is migrated once: migrating again does nothing', async () => {
    const before = await rowsOf(ledger.database);
    expect(await migrate(ledger.database)).toEqual([]);
    expect(await Promise.all([migrate(ledger.database), migrate(ledger.database)])).toEqual([
      [],
      [],
    ]);
    expect(await rowsOf(ledger.database)).toEqual(before);
  });

  test('that a newer packledger made is refused and left alone', async () => {
    const newer = await open();
    await newer.query(
      sql`insert into schema_migrations (number, name) values (9999, '9999-later')`,
    );
    await expect(migrate(newer)).rejects.toThrow(NewerSchema);
    await expect(migrate(newer)).rejects.toThrow('9999');
    await newer.close();
  });

  test('is as it was when a transaction throws in the middle', async () => {
    const before = await rowsOf(ledger.database);
    const failed = ledger.database.transaction(async (connection) => {
      await connection.execute(sql`update accounts set name = 'Changed'`);
      throw new Error('in the middle');
    });
    await expect(failed).rejects.toThrow('in the middle');
    expect(await rowsOf(ledger.database)).toEqual(before);
  });

  test('survives a COPY that is refused while most of its rows are on their way', async () => {
    const rows = Array.from({ length: 400 }, () => `${'1\n'.repeat(32_000)}`);
    const copying = ledger.database.transaction(async (connection) => {
      await connection.script('create temporary table once (number integer unique) on commit drop');
      await connection.copyIn('once (number)', rows);
    });
    await expect(copying).rejects.toMatchObject({ code: '23505' });
    const [row] = await ledger.database.query<{ one: number }>(sql`select 1 as one`);
    expect(row?.one).toBe(1);
  });

  test('begins a transaction again that the database gave up', async () => {
    let attempts = 0;
    const result = await ledger.database.transaction(async (connection) => {
      attempts += 1;
      await connection.execute(sql`update accounts set name = name || '!'`);
      if (attempts < 3) throw Object.assign(new Error('not now'), { code: '40001' });
      return 'done';
    });
    expect([result, attempts]).toEqual(['done', 3]);
    const [row] = await ledger.database.query<{ name: string }>(raw('select name from accounts'));
    expect(row?.name).toBe('An account!');
  });

  if (stores.kind === 'postgres') {
    test('outlives a connection that the server ends', async () => {
      const ended = ledger.database.transaction(async (connection) => {
        await connection.query(raw('select pg_terminate_backend(pg_backend_pid())'));
      });
      await expect(ended).rejects.toThrow();
      expect(await ledger.problems()).toEqual([]);
    });

    test('outlives a connection that the server ends while it waits in a transaction', async () => {
      const ended = ledger.database.transaction(async (connection) => {
        const [own] = await connection.query<{ pid: number }>(
          raw('select pg_backend_pid() as pid'),
        );
        await ledger.database.query(sql`select pg_terminate_backend(${own?.pid}::integer)`);
        await connection.query(raw('select 1'));
      });
      await expect(ended).rejects.toThrow();
      expect(await ledger.problems()).toEqual([]);
    });

    test('is made once when many programs start on an empty database', async () => {
      const url = await stores.freshUrl();
      const ledgers = await Promise.all([Ledger.at(url), Ledger.at(url), Ledger.at(url)]);
      await ledgers[0]?.database.transaction((connection) =>
        connection.script('drop schema public cascade; create schema public'),
      );
      const applied = await Promise.all(ledgers.map(({ database }) => migrate(database)));
      expect(applied.flat()).toEqual(await migrationNames());
      for (const one of ledgers) await one.close();
    });
  }
});

/** The migrations of this version, in order. */
async function migrationNames(): Promise<readonly string[]> {
  const files = await readdir(new URL('../../src/store/migrations/', import.meta.url));
  return files.map((file) => file.replace('.sql', '')).sort();
}
