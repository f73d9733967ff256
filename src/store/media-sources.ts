import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** A media server, or several that are configured alike, as it reports to the platform. */
export interface MediaSourceRow {
  readonly sourceId: string;
  /** The account whose streams alone it may report; '' for a source of the platform. */
  readonly heldBy: string;
  readonly kind: string;
  readonly name: string;
  readonly gate: string;
  readonly pollUrl: string | null;
  readonly sealed: string | null;
  /** As they were checked when they were saved. */
  readonly rules: unknown;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly revokedAt: Instant | null;
}

const columns = `source_id as "sourceId", held_by as "heldBy", kind, name, gate,
  poll_url as "pollUrl", sealed, rules, created_at as "createdAt", created_by as "createdBy",
  revoked_at as "revokedAt"`;

export async function insertSource(
  connection: Connection,
  row: MediaSourceRow & { readonly tokenHash: string },
): Promise<void> {
  await connection.execute(sql`
    insert into media_sources (source_id, held_by, kind, name, token_hash, gate, poll_url, sealed,
      rules, created_at, created_by)
    values (${row.sourceId}, ${row.heldBy}, ${row.kind}, ${row.name}, ${row.tokenHash},
      ${row.gate}, ${row.pollUrl}, ${row.sealed}, ${JSON.stringify(row.rules)}::jsonb,
      ${timestamp(row.createdAt)}::timestamptz, ${row.createdBy})`);
}

/** All sources in the order of their making. */
export async function listSources(
  connection: Pick<Connection, 'query'>,
): Promise<MediaSourceRow[]> {
  return connection.query<MediaSourceRow>({
    text: `select ${columns} from media_sources order by source_id`,
    values: [],
  });
}

export async function findSource(
  connection: Pick<Connection, 'query'>,
  sourceId: string,
): Promise<MediaSourceRow | null> {
  const rows = await connection.query<MediaSourceRow>({
    text: `select ${columns} from media_sources where source_id = $1`,
    values: [sourceId],
  });
  return rows[0] ?? null;
}

/** A source, locked until the transaction ends: what it is told to be is changed one by one. */
export async function lockSource(
  connection: Connection,
  sourceId: string,
): Promise<MediaSourceRow | null> {
  const rows = await connection.query<MediaSourceRow>({
    text: `select ${columns} from media_sources where source_id = $1 for update`,
    values: [sourceId],
  });
  return rows[0] ?? null;
}

export async function findSourceByToken(
  connection: Pick<Connection, 'query'>,
  tokenHash: string,
): Promise<MediaSourceRow | null> {
  const rows = await connection.query<MediaSourceRow>({
    text: `select ${columns} from media_sources where token_hash = $1`,
    values: [tokenHash],
  });
  return rows[0] ?? null;
}

export async function updateSource(
  connection: Connection,
  row: Pick<MediaSourceRow, 'sourceId' | 'rules' | 'revokedAt'>,
): Promise<void> {
  const revokedAt = row.revokedAt === null ? null : timestamp(row.revokedAt);
  await connection.execute(sql`
    update media_sources
    set rules = ${JSON.stringify(row.rules)}::jsonb, revoked_at = ${revokedAt}::timestamptz
    where source_id = ${row.sourceId}`);
}
