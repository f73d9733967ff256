import { readdir, readFile } from 'node:fs/promises';
import type { Connection, Database } from './database.ts';
import { raw, sql } from './sql.ts';

/** Beside this file in the sources and, after a build, beside the built one's sources. */
const FOLDERS = [
  new URL('./migrations/', import.meta.url),
  new URL('../../src/store/migrations/', import.meta.url),
];

/** Held while migrating, so that processes which start together take turns. */
const LOCK = 7_228_511;

/** The store was made by a newer packledger: running on could write wrong rows. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
  readonly found: number;
  readonly known: number;
  constructor(found: number, known: number) {
    super(`the store's schema is at ${found}; this packledger knows ${known}`);
    this.found = found;
    this.known = known;
  }
}

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
}

/** Brings the schema up to this version, forward only; tells what was applied. */
export async function migrate(database: Database): Promise<readonly string[]> {
  const known = await migrations();
  const newest = known.at(-1)?.number ?? 0;
  return database.transaction(async (connection) => {
    if (database.kind === 'postgres') {
      await connection.query(sql`select pg_advisory_xact_lock(${LOCK})`);
    }
    const found = await schemaNumber(connection);
    if (found > newest) throw new NewerSchema(found, newest);
    const missing = known.filter(({ number }) => number > found);
    for (const { number, name, text } of missing) {
      await connection.script(text);
      await connection.query(
        sql`insert into schema_migrations (number, name) values (${number}, ${name})`,
      );
    }
    return missing.map(({ name }) => name);
  });
}

/** The number of the schema that this version knows: what every store it has opened is at. */
export async function newestSchema(): Promise<number> {
  return (await migrations()).at(-1)?.number ?? 0;
}

/** The number of the last migration of a store that is open. */
export async function readSchemaNumber(database: Pick<Connection, 'query'>): Promise<number> {
  const rows = await database.query<{ number: number }>(
    raw('select coalesce(max(number), 0) as number from schema_migrations'),
  );
  return rows[0]?.number ?? 0;
}

/** The number of the last migration; 0 in a new store, which then gets its table of them. */
async function schemaNumber(connection: Connection): Promise<number> {
  // Looked for first: the role of a running platform may not be allowed to create anything.
  const tables = await connection.query<{ found: boolean }>(
    raw("select to_regclass('schema_migrations') is not null as found"),
  );
  if (tables[0]?.found !== true) {
    await connection.script(`create table schema_migrations (
      number integer not null,
      name text not null,
      applied_at timestamptz not null default now(),
      constraint schema_migrations_key primary key (number)
    )`);
    return 0;
  }
  return readSchemaNumber(connection);
}

async function migrations(): Promise<readonly Migration[]> {
  for (const folder of FOLDERS) {
    const names = await readdir(folder).catch(() => null);
    if (names === null) continue;
    const files = names.filter((name) => name.endsWith('.sql')).sort();
    return Promise.all(
      files.map(async (file) => ({
        number: Number(file.slice(0, 4)),
        name: file.slice(0, -'.sql'.length),
        text: await readFile(new URL(file, folder), 'utf8'),
      })),
    );
  }
  throw new Error('the migrations are missing from this installation');
}
