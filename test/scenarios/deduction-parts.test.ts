// Into which part of the table a day's deductions go: its week's, or its own on a large platform.
import { readdir, readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { raw, sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase } from '../support/databases.ts';
import { type Account, Ledger } from '../support/ledger.ts';

/** From so many accounts on a day has its own part. */
const MANY = 10_000;
const MIGRATIONS = new URL('../../src/store/migrations/', import.meta.url);
const BEFORE_DAYS = 34;

async function partsOf(database: Database): Promise<readonly string[]> {
  const rows = await database.query<{ part: string }>(
    raw(`select relname as part from pg_inherits join pg_class on oid = inhrelid
      where inhparent = 'deductions'::regclass order by relname`),
  );
  return rows.map(({ part }) => part);
}

function addAccounts(database: Database, count: number): Promise<unknown> {
  return database.transaction((connection) =>
    connection.execute(sql`
      insert into accounts (account_id, name, created_at)
      select 'ac_' || lpad(n::text, 20, '0'), 'One of many', '2022-01-01'
      from generate_series(1, ${count}::integer) n`),
  );
}

describeOnEachDatabase('parts of the deductions', (open) => {
  let ledger: Ledger;
  let account: Account;

  const settle = async (day: string) => {
    await account.use({ day, quantity: '1 GB' });
    ledger.itIs('2022-05-01T12:00:00+08:00');
    await account.settle(day);
    return partsOf(ledger.database);
  };

  beforeAll(async () => {
    ledger = await Ledger.on(await open());
    account = await ledger.account();
    await account.pack('traffic-1tb', '2022-03-01T00:00:00+08:00');
  });

  test('are weeks of a platform of few accounts, and days of one of many', async () => {
    expect(await settle('2022-03-02')).toEqual(['deductions_2022_02_28']);
    expect(await settle('2022-03-06')).toEqual(['deductions_2022_02_28']);
    // One less than many, with the account that there is.
    await addAccounts(ledger.database, MANY - 2);
    expect(await settle('2022-03-08')).toEqual(['deductions_2022_02_28', 'deductions_2022_03_07']);
    await ledger.account();
    const weeks = ['deductions_2022_02_28', 'deductions_2022_03_07'];
    // A week that has its part keeps it; a day of another week gets one, and so do its others.
    expect(await settle('2022-03-10')).toEqual(weeks);
    const first = 'deductions_of_2022_03_16';
    expect(await settle('2022-03-16')).toEqual([...weeks, first]);
    expect(await settle('2022-03-16')).toEqual([...weeks, first]);
    const second = 'deductions_of_2022_03_15';
    expect(await settle('2022-03-15')).toEqual([...weeks, second, first]);
  });

  test('are one table to who reads, and facts each', async () => {
    const deductions = await account.deductions();
    const days = new Set(deductions.map(({ date }) => date));
    expect([...days].sort()).toEqual([
      '2022-03-02',
      '2022-03-06',
      '2022-03-08',
      '2022-03-10',
      '2022-03-15',
      '2022-03-16',
    ]);
    expect(await ledger.problems()).toEqual([]);
    for (const part of await partsOf(ledger.database)) {
      const statement = raw(`delete from ${part}`);
      await expect(ledger.database.query(statement)).rejects.toThrow('are facts');
    }
  });
});

describeOnEachDatabase('a store whose deductions are parted by week', (open) => {
  test('goes on with its week, and whoever might add parts still may', async () => {
    const database = await open();
    await database.transaction(async (connection) => {
      await connection.script('drop schema public cascade; create schema public');
      await connection.script('drop role if exists parts_of_weeks; create role parts_of_weeks');
    });
    await migrateTo(database, BEFORE_DAYS);
    await database.transaction(async (connection) => {
      await connection.script("select add_deduction_week('2022-03-02')");
      await connection.script(
        'grant execute on function add_deduction_week(date) to parts_of_weeks',
      );
    });
    await addAccounts(database, MANY);
    expect(await migrate(database)).toContain('0035-day-parts');
    const [allowed] = await database.query<{ role: boolean; others: boolean }>(
      raw(`select has_function_privilege('parts_of_weeks', f, 'execute') as role,
          exists (select from pg_proc, aclexplode(proacl) where oid = f and grantee = 0) as others
        from (select 'add_deduction_part(date)'::regprocedure::oid as f) f`),
    );
    expect(allowed).toEqual({ role: true, others: false });
    for (const day of ['2022-03-04', '2022-03-07', '2022-03-07', '2022-03-08']) {
      await database.query(sql`select add_deduction_part(${day}::date)`);
    }
    expect(await partsOf(database)).toEqual([
      'deductions_2022_02_28',
      'deductions_of_2022_03_07',
      'deductions_of_2022_03_08',
    ]);
    await database.transaction((connection) =>
      connection.script('drop owned by parts_of_weeks; drop role parts_of_weeks'),
    );
  });
});

/** Brings an empty store to an older schema. */
async function migrateTo(database: Database, newest: number): Promise<void> {
  const names = (await readdir(MIGRATIONS)).map((file) => file.replace('.sql', '')).sort();
  await database.transaction(async (connection) => {
    await connection.script(`create table schema_migrations (number integer not null primary key,
      name text not null, applied_at timestamptz not null default now())`);
    for (const name of names) {
      const number = Number(name.slice(0, 4));
      if (number > newest) return;
      await connection.script(await readFile(new URL(`${name}.sql`, MIGRATIONS), 'utf8'));
      await connection.query(
        sql`insert into schema_migrations (number, name) values (${number}, ${name})`,
      );
    }
  });
}
