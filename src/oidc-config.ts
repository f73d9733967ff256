// The settings of an OIDC provider at which people may sign in.
import { accept, type Outcome } from './engine/index.ts';
import { type Environment, type Fallbacks, readSetting, unreadable } from './setting.ts';

export const OIDC_SETTINGS = {
  PACKLEDGER_OIDC_ISSUER: { fallback: null },
  PACKLEDGER_OIDC_CLIENT_ID: { fallback: null },
  PACKLEDGER_OIDC_CLIENT_SECRET: { fallback: null },
  PACKLEDGER_OIDC_NAME: { fallback: 'OpenID Connect' },
} as const satisfies Fallbacks;

export interface OidcConfig {
  /** Below which `/.well-known/openid-configuration` says all the rest. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What people call the provider. */
  readonly name: string;
}

/** Where passwords go over the wire, only a machine's own may do without TLS. */
const ISSUER =
  /^(?:https:\/\/[^\s?#]+|http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?(?:\/[^\s?#]*)?)$/;

/** Reads the three settings, or none of them. Refused: `setting_is_not_readable`. */
export function readOidcConfig(environment: Environment): Outcome<OidcConfig | null> {
  const read = (name: keyof typeof OIDC_SETTINGS) => readSetting(OIDC_SETTINGS, environment, name);
  const issuer = read('PACKLEDGER_OIDC_ISSUER');
  const clientId = read('PACKLEDGER_OIDC_CLIENT_ID');
  const clientSecret = read('PACKLEDGER_OIDC_CLIENT_SECRET');
  const name = read('PACKLEDGER_OIDC_NAME') ?? '';
  if (issuer === null && clientId === null && clientSecret === null) return accept(null);
  if (issuer === null || !ISSUER.test(issuer) || !URL.canParse(issuer)) {
    return unreadable('PACKLEDGER_OIDC_ISSUER', issuer, 'https://login.example.com/realms/live');
  }
  if (clientId === null) return unreadable('PACKLEDGER_OIDC_CLIENT_ID', clientId, 'packledger');
  if (clientSecret === null) {
    return unreadable('PACKLEDGER_OIDC_CLIENT_SECRET', clientSecret, '***');
  }
  return accept({ issuer: issuer.replace(/\/$/, ''), clientId, clientSecret, name });
}
