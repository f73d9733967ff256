// An embedded store as a folder of files, for those who copy it.

import { openPglite } from './pglite.ts';
import { raw } from './sql.ts';
import { lockStore } from './store-lock.ts';

/** What a store says of itself. */
export interface StoreFacts {
  /** The number of its last migration; 0: it has none. */
  readonly schema: number;
  /** The PostgreSQL that it is of. */
  readonly postgres: string;
}

/**
 * Works on the files of an embedded store while nobody has it open: it was opened before, so that
 * whatever a process that was killed had committed is in them, and closed again.
 */
export async function withClosedStore<T>(
  folder: string,
  work: (facts: StoreFacts) => Promise<T>,
): Promise<T> {
  return withFolder(folder, async () => work(await readFacts(folder)));
}

/** Works where a store is or is to be, while nobody else can open one there. */
export async function withFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const unlock = await lockStore(folder);
  try {
    return await work();
  } finally {
    await unlock();
  }
}

/** Opens a store that nobody else knows of, and asks what it is; throws when it does not open. */
export async function readFacts(folder: string): Promise<StoreFacts> {
  const database = await openPglite(folder);
  try {
    const [found] = await database.query<{ migrated: boolean; postgres: string }>(
      raw(`select to_regclass('schema_migrations') is not null as migrated,
        current_setting('server_version') as postgres`),
    );
    const { migrated = false, postgres = '' } = found ?? {};
    if (!migrated) return { schema: 0, postgres };
    const rows = await database.query<{ number: number }>(
      raw('select coalesce(max(number), 0) as number from schema_migrations'),
    );
    return { schema: rows[0]?.number ?? 0, postgres };
  } finally {
    await database.close();
  }
}
