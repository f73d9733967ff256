import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** A key of a program. */
export interface KeyRow {
  readonly keyId: string;
  /** The account; '' for a key of operators. */
  readonly heldBy: string;
  readonly name: string;
  readonly readOnly: boolean;
  readonly secretHash: string;
  /** The secret, sealed; null: it cannot sign. */
  readonly sealed: string | null;
  readonly createdAt: Instant;
  readonly createdBy: string;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** The columns of a KeyRow. */
export const keyColumns = `key_id as "keyId", held_by as "heldBy", name, read_only as "readOnly",
  secret_hash as "secretHash", sealed, created_at as "createdAt", created_by as "createdBy",
  expires_at as "expiresAt", revoked_at as "revokedAt"`;

export async function insertKey(connection: Connection, row: KeyRow): Promise<void> {
  const expiresAt = row.expiresAt === null ? null : timestamp(row.expiresAt);
  await connection.execute(sql`
    insert into keys (key_id, held_by, name, read_only, secret_hash, sealed, created_at, created_by,
      expires_at)
    values (${row.keyId}, ${row.heldBy}, ${row.name}, ${row.readOnly}, ${row.secretHash},
      ${row.sealed}, ${timestamp(row.createdAt)}::timestamptz, ${row.createdBy},
      ${expiresAt}::timestamptz)`);
}

/** The keys of an account, or of operators (''), in the order of their making. */
export async function listKeys(connection: Connection, heldBy: string): Promise<KeyRow[]> {
  return connection.query<KeyRow>({
    text: `select ${keyColumns} from keys where held_by = $1 order by key_id`,
    values: [heldBy],
  });
}

export async function findKey(
  connection: Pick<Connection, 'query'>,
  keyId: string,
): Promise<KeyRow | null> {
  const rows = await connection.query<KeyRow>({
    text: `select ${keyColumns} from keys where key_id = $1`,
    values: [keyId],
  });
  return rows[0] ?? null;
}

/** The keys of these hashes, in no order. */
export async function findKeysByHash(
  connection: Pick<Connection, 'query'>,
  secretHashes: readonly string[],
): Promise<readonly KeyRow[]> {
  return connection.query<KeyRow>({
    text: `select ${keyColumns} from keys where secret_hash = any($1::text[])`,
    values: [[...secretHashes]],
  });
}

export async function revokeKey(connection: Connection, keyId: string, at: Instant): Promise<void> {
  await connection.execute(sql`
    update keys set revoked_at = ${timestamp(at)}::timestamptz
    where key_id = ${keyId} and revoked_at is null`);
}
