// Who signed a call, and whether it may count.
import { randomBytes } from 'node:crypto';
import { accept, type Instant, type Outcome, refuse } from '../../engine/index.ts';
import { forgetRequest, signingKey } from '../../operations/keys/identify-key.ts';
import type { Actor, Context } from '../../operations/operation.ts';
import {
  fingerprintsOf,
  isSignedBy,
  readClaim,
  type SentRequest,
  signedTexts,
} from './verify-signature.ts';

/** What a signature is checked with when its key is none: as much work as with one that is. */
const NO_KEY = randomBytes(32).toString('hex');

/** A member of an account, as only keys of accounts are. */
export type AccountActor = Extract<Actor, { readonly kind: 'member' }>;

/**
 * The holder of the key that a call was signed with. A call is accepted once; for two seconds more,
 * since SDKs sign to the second and two equal calls are one text. `now` is the real time, which
 * callers sign with, also where the platform's clock is that of a sandbox.
 */
export async function authenticateCall(
  context: Context,
  request: SentRequest,
  now: Instant,
): Promise<Outcome<AccountActor>> {
  const read = readClaim(request, now);
  if (!read.ok) return read;
  const claim = read.value;
  const texts = signedTexts(claim, request);
  const once = { keyId: claim.keyId, fingerprints: fingerprintsOf(claim, texts) };
  const key = await signingKey(context, once);
  const signed = isSignedBy(key?.secretKey ?? NO_KEY, claim, texts);
  if (key === null) return refuse('signing_key_not_found', { key: claim.keyId });
  if (!signed) {
    await forgetRequest(context, once);
    return refuse('signature_does_not_match');
  }
  if (key.seenBefore) return refuse('signature_was_used');
  return key.actor.kind === 'member'
    ? accept(key.actor)
    : refuse('key_is_of_no_account', { key: claim.keyId });
}
