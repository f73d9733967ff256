// The signed requests that were seen of late, so that none is accepted twice.
import type { Instant } from '../engine/index.ts';
import type { Connection, Database } from './database.ts';
import { type KeyRow, keyColumns } from './keys.ts';
import { sql, timestamp } from './sql.ts';

/** A signed request: the key that it names, and what tells it from others; copies share one. */
export interface SignedOnce {
  readonly keyId: string;
  readonly fingerprints: readonly string[];
}

/** A key, and which of the fingerprints that were asked for were seen before. */
export interface SigningKeyRow extends KeyRow {
  readonly seenBefore: readonly string[];
}

/**
 * The keys that requests name, in no order, and what of the requests was seen longer ago than
 * `againMs`. Those whose key is valid are seen from now on: one statement for all of them, since
 * every call waits for it. Only what it met there already is looked for: a plan of a list, made
 * while the table was empty, reads all of it until its statistics are taken.
 */
export async function findKeysOnce(
  database: Pick<Database, 'query'>,
  requests: readonly SignedOnce[],
  { againMs, at }: { readonly againMs: number; readonly at: Instant },
): Promise<readonly SigningKeyRow[]> {
  const seen = requests.flatMap(({ keyId, fingerprints }) =>
    fingerprints.map((fingerprint) => ({ keyId, fingerprint })),
  );
  // Sorted: two processes that see the same requests must not wait for each other.
  const rows = await database.query<KeyRow & { readonly met: readonly string[] }>({
    text: `
      with asked as (
        select f.fingerprint
        from unnest($1::text[], $2::text[]) f(key_id, fingerprint)
        join keys k on k.key_id = f.key_id
        where k.revoked_at is null
          and (k.expires_at is null or k.expires_at > $3::timestamptz)),
      remembered as (
        insert into seen_signatures (fingerprint, seen_at)
        select fingerprint, now() from asked order by fingerprint
        on conflict (fingerprint) do nothing
        returning fingerprint)
      select ${keyColumns},
        array(
          select fingerprint from asked
          where fingerprint not in (select fingerprint from remembered)
        ) as met
      from keys
      where key_id = any($1::text[])`,
    values: [
      seen.map(({ keyId }) => keyId),
      seen.map(({ fingerprint }) => fingerprint),
      timestamp(at),
    ],
  });
  const met = rows[0]?.met ?? [];
  const seenBefore = met.length === 0 ? [] : await listSeen(database, met, againMs);
  return rows.map((row) => ({ ...row, seenBefore }));
}

/** Those fingerprints that were seen longer ago than that. */
async function listSeen(
  database: Pick<Database, 'query'>,
  fingerprints: readonly string[],
  againMs: number,
): Promise<readonly string[]> {
  const rows = await database.query<{ readonly fingerprint: string }>(sql`
    select fingerprint from seen_signatures
    where fingerprint = any(${[...fingerprints]}::text[])
      and seen_at < now() - make_interval(secs => ${againMs}::double precision / 1000)`);
  return rows.map(({ fingerprint }) => fingerprint);
}

/** Forgets a request that its key did not sign: strangers must not fill the table. */
export async function forgetSignature(
  database: Pick<Database, 'query'>,
  fingerprints: readonly string[],
): Promise<void> {
  await database.query(sql`
    delete from seen_signatures where fingerprint = any(${[...fingerprints]}::text[])`);
}

/** Forgets the requests that were seen longer ago than that; tells how many. */
export async function sweepSignatures(connection: Connection, olderMs: number): Promise<number> {
  return connection.execute(sql`
    delete from seen_signatures
    where seen_at < now() - make_interval(secs => ${olderMs}::double precision / 1000)`);
}
