import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { databaseOf } from '../../src/store/pglite.ts';
import { startCluster } from './postgres-cluster.ts';
import { databaseUrl, withServer } from './postgres-server.ts';

/** What a test file needs to make a migrated store in a moment: templates to copy. */
export interface StoreTemplates {
  /** The file that holds a migrated PGlite store, as `dumpDataDir` writes it. */
  readonly pglite: string;
  /** A server and its migrated template; null when the run is without PostgreSQL. */
  readonly postgres: { readonly server: string; readonly template: string } | null;
  /** A folder in which the first file that wants a demo makes it. */
  readonly demo: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    storeTemplates: StoreTemplates;
  }
}

/** Undone in the reverse order when the run ends. */
const undo: (() => Promise<void>)[] = [];

/** Runs once, before the first file that needs a store. */
export async function setup(project: TestProject): Promise<void> {
  try {
    const templates = [pgliteTemplate(), postgresTemplate()] as const;
    // Should one fail, the other is still at work, and must be done before it is undone.
    await Promise.allSettled(templates);
    const [pglite, postgres] = await Promise.all(templates);
    project.provide('storeTemplates', { pglite, postgres, demo: await folderOf('demo') });
  } catch (error) {
    await teardown();
    throw error;
  }
}

/** Runs once, after the last file. */
export async function teardown(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step();
}

async function pgliteTemplate(): Promise<string> {
  const folder = await folderOf('pglite');
  const pglite = await PGlite.create();
  await migrate(databaseOf(pglite));
  const file = join(folder, 'template.tar');
  const dump = await pglite.dumpDataDir('none');
  await writeFile(file, new Uint8Array(await dump.arrayBuffer()));
  await pglite.close();
  return file;
}

/** A folder that is there as long as the run. */
async function folderOf(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `packledger-${name}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  undo.push(async () => remove());
  process.once('exit', remove);
  return folder;
}

async function postgresTemplate(): Promise<StoreTemplates['postgres']> {
  // Set by `npm test -- --no-postgres`, which says so in its output.
  const named = process.env['PACKLEDGER_TEST_DATABASE_URL'] ?? '';
  if (named === 'none') return null;
  const server = named === '' ? await ownServer() : named;
  const template = `packledger_template_${randomBytes(6).toString('hex')}`;
  await withServer(server, (run) => run(`create database ${template}`));
  undo.push(() => withServer(server, (run) => run(`drop database ${template}`)));
  const database = await openDatabase(databaseUrl(server, template));
  await migrate(database);
  await database.close();
  return { server, template };
}

async function ownServer(): Promise<string> {
  const cluster = await startCluster();
  undo.push(() => cluster.stop());
  return cluster.url;
}
