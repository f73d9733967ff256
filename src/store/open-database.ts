import type { Database } from './database.ts';
import { embeddedFolder } from './embedded-url.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import { lockStore } from './store-lock.ts';

export interface OpenOptions {
  readonly connections?: number | undefined;
  /** Whether the process stays: who wants the same embedded store need not wait for it. */
  readonly asServer?: boolean | undefined;
}

/** Opens the store that the URL names: `postgres://…`, `pglite:FOLDER`, or `pglite:` in memory. */
export async function openDatabase(
  url: string,
  { connections, asServer }: OpenOptions = {},
): Promise<Database> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, connections);
  const folder = embeddedFolder(url);
  if (folder === null) throw new DatabaseUrlUnknown(url);
  if (folder === '') return openPglite(null);
  const unlock = await lockStore(folder, asServer);
  try {
    const database = await openPglite(folder);
    const close = async () => {
      await database.close();
      await unlock();
    };
    return { ...database, close };
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** The URL names no store that we know. */
export class DatabaseUrlUnknown extends Error {
  override readonly name = 'DatabaseUrlUnknown';
  readonly url: string;
  constructor(url: string) {
    super('a database URL begins with postgres:// or pglite:');
    this.url = url;
  }
}
