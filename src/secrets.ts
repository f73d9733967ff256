// Secrets that the store keeps for others are sealed by a master key that lies elsewhere: a copy of
// the database alone lets nobody sign in their name. docs/operating says where the key lies.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Secrets } from './operations/operation.ts';
import { embeddedFolder } from './store/embedded-url.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** AES-256-GCM, the nonce and the tag before the text. */
const FORM = 'v1';

/** The secrets of a platform: by the key of its settings, else by the one beside its folder. */
export function platformSecrets(databaseUrl: string, masterKey: Uint8Array | null): Secrets {
  if (masterKey !== null) return secretsBy(() => masterKey);
  const folder = embeddedFolder(databaseUrl);
  if (folder === null) return NO_SECRETS;
  const inMemory = randomBytes(KEY_BYTES);
  return secretsBy(() => (folder === '' ? inMemory : keyOfFile(keyFileOf(folder))));
}

/** Where the master key of an embedded store lies, unless a setting has it. */
export function keyFileOf(folder: string): string {
  return `${folder}.key`;
}

/** Reads the text of a key: base64 of 32 bytes; null when it is none. */
export function parseMasterKey(text: string): Uint8Array | null {
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES && key.toString('base64') === text ? key : null;
}

/** The secrets sealed by a key, which is asked for when the first one is sealed or opened. */
export function secretsBy(readKey: () => Uint8Array): Secrets {
  let known: Uint8Array | null = null;
  const key = () => {
    known ??= readKey();
    return known;
  };
  return {
    ready: true,
    seal: (text, about) => seal(key(), text, about),
    open: (sealed, about) => open(key(), sealed, about),
    derive: (purpose) =>
      Buffer.from(hkdfSync('sha256', key(), '', `packledger ${purpose}`, KEY_BYTES)).toString(
        'hex',
      ),
  };
}

const NO_SECRETS: Secrets = {
  ready: false,
  seal: withoutKey,
  open: () => null,
  derive: withoutKey,
};

function withoutKey(): never {
  throw new Error('there is no master key: ask `ready` before');
}

function seal(key: Uint8Array, text: string, about: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const whole = Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
  return `${FORM}.${nameOf(key)}.${whole.toString('base64url')}`;
}

function open(key: Uint8Array, sealed: string, about: string): string | null {
  const [form, name, body = ''] = sealed.split('.');
  if (form !== FORM || name !== nameOf(key)) return null;
  const whole = Buffer.from(body, 'base64url');
  const textAt = NONCE_BYTES + TAG_BYTES;
  if (whole.length < textAt) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
    .setAAD(Buffer.from(about))
    .setAuthTag(whole.subarray(NONCE_BYTES, textAt));
  try {
    const text = Buffer.concat([decipher.update(whole.subarray(textAt)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    // Not what was sealed, or not about this.
    return null;
  }
}

/** Tells keys apart in the store without telling the key. */
function nameOf(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

/** The key in a file that only its owner may read; made when there is none. */
function keyOfFile(file: string): Uint8Array {
  const found = readIfThere(file);
  if (found !== null) {
    const key = parseMasterKey(found.trim());
    if (key === null) throw new Error(`${file} is no master key: base64 of ${KEY_BYTES} bytes`);
    return key;
  }
  const key = randomBytes(KEY_BYTES);
  // Whole or not at all: who has the folder open is alone, but may be killed.
  writeFileSync(`${file}.new`, `${key.toString('base64')}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return key;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
