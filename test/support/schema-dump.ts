import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { findPostgres, installAdvice } from './postgres-binaries.ts';
import { startCluster } from './postgres-cluster.ts';

const run = promisify(execFile);

/** The committed schema: what the migrations come to, for people to read. */
export const SCHEMA_FILE = new URL('../../src/store/schema.sql', import.meta.url);

const HEADER = `-- What the migrations come to. Written by tools/write-schema.ts; a test compares.
`;

/** What says nothing about the schema: settings of the dump, comments, meta-commands. */
const NOISE = /^(?:--.*|SET .*;|SELECT pg_catalog\.set_config\(.*\);|\\(?:un)?restrict.*)$/gm;

/** The schema of a database as pg_dump tells it, without what differs from server to server. */
export async function dumpSchema(url: string): Promise<string> {
  const binaries = await findPostgres();
  if (binaries === null) throw new Error(installAdvice());
  const options = ['--schema-only', '--no-owner', '--no-privileges', `--dbname=${url}`];
  const { stdout } = await run(join(binaries.folder, 'pg_dump'), options);
  const statements = stdout
    .replace(NOISE, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return `${HEADER}\n${statements}\n`;
}

/** The schema of a database that the migrations have just made, on a server of its own. */
export async function freshSchema(): Promise<string> {
  const cluster = await startCluster();
  try {
    const database = await openDatabase(cluster.url);
    await migrate(database);
    await database.close();
    return await dumpSchema(cluster.url);
  } finally {
    await cluster.stop();
  }
}
