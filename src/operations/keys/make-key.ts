import { hash, randomBytes } from 'node:crypto';
import { accept, type Instant, type Outcome, parseInstant, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { insertKey, type KeyRow, listKeys } from '../../store/keys.ts';
import type { Context } from '../operation.ts';
import { type KeyView, keyView } from './key-view.ts';

const SECRET_BYTES = 32;
const NAME_MAX = 100;
const KEYS_MAX = 50;
/** Lets scanners of secrets tell one of ours where it does not belong. */
const SECRET_PREFIX = 'plk_';

export interface KeyWish {
  /** '' for a key of operators. */
  readonly heldBy: string;
  readonly name?: string | undefined;
  readonly access?: 'read' | 'full' | undefined;
  readonly expiresAt?: string | undefined;
}

/** A key that was made just now; the secret is told this once. */
export type MadeKey = KeyView & { readonly secretId: string; readonly secretKey: string };

/** Makes a key within a transaction. Without a master key it cannot sign. */
export async function makeKey(
  context: Context,
  connection: Connection,
  wish: KeyWish,
): Promise<Outcome<MadeKey>> {
  const at = context.clock.now();
  const checked = checkWish(context, wish, at);
  if (!checked.ok) return checked;
  const { name, expiresAt } = checked.value;
  const others = await listKeys(connection, wish.heldBy);
  if (others.filter(({ revokedAt }) => revokedAt === null).length >= KEYS_MAX) {
    return refuse('keys_are_too_many', { max: `${KEYS_MAX}` });
  }
  const keyId = context.ids.next('ky');
  const secretKey = `${SECRET_PREFIX}${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const row: KeyRow = {
    keyId,
    heldBy: wish.heldBy,
    name,
    readOnly: wish.access === 'read',
    secretHash: hashOfSecret(secretKey),
    sealed: context.secrets.ready ? context.secrets.seal(secretKey, secretAbout(keyId)) : null,
    createdAt: at,
    createdBy: context.actor.id,
    expiresAt,
    revokedAt: null,
  };
  await insertKey(connection, row);
  return accept({ secretId: keyId, secretKey, ...keyView(context, row) });
}

function checkWish(
  { catalogs }: Context,
  { name = '', expiresAt }: KeyWish,
  at: Instant,
): Outcome<{ readonly name: string; readonly expiresAt: Instant | null }> {
  if (name.length > NAME_MAX) return refuse('key_name_is_too_long', { max: `${NAME_MAX}` }, 'name');
  if (expiresAt === undefined) return accept({ name, expiresAt: null });
  const instant = parseInstant(expiresAt);
  if (instant === null) return refuse('time_is_not_readable', { text: expiresAt }, 'expiresAt');
  if (instant <= at) {
    const now = catalogs.latest.calendar.format(at);
    return refuse('key_would_be_expired', { text: expiresAt, now }, 'expiresAt');
  }
  return accept({ name, expiresAt: instant });
}

/** What a secret is found by. */
export function hashOfSecret(secretKey: string): string {
  return hash('sha256', secretKey, 'hex');
}

/** What a key's secret is sealed about. */
export function secretAbout(keyId: string): string {
  return `key ${keyId}`;
}
