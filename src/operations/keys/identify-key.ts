// Who holds a key that came with a request.
import { findKeyByHash, type KeyRow } from '../../store/keys.ts';
import {
  findKeyOnce,
  forgetSignature,
  type SignedOnce,
  sweepSignatures,
} from '../../store/seen-signatures.ts';
import type { Actor, Context } from '../operation.ts';
import { SharedReads } from '../shared-reads.ts';
import { hashOfSecret, secretAbout } from './make-key.ts';

/**
 * Whom the secrets of bearers stand for; null when one is nobody's, revoked or expired. Calls of a
 * busy key share reads of it.
 */
export function actorsOfSecrets(context: Context): (secretKey: string) => Promise<Actor | null> {
  const rows = new SharedReads((hash) => findKeyByHash(context.database, hash));
  return async (secretKey) => {
    const row = await rows.read(hashOfSecret(secretKey));
    return row === null || !isValid(context, row) ? null : actorOf(row);
  };
}

/** For how long an accepted request is accepted again: who signs to the second repeats itself. */
const AGAIN_MS = 2_000;
/** No signature is valid for so long, to either side of its time: 5 minutes, and some patience. */
const REMEMBERED_MS = 15 * 60_000;

/** The key that a request was signed with. */
export interface SigningKey {
  readonly actor: Actor;
  /** What the signature is checked with. */
  readonly secretKey: string;
  /** The same request was accepted some time ago: it is a copy. */
  readonly seenBefore: boolean;
}

/**
 * The key that a signature names; null when there is none, it is over, or it cannot sign. The
 * request counts as seen from now on, for all processes: `forgetRequest` takes that back.
 */
export async function signingKey(
  context: Context,
  request: SignedOnce,
): Promise<SigningKey | null> {
  const asked = { againMs: AGAIN_MS, at: context.clock.now() };
  const row = await findKeyOnce(context.database, request, asked);
  if (row === null || row.sealed === null || !isValid(context, row)) return null;
  const secretKey = context.secrets.open(row.sealed, secretAbout(row.keyId));
  return secretKey === null ? null : { actor: actorOf(row), secretKey, seenBefore: row.seenBefore };
}

/** Forgets a request whose signature is wrong: it was never accepted. */
export async function forgetRequest(
  { database }: Context,
  { fingerprints }: SignedOnce,
): Promise<void> {
  await forgetSignature(database, fingerprints);
}

/** Forgets the requests whose signatures are no longer valid anyhow. */
export async function forgetOldRequests({ database }: Context) {
  const forgotten = await database.transaction((connection) =>
    sweepSignatures(connection, REMEMBERED_MS),
  );
  return { forgotten };
}

function isValid({ clock }: Context, { revokedAt, expiresAt }: KeyRow): boolean {
  return revokedAt === null && (expiresAt === null || clock.now() < expiresAt);
}

function actorOf({ keyId: id, heldBy, readOnly }: KeyRow): Actor {
  return heldBy === ''
    ? { kind: 'operator', id, readOnly }
    : { kind: 'member', id, account: heldBy, role: readOnly ? 'viewer' : 'owner', readOnly };
}
