import { accept, type Outcome, refuse } from '../engine/index.ts';

/** The folder of an embedded store. Refused: a server, which has its own programs, and memory. */
export function folderOf(databaseUrl: string): Outcome<string> {
  if (!databaseUrl.startsWith('pglite:')) return refuse('backup_is_by_pg_dump', {}, 'database');
  const folder = databaseUrl.slice('pglite:'.length).replace(/\/+$/, '');
  return folder === '' ? refuse('store_has_no_folder', {}, 'database') : accept(folder);
}
