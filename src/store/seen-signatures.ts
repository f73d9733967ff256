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

/**
 * The key that a request names, and whether the request was seen longer ago than `againMs`. If the
 * key is valid, the request is seen from now on: one statement, since every call waits for it.
 */
export async function findKeyOnce(
  database: Pick<Database, 'query'>,
  { keyId, fingerprints }: SignedOnce,
  { againMs, at }: { readonly againMs: number; readonly at: Instant },
): Promise<(KeyRow & { readonly seenBefore: boolean }) | null> {
  const rows = await database.query<KeyRow & { readonly seenBefore: boolean }>({
    text: `
      with remembered as (
        insert into seen_signatures (fingerprint, seen_at)
        select f.fingerprint, now()
        from keys
        cross join unnest($2::text[]) f(fingerprint)
        where key_id = $1
          and revoked_at is null
          and (expires_at is null or expires_at > $4::timestamptz)
        on conflict (fingerprint) do nothing)
      select ${keyColumns},
        exists (
          select 1 from seen_signatures
          where fingerprint = any($2::text[])
            and seen_at < now() - make_interval(secs => $3::double precision / 1000)
        ) as "seenBefore"
      from keys
      where key_id = $1`,
    values: [keyId, [...fingerprints], againMs, timestamp(at)],
  });
  return rows[0] ?? null;
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
