// The lock of the database itself: what careless statements find and change in a call about an
// account. Their carelessness is the test's; the store's own statements always say whose.
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/engine/index.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { databaseOf } from '../../src/store/pglite.ts';
import { PARSERS } from '../../src/store/postgres-query.ts';
import { raw, sql } from '../../src/store/sql.ts';
import { describeOnEachDatabase, describeOnPostgres } from '../support/databases.ts';
import { type DocumentedRole, documentedRole } from '../support/documented-role.ts';
import { Ledger } from '../support/ledger.ts';
import { withServer } from '../support/postgres-server.ts';

describeOnEachDatabase('the account lock', (open) => {
  let database: Database;
  let own: string;
  let other: string;
  let ofOwn: Database;

  beforeAll(async () => {
    database = await open();
    const ledger = await Ledger.on(database);
    [own, other] = [(await ledger.account('Own')).id, (await ledger.account('Other')).id];
    for (const id of [own, other]) {
      await ledger.known(id).grant('traffic-1tb', '2022-03-01T10:00:00+08:00');
      await ledger.call('keys.create', { account: id, name: 'A key' });
    }
    ofOwn = database.forAccount(own);
  });

  const accountsOf = async (store: Database, table: string, column = 'account_id') => {
    const rows = await store.query<{ whose: string }>(
      raw(`select distinct ${column} as whose from ${table} order by ${column}`),
    );
    return rows.map(({ whose }) => whose);
  };

  test('is on', async () => {
    expect(await database.accountLock()).toEqual({ on: true });
  });

  test.for([
    ['accounts', 'account_id'],
    ['packs', 'account_id'],
    ['audit_entries', 'account_id'],
    ['keys', 'held_by'],
  ])('shows of %s the rows of the account, and all to whoever calls about none', async (names) => {
    const [table = '', column = ''] = names;
    expect(await accountsOf(ofOwn, table, column)).toEqual([own]);
    expect(await accountsOf(database, table, column)).toEqual([own, other]);
  });

  test('lets no statement change or delete rows of another account', async () => {
    const changed = await ofOwn.transaction((connection) =>
      connection.execute(sql`update packs set remaining = 1 where account_id = ${other}`),
    );
    const all = await ofOwn.transaction((connection) =>
      connection.execute(raw('update packs set remaining = 2')),
    );
    const deleted = await ofOwn.transaction((connection) =>
      connection.execute(sql`delete from contacts where account_id = ${other}`),
    );
    expect({ changed, all, deleted }).toEqual({ changed: 0, all: 1, deleted: 0 });
    const left = await database.query(
      raw('select account_id as whose, remaining from packs order by account_id'),
    );
    expect(left).toEqual([
      { whose: own, remaining: 2n },
      { whose: other, remaining: 1_000_000_000_000n },
    ]);
  });

  test('lets no statement write rows for another account', async () => {
    const insert = (account: string) =>
      ofOwn.transaction((connection) =>
        connection.execute(sql`
          insert into contacts (account_id, contact_id, name, email, language, added_at)
          values (${account}, 'ct_1', 'A', ${`${account}@example.com`}, 'zh', now())`),
      );
    await expect(insert(other)).rejects.toThrow('row-level security');
    expect(await insert(own)).toBe(1);
    const moved = ofOwn.transaction((connection) =>
      connection.execute(sql`update contacts set account_id = ${other}`),
    );
    await expect(moved).rejects.toThrow('permission denied');
  });

  test('shows what another account took, so that it is not taken twice, and keeps it', async () => {
    const take = (account: string) =>
      database.forAccount(account).transaction((connection) =>
        connection.execute(sql`
          insert into plugin_app_ids (app_id, held_by, application_id, held_since)
          values (${'wx0123456789abcdef'}, ${account}, 'pl_1', now())
          on conflict do nothing`),
      );
    expect(await take(other)).toBe(1);
    expect(await take(own)).toBe(0);
    expect(await accountsOf(ofOwn, 'plugin_app_ids', 'held_by')).toEqual([other]);
    const freed = await ofOwn.transaction((connection) =>
      connection.execute(raw('delete from plugin_app_ids')),
    );
    expect(freed).toBe(0);
  });

  test('hides the tables that calls about an account have no business with', async () => {
    for (const table of ['job_runs', 'settlement_runs', 'schema_migrations', 'account_locks']) {
      const read = ofOwn.query(raw(`select count(*) from ${table}`));
      await expect(read, table).rejects.toThrow('permission denied');
    }
  });

  test('ends with the transaction', async () => {
    await ofOwn.transaction(async (connection) => connection.query(raw('select 1')));
    const failing = ofOwn.transaction(async () => {
      throw new Error('in the middle');
    });
    await expect(failing).rejects.toThrow('in the middle');
    const rows = await database.query<{ role: string; account: string }>(
      raw(`select current_user as role,
        coalesce(current_setting('packledger.account', true), '') as account`),
    );
    expect(rows[0]?.role).not.toBe('packledger_member');
    expect(rows[0]?.account).toBe('');
  });

  test('holds statements without values, however many others there were', async () => {
    // So many that connections remember no more of them by a name.
    for (let count = 1; count <= 320; count += 1) {
      const rows = await ofOwn.query<{ whose: string }>(
        raw(`select account_id as whose from packs where ${count} = ${count}`),
      );
      expect(rows, `statement ${count}`).toEqual([{ whose: own }]);
    }
  });

  test('takes nothing for an account but what has the form of its id', () => {
    for (const id of ["ac_1'; reset role; --", '', 'ac_', 'AC_1', 'pk_1', 'ac_1\n']) {
      expect(() => database.forAccount(id), id).toThrow('an account id has the form of one');
    }
  });

  test('is on every table that holds rows of accounts; others it opens by name', async () => {
    const tables = await database.query<Readonly<Record<string, string | boolean | null>>>(
      raw(`
        select c.relname as name, l.of_column as column, c.relrowsecurity as secured,
          l.read_by_all as taken,
          exists (select from pg_attribute a where a.attrelid = c.oid
            and a.attname = 'account_id') as "ofAccounts",
          has_any_column_privilege('packledger_member', c.oid, 'select') as open,
          (select string_agg(polname, ' ' order by polname) from pg_policy
            where polrelid = c.oid) as policies
        from pg_class c
        left join account_locks l on l.locked_table = c.relname
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
          and not c.relispartition
        order by c.relname`),
    );
    expect(tables.length).toBeGreaterThan(50);
    const advice = 'a migration that makes a table of accounts calls lock_account_table';
    for (const { name, column, secured, taken, ofAccounts, open, policies } of tables) {
      const named = column === null ? 'nothing' : column === '' ? 'open' : 'locked';
      const right = {
        nothing: { open: false, secured: false, policies: null },
        open: { open: true, secured: false, policies: null },
        locked: {
          open: true,
          secured: true,
          policies: taken
            ? 'all_rows own_account_deleted own_account_inserted own_account_updated'
            : 'all_rows own_account',
        },
      }[named];
      expect({ name, open, secured, policies }, advice).toEqual({ name, ...right });
      if (ofAccounts === true)
        expect({ name, column }, advice).toEqual({ name, column: 'account_id' });
    }
  });

  test('is on no partition, which only its parent leads to', async () => {
    await database.query(raw("select add_deduction_part('2022-03-02')"));
    const partitions = await database.query<{ open: boolean }>(
      raw(`
        select has_any_column_privilege('packledger_member', oid, 'select') as open
        from pg_class
        where relispartition and relkind = 'r'`),
    );
    expect(partitions).toEqual([{ open: false }]);
  });
});

describeOnPostgres('a server under a role of its own', (stores) => {
  let owner: string;
  let role: DocumentedRole;
  let database: Database;
  let account: string;
  beforeAll(async () => {
    owner = await stores.freshUrl();
    role = await documentedRole(owner);
    database = await openDatabase(role.url);
    account = (await (await Ledger.on(database)).account()).id;
  });
  afterAll(async () => {
    await database.close();
    await role.drop();
  });

  const asOwner = (statement: string) => withServer(owner, (run) => run(statement));
  const all = raw('select account_id as whose from accounts');

  test('reads nothing where it may not take on the lock, and goes on where it may', async () => {
    const locked = database.forAccount(account);
    expect(await locked.query(all)).toEqual([{ whose: account }]);
    await asOwner(`revoke packledger_member from ${role.name}`);
    await expect(locked.query(all)).rejects.toThrow('permission denied to set role');
    await expect(locked.transaction((c) => c.query(all))).rejects.toThrow('to set role');
    await expect(database.query(all)).resolves.toHaveLength(1);
    await asOwner(`grant packledger_member to ${role.name}`);
    await expect(locked.query(raw('select 1 / 0'))).rejects.toThrow('division by zero');
    expect(await locked.query(all)).toEqual([{ whose: account }]);
  });

  test('is told so when it inherits the lock, and so would find no account', async () => {
    await asOwner(`alter role ${role.name} inherit`);
    const inheriting = await openDatabase(role.url);
    await expect(inheriting.accountLock()).rejects.toThrow('inherits from packledger_member');
    await asOwner(`alter role ${role.name} noinherit`);
    expect(await inheriting.accountLock()).toEqual({ on: true });
    await inheriting.close();
  });

  test('is held by the lock though policies do not hold it, if a superuser says so', async () => {
    await asOwner(`alter role ${role.name} bypassrls`);
    const passing = await openDatabase(role.url);
    const other = (await (await Ledger.on(passing)).account()).id;
    expect(await passing.forAccount(other).query(all)).toEqual([{ whose: other }]);
    expect(await passing.query(all)).toHaveLength(2);
    await passing.close();
  });
});

describe('a database without the role', () => {
  test('works by its predicates alone, until the role is made and tables are locked', async () => {
    const pglite = await PGlite.create({ parsers: { ...PARSERS } });
    await migrate(databaseOf(pglite));
    await pglite.exec('drop owned by packledger_member; drop role packledger_member');
    const open = databaseOf(pglite);
    expect(await open.accountLock()).toEqual({ on: false, why: 'role_is_missing' });
    const ledger = await Ledger.on(open);
    const { id } = await ledger.account();
    expect(await ledger.call('packs.list', { account: id })).toMatchObject({ packs: [] });

    await pglite.exec('create role packledger_member nologin');
    const again = databaseOf(pglite);
    expect(await again.accountLock()).toEqual({ on: false, why: 'open_tables' });
    const [locked] = (await pglite.query<{ count: number }>('select lock_accounts() as count'))
      .rows;
    expect(present(locked, 'a row was asked for').count).toBeGreaterThan(40);
    expect(await databaseOf(pglite).accountLock()).toEqual({ on: true });
    await pglite.close();
  });
});
