// Callers of the Tencent Cloud API: the official SDK with another endpoint, and requests that are
// signed by hand, to send what no SDK would.
import { createHash, createHmac } from 'node:crypto';
import { live } from 'tencentcloud-sdk-nodejs/tencentcloud/services/live/index.js';

/** A key as it was shown when it was made. */
export interface SecretPair {
  readonly secretId: string;
  readonly secretKey: string;
}

export type LiveClient = InstanceType<typeof live.v20180801.Client>;

/** The official SDK, as its users set it up; only the endpoint is ours. */
export function liveClient(
  url: string,
  credential: SecretPair,
  options: { readonly reqMethod?: 'GET' | 'POST'; readonly language?: 'zh-CN' | 'en-US' } = {},
): LiveClient {
  const { reqMethod = 'POST', ...profile } = options;
  const httpProfile = { endpoint: new URL(url).host, protocol: 'http://', reqMethod };
  return new live.v20180801.Client({ credential, profile: { ...profile, httpProfile } });
}

/** A signed request, ready to be sent or to be meddled with. */
export interface SignedCall {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: string;
}

/** What a call by hand says; the rest is as it should be. */
export interface CallParts {
  readonly action?: string;
  readonly payload?: string;
  readonly host?: string;
  /** In seconds. */
  readonly timestamp?: number;
  readonly signed?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Signs a POST as the documentation of TC3-HMAC-SHA256 says, written down a second time. */
export function signedCall(key: SecretPair, asked: CallParts = {}): SignedCall {
  const { action = 'DescribeLivePackageInfo', payload = '{"PackageType":0}' } = asked;
  const { timestamp = Math.floor(Date.now() / 1000), signed = ['content-type', 'host'] } = asked;
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    host: asked.host ?? 'live.example.com',
    'x-tc-action': action,
    'x-tc-version': '2018-08-01',
    'x-tc-timestamp': `${timestamp}`,
    ...asked.headers,
  };
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10);
  const lines = signed.map((name) => `${name}:${(headers[name] ?? '').toLowerCase()}\n`).join('');
  const canonical = `POST\n/\n\n${lines}\n${signed.join(';')}\n${sha256(payload)}`;
  const scope = `${date}/live/tc3_request`;
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
  const secret = [date, 'live', 'tc3_request'].reduce<string | Buffer>(
    (with_, part) => createHmac('sha256', with_).update(part).digest(),
    `TC3${key.secretKey}`,
  );
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  const parts = [
    `Credential=${key.secretId}/${scope}`,
    `SignedHeaders=${signed.join(';')}`,
    `Signature=${signature}`,
  ];
  const authorization = `TC3-HMAC-SHA256 ${parts.join(', ')}`;
  return { method: 'POST', url: '/', headers: { ...headers, authorization }, payload };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
