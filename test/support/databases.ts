import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, describe, inject, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { databaseOf } from '../../src/store/pglite.ts';
import { PARSERS } from '../../src/store/postgres-query.ts';
import { databaseUrl, withServer } from './postgres-server.ts';

/** Makes stores for one suite. All are migrated and empty, and gone when the suite is over. */
export interface Stores {
  readonly kind: Database['kind'];
  /** A new store, open. It is closed for you; closing it yourself does no harm. */
  open(): Promise<Database>;
  /** The address of a new store that nobody has open: for a program that is started on it. */
  freshUrl(): Promise<string>;
}

/**
 * Runs the suite on PGlite and on PostgreSQL. Each call of `open` gives a store of its own, so a
 * suite opens one in `beforeAll`, or one in each test that must start from nothing.
 */
export function describeOnEachDatabase(
  title: string,
  suite: (open: () => Promise<Database>, stores: Stores) => void,
): void {
  const { postgres } = inject('storeTemplates');
  for (const stores of postgres === null ? [pgliteStores] : [pgliteStores, postgresStores]) {
    const undo: (() => Promise<void>)[] = [];
    const { kind, ...made } = stores(undo);
    describe(`${title} (${kind})`, () => {
      afterAll(async () => {
        for (const step of undo.splice(0).reverse()) await step();
      });
      suite(made.open, { kind, ...made });
    });
  }
}

/** Stores on a server, which several programs may have open at once. */
export interface ServerStores extends Stores {
  /** The address of a new store that begins as a copy of one that nobody has open. */
  copyOf(url: string): Promise<string>;
  /** Removes a store, whoever still has it open: the connections of a killed program linger. */
  drop(url: string): Promise<void>;
}

/** Runs the suite on PostgreSQL alone: for what needs several connections or several programs. */
export function describeOnPostgres(title: string, suite: (stores: ServerStores) => void): void {
  const { postgres } = inject('storeTemplates');
  describe(`${title} (postgres)`, () => {
    if (postgres === null) {
      test('needs PostgreSQL, which this run is without', () => {});
      return;
    }
    const undo: Undo = [];
    afterAll(async () => {
      for (const step of undo.splice(0).reverse()) await step();
    });
    const run = (statement: string) => withServer(postgres.server, (each) => each(statement));
    suite({
      ...postgresStores(undo),
      copyOf: async (url) => {
        const name = newName();
        await run(`create database ${name} template ${nameOf(url)}`);
        undo.push(() => run(`drop database if exists ${name}`));
        return databaseUrl(postgres.server, name);
      },
      drop: (url) => run(`drop database if exists ${nameOf(url)} with (force)`),
    });
  });
}

function newName(): string {
  return `packledger_test_${randomBytes(6).toString('hex')}`;
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

type Undo = (() => Promise<void>)[];

function pgliteStores(undo: Undo): Stores {
  const template = async () => new Blob([await readFile(inject('storeTemplates').pglite)]);
  return {
    kind: 'pglite',
    open: async () => {
      const options = { loadDataDir: await template(), parsers: { ...PARSERS } };
      return closedOnce(databaseOf(await PGlite.create(options)), undo);
    },
    freshUrl: async () => {
      // Beside the template: should this process be killed, the folder goes with the template's.
      const dataDir = await mkdtemp(join(dirname(inject('storeTemplates').pglite), 'store-'));
      undo.push(() => rm(dataDir, { recursive: true, force: true }));
      const pglite = await PGlite.create({ dataDir, loadDataDir: await template() });
      await pglite.close();
      return `pglite:${dataDir}`;
    },
  };
}

function postgresStores(undo: Undo): Stores {
  const freshUrl = async () => {
    const { postgres } = inject('storeTemplates');
    if (postgres === null) throw new Error('this run is without PostgreSQL');
    const { server, template } = postgres;
    const name = newName();
    await withServer(server, (run) => run(`create database ${name} template ${template}`));
    // Not by force: a suite that leaves a connection behind fails here.
    undo.push(() => withServer(server, (run) => run(`drop database if exists ${name}`)));
    return databaseUrl(server, name);
  };
  const open = async () => closedOnce(await openDatabase(await freshUrl()), undo);
  return { kind: 'postgres', open, freshUrl };
}

function closedOnce(database: Database, undo: Undo): Database {
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= database.close();
    return closing;
  };
  undo.push(close);
  return { ...database, close };
}
