// Who holds a key that came with a request.
import { findKey, findKeyByHash, type KeyRow } from '../../store/keys.ts';
import type { Actor, Context } from '../operation.ts';
import { hashOfSecret, secretAbout } from './make-key.ts';

/** Whom a bearer's secret stands for; null when it is nobody's, revoked or expired. */
export async function actorOfSecret(context: Context, secretKey: string): Promise<Actor | null> {
  const row = await findKeyByHash(context.database, hashOfSecret(secretKey));
  return row === null || !isValid(context, row) ? null : actorOf(row);
}

/** A key that requests are signed with. */
export interface SigningKey {
  readonly actor: Actor;
  /** What signatures are checked with. */
  readonly secretKey: string;
}

/** The key that a signature names; null when there is none, it is over, or it cannot sign. */
export async function signingKey(context: Context, keyId: string): Promise<SigningKey | null> {
  const row = await findKey(context.database, keyId);
  if (row === null || row.sealed === null || !isValid(context, row)) return null;
  const secretKey = context.secrets.open(row.sealed, secretAbout(keyId));
  return secretKey === null ? null : { actor: actorOf(row), secretKey };
}

function isValid({ clock }: Context, { revokedAt, expiresAt }: KeyRow): boolean {
  return revokedAt === null && (expiresAt === null || clock.now() < expiresAt);
}

function actorOf({ keyId: id, heldBy, readOnly }: KeyRow): Actor {
  return heldBy === ''
    ? { kind: 'operator', id, readOnly }
    : { kind: 'member', id, account: heldBy, role: readOnly ? 'viewer' : 'owner' };
}
