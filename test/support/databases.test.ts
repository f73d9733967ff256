import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from './databases.ts';

describeOnEachDatabase('a store for tests', (open, stores) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
  });

  test('is of the kind that the suite is told', () => {
    expect(database.kind).toBe(stores.kind);
  });

  test('is migrated', async () => {
    expect(await migrate(database)).toEqual([]);
  });

  test('shares nothing with another one', async () => {
    await database.query(sql`create table only_here (id integer not null)`);
    const other = await open();
    const tables = sql`select to_regclass('only_here')::text as found`;
    expect(await other.query(tables)).toEqual([{ found: null }]);
    expect(await database.query(tables)).toEqual([{ found: 'only_here' }]);
    await other.close();
  });

  test('can be given to a program by its address', async () => {
    const url = await stores.freshUrl();
    const opened = await openDatabase(url);
    expect(opened.kind).toBe(stores.kind);
    expect(await migrate(opened)).toEqual([]);
    await opened.close();
  });
});
