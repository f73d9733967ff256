// Who holds a key that came with a request.
import { findKeysByHash, type KeyRow } from '../../store/keys.ts';
import {
  findKeysOnce,
  forgetSignature,
  type SignedOnce,
  sweepSignatures,
} from '../../store/seen-signatures.ts';
import { AskedTogether } from '../asked-together.ts';
import type { Actor, Context } from '../operation.ts';
import { hashOfSecret, secretAbout } from './make-key.ts';

/**
 * Whom the secrets of bearers stand for; null when one is nobody's, revoked or expired. Calls look
 * for their keys together.
 */
export function actorsOfSecrets(context: Context): (secretKey: string) => Promise<Actor | null> {
  const keys = new AskedTogether(async (hashes: readonly string[]) => {
    const rows = await findKeysByHash(context.database, [...new Set(hashes)]);
    return (hash) => rows.find(({ secretHash }) => secretHash === hash) ?? null;
  });
  return async (secretKey) => {
    const row = await keys.ask(hashOfSecret(secretKey));
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
  /** What the signature is checked with, as it is kept: no two secrets are the same here. */
  readonly sealed: string;
  /** The same request was accepted some time ago: it is a copy. */
  readonly seenBefore: boolean;
  /** The secret itself; null: it was sealed by another master key. */
  open(): string | null;
}

/**
 * The keys that signatures name; null when there is none, it is over, or it cannot sign. A request
 * counts as seen from now on, for all processes: `forgetRequest` takes that back.
 */
export function signingKeys(context: Context): (request: SignedOnce) => Promise<SigningKey | null> {
  const keys = new AskedTogether(async (requests: readonly SignedOnce[]) => {
    const asked = { againMs: AGAIN_MS, at: context.clock.now() };
    const rows = await findKeysOnce(context.database, requests, asked);
    return ({ keyId }) => rows.find((row) => row.keyId === keyId) ?? null;
  });
  return async (request) => {
    const row = await keys.ask(request);
    if (row === null || row.sealed === null || !isValid(context, row)) return null;
    const { sealed, keyId, seenBefore } = row;
    return {
      actor: actorOf(row),
      sealed,
      seenBefore: request.fingerprints.some((each) => seenBefore.includes(each)),
      open: () => context.secrets.open(sealed, secretAbout(keyId)),
    };
  };
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
