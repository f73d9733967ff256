// The settings of `packledger serve`: how it listens, what it runs, what it holds callers to.
import { accept, type Outcome } from './engine/index.ts';
import { OIDC_SETTINGS, type OidcConfig, readOidcConfig } from './oidc-config.ts';
import { type Environment, type Fallbacks, readSetting, unreadable } from './setting.ts';

export const SERVER_SETTINGS = {
  PACKLEDGER_PORT: { fallback: '8080' },
  PACKLEDGER_HOST: { fallback: '127.0.0.1' },
  PACKLEDGER_ROLES: { fallback: 'web,jobs' },
  PACKLEDGER_PUBLIC_URL: { fallback: null },
  PACKLEDGER_TRUST_PROXY: { fallback: null },
  ...OIDC_SETTINGS,
  PACKLEDGER_RATE_LIMIT: { fallback: '6000' },
  PACKLEDGER_RATE_LIMIT_NOBODY: { fallback: '300' },
  PACKLEDGER_METRICS_TOKEN: { fallback: null },
  PACKLEDGER_LOG: { fallback: 'info' },
  PACKLEDGER_TENCENT_CALLS_PER_SECOND: { fallback: '20' },
  PACKLEDGER_DATABASE_CONNECTIONS: { fallback: null },
} as const satisfies Fallbacks;

/** What a process does: `web` answers calls, `jobs` runs what the clock starts. */
export const ROLES = ['web', 'jobs'] as const;
export type ServerRole = (typeof ROLES)[number];

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface ServerConfig {
  /** 0: one that is free. */
  readonly port: number;
  readonly host: string;
  readonly roles: readonly ServerRole[];
  /** How people reach the server, without a slash at its end; null: where it listens. */
  readonly publicUrl: string | null;
  /** The addresses of proxies whose word counts about who calls; empty: nobody's does. */
  readonly trustProxy: readonly string[];
  /** How many calls a key or person has, and an address of nobody; 0: as many as it likes. */
  readonly callsAMinute: { readonly known: number; readonly nobody: number };
  /** Who may read the metrics: who has this; null: programs of the same machine. */
  readonly metricsToken: string | null;
  /** Where people may sign in beside here; null: nowhere. */
  readonly oidc: OidcConfig | null;
  readonly log: LogLevel;
  /** How many calls of an action of the Tencent Cloud API a key has in a second; 0: any number. */
  readonly tencentCallsPerSecond: number;
  /** How many connections to the database; null: as many as fits what is done. */
  readonly connections: number | null;
}

const PORT = /^(?:0|[1-9]\d{0,4})$/;
const PORT_MAX = 65_535;
const HOST = /^[\w.:-]+$/;
/** Where people go: a scheme and a host; the console's paths begin at its root. */
const PUBLIC_URL = /^https?:\/\/[^\s/?#@]+\/?$/;
/** An address or a range of them, or a name for such ranges. */
const PROXY = /^(?:loopback|linklocal|uniquelocal|[\da-f.:]+(?:\/\d{1,3})?)$/i;
const CALLS = /^(?:0|[1-9]\d{0,6})$/;
const TOKEN = /^[\x21-\x7e]{16,200}$/;
const CONNECTIONS = /^[1-9]\d{0,2}$/;

/** Reads the settings of the server. Refused: `setting_is_not_readable`. */
export function readServerConfig(environment: Environment): Outcome<ServerConfig> {
  const read = (name: keyof typeof SERVER_SETTINGS) =>
    readSetting(SERVER_SETTINGS, environment, name);
  const portText = read('PACKLEDGER_PORT');
  const port = parsePort(portText ?? '');
  if (port === null) return unreadable('PACKLEDGER_PORT', portText, '0…65535');
  const host = read('PACKLEDGER_HOST') ?? '';
  if (!parseHost(host)) return unreadable('PACKLEDGER_HOST', host, '127.0.0.1 0.0.0.0 ::');
  const rolesText = read('PACKLEDGER_ROLES');
  const roles = parseRoles(rolesText ?? '');
  if (roles === null) return unreadable('PACKLEDGER_ROLES', rolesText, 'web,jobs web jobs');
  const publicUrl = read('PACKLEDGER_PUBLIC_URL');
  if (publicUrl !== null && (!PUBLIC_URL.test(publicUrl) || !URL.canParse(publicUrl))) {
    return unreadable('PACKLEDGER_PUBLIC_URL', publicUrl, 'https://ledger.example.com');
  }
  const proxiesText = read('PACKLEDGER_TRUST_PROXY');
  const trustProxy = proxiesText === null ? [] : proxiesText.split(',').map((one) => one.trim());
  if (trustProxy.some((one) => !PROXY.test(one))) {
    return unreadable('PACKLEDGER_TRUST_PROXY', proxiesText, '127.0.0.1,10.0.0.0/8 loopback');
  }
  const calls = readCalls(read);
  if (!calls.ok) return calls;
  const metricsToken = read('PACKLEDGER_METRICS_TOKEN');
  if (metricsToken !== null && !TOKEN.test(metricsToken)) {
    return unreadable('PACKLEDGER_METRICS_TOKEN', '***', 'openssl rand -hex 16');
  }
  const oidc = readOidcConfig(environment);
  if (!oidc.ok) return oidc;
  const logText = read('PACKLEDGER_LOG');
  const log = LOG_LEVELS.find((level) => level === logText);
  if (log === undefined) return unreadable('PACKLEDGER_LOG', logText, LOG_LEVELS.join(' '));
  const connectionsText = read('PACKLEDGER_DATABASE_CONNECTIONS');
  if (connectionsText !== null && !CONNECTIONS.test(connectionsText)) {
    return unreadable('PACKLEDGER_DATABASE_CONNECTIONS', connectionsText, '1…999');
  }
  return accept({
    port,
    host,
    roles,
    publicUrl: publicUrl === null ? null : publicUrl.replace(/\/$/, ''),
    trustProxy,
    ...calls.value,
    metricsToken,
    oidc: oidc.value,
    log,
    connections: connectionsText === null ? null : Number(connectionsText),
  });
}

function readCalls(
  read: (name: keyof typeof SERVER_SETTINGS) => string | null,
): Outcome<Pick<ServerConfig, 'callsAMinute' | 'tencentCallsPerSecond'>> {
  const known = read('PACKLEDGER_RATE_LIMIT') ?? '';
  if (!CALLS.test(known)) return unreadable('PACKLEDGER_RATE_LIMIT', known, '0 6000');
  const nobody = read('PACKLEDGER_RATE_LIMIT_NOBODY') ?? '';
  if (!CALLS.test(nobody)) return unreadable('PACKLEDGER_RATE_LIMIT_NOBODY', nobody, '0 300');
  const tencent = read('PACKLEDGER_TENCENT_CALLS_PER_SECOND') ?? '';
  if (!CALLS.test(tencent)) {
    return unreadable('PACKLEDGER_TENCENT_CALLS_PER_SECOND', tencent, '0 20');
  }
  const callsAMinute = { known: Number(known), nobody: Number(nobody) };
  return accept({ callsAMinute, tencentCallsPerSecond: Number(tencent) });
}

/** A port; null when the text is none. */
export function parsePort(text: string): number | null {
  return PORT.test(text) && Number(text) <= PORT_MAX ? Number(text) : null;
}

/** Whether the text may be an address to listen on. */
export function parseHost(text: string): boolean {
  return HOST.test(text);
}

/** Roles, separated by commas, in their own order; null when one is none. */
export function parseRoles(text: string): readonly ServerRole[] | null {
  const named = text.split(',').map((one) => one.trim());
  const known: readonly string[] = ROLES;
  if (named.some((one) => !known.includes(one))) return null;
  return ROLES.filter((role) => named.includes(role));
}

/** Where people find the server: as the settings say, else where this machine reaches it. */
export function publicUrlOf({
  publicUrl,
  host,
  port,
}: Pick<ServerConfig, 'publicUrl' | 'host' | 'port'>): string {
  if (publicUrl !== null) return publicUrl;
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
