// A small OpenID Connect provider that is real on the wire: discovery, keys, codes with PKCE,
// tokens with a nonce, signed by a key of its own. Whoever its browser is, the test says.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What the provider says of somebody. */
export interface Claims {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
  /** Instead of the one that was asked for. */
  readonly nonce?: string;
}

interface Grant {
  readonly claims: Claims;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

export const OIDC_CLIENT = { clientId: 'packledger', clientSecret: 'a secret of two' };

export class OidcProvider {
  readonly issuer: string;
  readonly #server: Server;
  readonly #grants: Map<string, Grant>;
  readonly #keys: { signing: KeyObject };

  private constructor(server: Server, grants: Map<string, Grant>, keys: { signing: KeyObject }) {
    // A server that listens on a port has an address with it.
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.#server = server;
    this.#grants = grants;
    this.#keys = keys;
  }

  static async open(): Promise<OidcProvider> {
    const { publicKey, privateKey } = keyPair();
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' };
    const grants = new Map<string, Grant>();
    const keys = { signing: privateKey };
    const server = createServer((request, response) => {
      const issuer = `http://${request.headers.host}`;
      const send = ({ status, body }: { readonly status: number; readonly body: object }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      answer(request, { issuer, jwk, grants, keys }).then(send, (error) => response.destroy(error));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return new OidcProvider(server, grants, keys);
  }

  /** Somebody says yes at the page that a browser was sent to; where it goes next. */
  consent(location: string | null, claims: Claims): string {
    const asked = new URL(location ?? '').searchParams;
    const code = randomBytes(12).toString('hex');
    const redirectUri = asked.get('redirect_uri') ?? '';
    this.#grants.set(code, {
      claims,
      nonce: asked.get('nonce') ?? '',
      challenge: asked.get('code_challenge') ?? '',
      redirectUri,
    });
    const { pathname } = new URL(redirectUri);
    return `${pathname}?${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`;
  }

  /** From now on tokens are signed by a key that nobody knows. */
  loseKey(): void {
    this.#keys.signing = keyPair().privateKey;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }
}

function keyPair() {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

interface State {
  readonly issuer: string;
  readonly jwk: object;
  readonly grants: Map<string, Grant>;
  readonly keys: { readonly signing: KeyObject };
}

async function answer(request: IncomingMessage, { issuer, jwk, grants, keys }: State) {
  switch (request.url) {
    case '/.well-known/openid-configuration':
      return {
        status: 200,
        body: {
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          id_token_signing_alg_values_supported: ['RS256'],
        },
      };
    case '/jwks':
      return { status: 200, body: { keys: [jwk] } };
    case '/token':
      return tokens(new URLSearchParams(await text(request)), { issuer, grants, keys });
    default:
      return { status: 404, body: {} };
  }
}

function tokens(asked: URLSearchParams, { issuer, grants, keys }: Omit<State, 'jwk'>) {
  const code = asked.get('code') ?? '';
  const grant = grants.get(code);
  grants.delete(code);
  const verifier = createHash('sha256')
    .update(asked.get('code_verifier') ?? '')
    .digest('base64url');
  const isClient =
    asked.get('client_id') === OIDC_CLIENT.clientId &&
    asked.get('client_secret') === OIDC_CLIENT.clientSecret;
  const isAsked = grant?.challenge === verifier && grant.redirectUri === asked.get('redirect_uri');
  if (grant === undefined || !isClient || !isAsked) {
    return { status: 400, body: { error: 'invalid_grant' } };
  }
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, exp: now + 300 };
  const about = { iss: issuer, aud: OIDC_CLIENT.clientId, nonce: grant.nonce };
  const parts = [
    { alg: 'RS256', kid: 'one' },
    { ...about, ...times, ...grant.claims },
  ];
  const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = sign('sha256', Buffer.from(signed.join('.')), keys.signing);
  const idToken = [...signed, signature.toString('base64url')].join('.');
  const body = { access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: idToken };
  return { status: 200, body };
}
