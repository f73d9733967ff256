import { accept, type Outcome, refuse } from '../engine/index.ts';
import { embeddedFolder } from '../store/embedded-url.ts';

/** The folder of an embedded store. Refused: a server, which has its own programs, and memory. */
export function folderOf(databaseUrl: string): Outcome<string> {
  const folder = embeddedFolder(databaseUrl);
  if (folder === null) return refuse('backup_is_by_pg_dump', {}, 'database');
  return folder === '' ? refuse('store_has_no_folder', {}, 'database') : accept(folder);
}
