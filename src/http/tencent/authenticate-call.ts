// Who signed a call, and whether it may count.
import { randomBytes } from 'node:crypto';
import { accept, type Instant, type Outcome, refuse } from '../../engine/index.ts';
import { forgetRequest, type SigningKey, signingKeys } from '../../operations/keys/identify-key.ts';
import type { Actor, Context } from '../../operations/operation.ts';
import {
  dayKeyOf,
  fingerprintsOf,
  isSignedBy,
  readClaim,
  type SentRequest,
  type SignatureClaim,
  signedTexts,
} from './verify-signature.ts';

/** What a signature is checked with when its key is none. */
const NO_SECRET = randomBytes(32).toString('hex');

/** A member of an account, as only keys of accounts are. */
export type AccountActor = Extract<Actor, { readonly kind: 'member' }>;

/** Tells the holder of the key that a call was signed with. */
export type Authenticate = (request: SentRequest, now: Instant) => Promise<Outcome<AccountActor>>;

/**
 * The holders of the keys that calls are signed with. A call is accepted once; for two seconds
 * more, since SDKs sign to the second and two equal calls are one text. `now` is the real time,
 * which callers sign with, also where the platform's clock is that of a sandbox.
 */
export function authenticating(context: Context): Authenticate {
  const keyOf = signingKeys(context);
  const dayKeys = new DayKeys();
  return async (request, now) => {
    const read = readClaim(request, now);
    if (!read.ok) return read;
    const claim = read.value;
    const texts = signedTexts(claim, request);
    const once = { keyId: claim.keyId, fingerprints: fingerprintsOf(claim, texts) };
    const key = await keyOf(once);
    const dayKey = key === null ? null : dayKeys.find(key, claim);
    const signed = isSignedBy(dayKey ?? dayKeyOf(NO_SECRET, claim), claim, texts);
    if (key === null || dayKey === null) {
      return refuse('signing_key_not_found', { key: claim.keyId });
    }
    if (!signed) {
      await forgetRequest(context, once);
      return refuse('signature_does_not_match');
    }
    dayKeys.keep(key, claim, dayKey);
    if (key.seenBefore) return refuse('signature_was_used');
    return key.actor.kind === 'member'
      ? accept(key.actor)
      : refuse('key_is_of_no_account', { key: claim.keyId });
  };
}

const DAY_KEYS_MAX = 1000;

/** The keys that secrets gave for days: to open a secret takes longer than to check a signature. */
class DayKeys {
  readonly #known = new Map<string, Uint8Array>();

  /** Null: the secret cannot be opened. */
  find(key: SigningKey, claim: SignatureClaim): Uint8Array | null {
    const known = this.#known.get(nameOf(key, claim));
    if (known !== undefined) return known;
    const secret = key.open();
    return secret === null ? null : dayKeyOf(secret, claim);
  }

  /** Keeps one that a request was signed with: strangers must not fill the memory. */
  keep(key: SigningKey, claim: SignatureClaim, dayKey: Uint8Array): void {
    const name = nameOf(key, claim);
    if (this.#known.has(name)) return;
    if (this.#known.size >= DAY_KEYS_MAX) this.#known.clear();
    this.#known.set(name, dayKey);
  }
}

function nameOf({ sealed }: SigningKey, { date, service }: SignatureClaim): string {
  return `${sealed} ${date} ${service}`;
}
