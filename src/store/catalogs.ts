import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** Keeps the catalogues that days are settled by; those that are there already stay. */
export async function insertCatalogs(
  connection: Connection,
  documents: ReadonlyMap<string, string>,
  recordedAt: Instant,
): Promise<void> {
  for (const [catalog, document] of documents) {
    // Looked for first: a document has tens of thousands of letters, and is nearly always there.
    if (await hasCatalog(connection, catalog)) continue;
    await connection.execute(sql`
      insert into catalogs (catalog, document, recorded_at)
      values (${catalog}, ${document}::json, ${timestamp(recordedAt)}::timestamptz)
      on conflict do nothing`);
  }
}

/** A catalogue that a day was settled by, as it was written; null when there is none. */
export async function findCatalog(
  connection: Pick<Connection, 'query'>,
  catalog: string,
): Promise<unknown> {
  const rows = await connection.query<{ document: unknown }>(sql`
    select document from catalogs where catalog = ${catalog}`);
  return rows[0]?.document ?? null;
}

/** Whether a catalogue is kept. */
export async function hasCatalog(connection: Connection, catalog: string): Promise<boolean> {
  const rows = await connection.query(sql`
    select catalog from catalogs where catalog = ${catalog}`);
  return rows.length > 0;
}

/** Every catalogue that a day was settled by, as it was written. */
export async function listCatalogs(
  connection: Connection,
): Promise<{ readonly catalog: string; readonly document: unknown }[]> {
  return connection.query(sql`select catalog, document from catalogs order by catalog`);
}
