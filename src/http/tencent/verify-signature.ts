// TC3-HMAC-SHA256 as Tencent Cloud API 3.0 documents it: what a request claims to be signed by, the
// text that was signed, and whether the signature is the one that the key gives.
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { accept, type Instant, type Outcome, refuse } from '../../engine/index.ts';

const ALGORITHM = 'TC3-HMAC-SHA256';
/** How far the clocks of caller and platform may be apart. */
const SKEW_MS = 5 * 60_000;
const MUST_BE_SIGNED = ['content-type', 'host'];

// The service is whatever comes first in the endpoint's name, so it may be an address.
const CREDENTIAL = String.raw`([\w-]{1,100})/(\d{4}-\d\d-\d\d)/([\w.:[\]-]{1,255})/tc3_request`;
const AUTHORIZATION = new RegExp(
  `^${ALGORITHM} Credential=${CREDENTIAL}, ?SignedHeaders=([a-z0-9;-]{1,500}), ?` +
    'Signature=([0-9a-f]{64})$',
);
const TIMESTAMP = /^\d{1,12}$/;

/** A request as it came, before anybody has read it. */
export interface SentRequest {
  readonly method: string;
  /** What stands behind the `?`, as it was sent. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Uint8Array;
}

/** What a request says of its signature. */
export interface SignatureClaim {
  readonly keyId: string;
  readonly timestamp: string;
  readonly date: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Whether the request is one of this protocol. */
export function isSigned(headers: SentRequest['headers']): boolean {
  return textOf(headers['authorization']).startsWith(`${ALGORITHM} `);
}

/** Reads what a request says of its signature; refused when it is incomplete or too old. */
export function readClaim({ headers }: SentRequest, now: Instant): Outcome<SignatureClaim> {
  const parts = AUTHORIZATION.exec(textOf(headers['authorization']));
  if (parts === null) return refuse('signature_is_not_readable', { algorithm: ALGORITHM });
  const [, keyId = '', date = '', service = '', names = '', signature = ''] = parts;
  const signedHeaders = names.split(';');
  const missing = MUST_BE_SIGNED.find((name) => !signedHeaders.includes(name));
  if (missing !== undefined) return refuse('header_must_be_signed', { header: missing });
  const timestamp = textOf(headers['x-tc-timestamp']);
  if (timestamp === '') return refuse('parameter_is_missing', { name: 'X-TC-Timestamp' });
  if (!TIMESTAMP.test(timestamp)) {
    return refuse('parameter_is_of_another_type', { name: 'X-TC-Timestamp', type: 'Integer' });
  }
  const signedAt = Number(timestamp) * 1000;
  if (Math.abs(now - signedAt) > SKEW_MS) {
    const seconds = `${Math.floor(now / 1000)}`;
    return refuse('signature_is_expired', { timestamp, now: seconds, minutes: '5' });
  }
  if (new Date(signedAt).toISOString().slice(0, 10) !== date) {
    return refuse('signature_is_of_another_day', { date, timestamp });
  }
  return accept({ keyId, timestamp, date, service, signedHeaders, signature });
}

/**
 * The texts that may have been signed: with the host as it was sent, and without its port. Some
 * SDKs sign the one, some the other.
 */
export function signedTexts(claim: SignatureClaim, request: SentRequest): readonly string[] {
  const host = textOf(request.headers['host']).toLowerCase();
  const hosts = new Set([host, withoutPort(host)]);
  const payload = sha256(request.body);
  return [...hosts].map((each) => signedText(claim, { request, host: each, payload }));
}

/**
 * One for each text: of every copy of a request, through whatever port it comes, that of the text
 * that was signed is the same. A request whose signature is wrong has none of an accepted one.
 */
export function fingerprintsOf(
  { keyId, signature }: SignatureClaim,
  texts: readonly string[],
): readonly string[] {
  return texts.map((text) => sha256([keyId, signature, text].join('\n')));
}

/**
 * Whether a key gives this signature for one of the texts, told in the same time either way. The
 * key is the one that `dayKeyOf` makes of a secret.
 */
export function isSignedBy(
  key: Uint8Array,
  claim: SignatureClaim,
  texts: readonly string[],
): boolean {
  const claimed = Buffer.from(claim.signature, 'hex');
  const matches = texts.filter((text) => timingSafeEqual(hmac(key, text), claimed));
  return matches.length > 0;
}

function signedText(
  { timestamp, date, service, signedHeaders }: SignatureClaim,
  {
    request: { method, query, headers },
    host,
    payload,
  }: { readonly request: SentRequest; readonly host: string; readonly payload: string },
): string {
  const lines = signedHeaders.map((name) => {
    const value = name === 'host' ? host : textOf(headers[name]).trim().toLowerCase();
    return `${name}:${value}\n`;
  });
  const canonical = [method, '/', query, lines.join(''), signedHeaders.join(';'), payload];
  const scope = `${date}/${service}/tc3_request`;
  return [ALGORITHM, timestamp, scope, sha256(canonical.join('\n'))].join('\n');
}

/** The key that a secret gives for a day and a service. */
export function dayKeyOf(secretKey: string, { date, service }: SignatureClaim): Buffer {
  return [date, service, 'tc3_request'].reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`TC3${secretKey}`),
  );
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

function textOf(header: string | readonly string[] | undefined): string {
  return typeof header === 'string' ? header : (header?.join(', ') ?? '');
}

function hmac(key: Uint8Array, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}
