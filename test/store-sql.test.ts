// The store's SQL also runs on Citus, where the rows of an account lie together on one of many
// servers. What of its rules can be told from the catalogue tables and the text is held to here.
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../src/store/database.ts';
import { migrate } from '../src/store/migrate.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { raw } from '../src/store/sql.ts';

const STORE = new URL('../src/store/', import.meta.url);

/** Tables of no account: of these, catalogues are on every server, the others on one. */
const OTHER_TABLES = [
  'account_locks',
  'address_ranges',
  'catalog_versions',
  'catalogs',
  'followed_logs',
  'invitations',
  'job_runs',
  'keys',
  'media_counted',
  'media_counters',
  'media_inbox',
  'media_servers',
  'media_sessions',
  'media_sources',
  'media_totals',
  'media_usage',
  'members',
  'operators',
  'people',
  'person_preferences',
  'plugin_app_ids',
  'reminder_days',
  'sandbox_clock',
  'schema_migrations',
  'second_factors',
  'seen_signatures',
  'sessions',
  'settlement_ranges',
  'settlement_runs',
  'sign_in_attempts',
  'sign_ins',
  'verifications',
];

let database: Database;
let accountTables: readonly string[];

beforeAll(async () => {
  database = await openDatabase('pglite:');
  await migrate(database);
  const tables = await database.query<{ name: string; collation: string | null }>(
    raw(`
      select c.relname as name, a.attcollation::regcollation::text as collation
      from pg_class c
      left join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and a.attnotnull
      where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      order by c.relname`),
  );
  expect(tables.filter(({ collation }) => collation === null).map(({ name }) => name)).toEqual(
    OTHER_TABLES,
  );
  const account = tables.filter(({ collation }) => collation !== null);
  expect(account.filter(({ collation }) => collation !== '"C"')).toEqual([]);
  accountTables = account.map(({ name }) => name);
});

afterAll(() => database.close());

test('every key and index of account data begins with the account', async () => {
  const indexes = await database.query<{ table: string; index: string; first: string }>(
    raw(`
      select t.relname as table, i.relname as index, a.attname as first
      from pg_index x
      join pg_class t on t.oid = x.indrelid
      join pg_class i on i.oid = x.indexrelid
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relnamespace = 'public'::regnamespace
      order by 1, 2`),
  );
  const ofAccounts = indexes.filter(({ table }) => accountTables.includes(table));
  expect(new Set(ofAccounts.map(({ table }) => table))).toEqual(new Set(accountTables));
  expect(ofAccounts.filter(({ first }) => first !== 'account_id')).toEqual([]);
});

test('no table counts its rows: ids are made by the application', async () => {
  const sequences = await database.query(raw(`select relname from pg_class where relkind = 'S'`));
  expect(sequences).toEqual([]);
});

test('no account table refers to another one, which may be on another server', async () => {
  expect(
    await database.query(raw(`select conname from pg_constraint where contype = 'f'`)),
  ).toEqual([]);
});

test('every constraint has a name of ours', async () => {
  const constraints = await database.query<{ name: string }>(
    raw(`select conname as name from pg_constraint
      where contype in ('p', 'u', 'c') and connamespace = 'public'::regnamespace`),
  );
  const made = constraints.filter(({ name }) => /_(pkey|check|excl)\d*$|_key\d+$/.test(name));
  expect(made).toEqual([]);
});

test('distribute.sql spreads every account table and copies the catalogues', async () => {
  const text = await readFile(new URL('distribute.sql', STORE), 'utf8');
  const named = (call: string) =>
    [...text.matchAll(new RegExp(`${call}\\('(\\w+)'`, 'g'))].map(([, table]) => table).sort();
  expect(named('create_distributed_table')).toEqual([...accountTables].sort());
  expect(named('create_reference_table')).toEqual(['catalogs']);
});

interface StatementText {
  readonly file: string;
  readonly text: string;
}

/** The statements in the sources of the store: the texts in backquotes that begin as one does. */
async function statements(): Promise<readonly StatementText[]> {
  const files = (await readdir(STORE)).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const found = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, STORE), 'utf8');
      return [...text.matchAll(/`\s*((?:select|insert|update|delete|with|copy)\b[^`]*)`/g)].map(
        ([, statement = '']) => ({ file, text: statement }),
      );
    }),
  );
  return found.flat();
}

/** What the platform counts over all accounts, for those who watch over it. */
const COUNTED = /^select count\(\*\)::integer as count from (mail_queue|webhook_deliveries)\b/;

test('every statement on account data says whose', async () => {
  const all = await statements();
  expect(all.length).toBeGreaterThan(30);
  const touched = new RegExp(`\\b(?:from|join|into|update)\\s+(?:${accountTables.join('|')})\\b`);
  const careless = all.filter(
    ({ text }) => touched.test(text) && !COUNTED.test(text) && !/\baccount_id\b/.test(text),
  );
  expect(careless).toEqual([]);
});

test('a select locks rows of one account at the most', async () => {
  const locking = (await statements()).filter(({ text }) =>
    /\bfor (update|share|no key)\b/.test(text),
  );
  const touched = new RegExp(`\\b(?:from|join)\\s+(?:${accountTables.join('|')})\\b`);
  const ofAccounts = locking.filter(({ text }) => touched.test(text));
  expect(ofAccounts.filter(({ text }) => !/\baccount_id = \$/.test(text))).toEqual([]);
});

test('columns are listed, so that a new one changes no answer', async () => {
  expect((await statements()).filter(({ text }) => /\b(select|returning) \*/.test(text))).toEqual(
    [],
  );
});
