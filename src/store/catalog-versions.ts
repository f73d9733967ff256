// Catalogues that operators uploaded, in the order in which they did.
import type { Day, Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { raw, sql, timestamp } from './sql.ts';

export interface CatalogVersionRow {
  readonly version: number;
  readonly catalogId: string;
  /** Its name in `catalogs`. */
  readonly catalog: string;
  readonly uploadedAt: Instant;
  readonly uploadedBy: string;
}

/** A lock of this number keeps uploads and beginning settlements apart. */
const LOCK = 7228513;

/** Until the transaction ends, no settlement of another day begins, and no other upload. */
export async function lockForUpload(connection: Connection): Promise<void> {
  await connection.query(sql`select pg_advisory_xact_lock(${LOCK})`);
}

/** Until the transaction ends, no catalogue is uploaded. */
export async function lockAgainstUploads(connection: Connection): Promise<void> {
  await connection.query(sql`select pg_advisory_xact_lock_shared(${LOCK})`);
}

/** The number of the latest version; 0: none was uploaded. */
export async function latestVersion(connection: Pick<Connection, 'query'>): Promise<number> {
  const rows = await connection.query<{ version: number }>(
    raw('select coalesce(max(version), 0) as version from catalog_versions'),
  );
  return rows[0]?.version ?? 0;
}

/** The versions after one, each with its text, the first first. */
export async function listVersionsAfter(
  connection: Pick<Connection, 'query'>,
  after: number,
): Promise<readonly (CatalogVersionRow & { readonly document: unknown })[]> {
  return connection.query(sql`
    select v.version, v.catalog_id as "catalogId", v.catalog, v.uploaded_at as "uploadedAt",
      v.uploaded_by as "uploadedBy", c.document
    from catalog_versions v
    join catalogs c on c.catalog = v.catalog
    where v.version > ${after}
    order by v.version`);
}

export async function insertVersion(connection: Connection, row: CatalogVersionRow): Promise<void> {
  await connection.execute(sql`
    insert into catalog_versions (version, catalog_id, catalog, uploaded_at, uploaded_by)
    values (${row.version}, ${row.catalogId}, ${row.catalog},
      ${timestamp(row.uploadedAt)}::timestamptz, ${row.uploadedBy})`);
}

/** The last day that is settled, or is being settled, for any account; null: there is none. */
export async function lastSettledDay(connection: Pick<Connection, 'query'>): Promise<Day | null> {
  const rows = await connection.query<{ day: Day | null }>(
    raw('select max(usage_date) as day from settlement_runs'),
  );
  return rows[0]?.day ?? null;
}
