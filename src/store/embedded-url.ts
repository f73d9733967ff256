const PREFIX = 'pglite:';

/**
 * The folder of an embedded store, the same however its URL ends, since its lock and its key lie
 * beside it; '': in memory. Null: the URL names no embedded store.
 */
export function embeddedFolder(databaseUrl: string): string | null {
  if (!databaseUrl.startsWith(PREFIX)) return null;
  return databaseUrl.slice(PREFIX.length).replace(/\/+$/, '');
}
