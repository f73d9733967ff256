// Settings from the environment: typed, checked once at the start.
// docs/reference/configuration.md describes each; a test fails when the two differ.
import { accept, nearNames, type Outcome } from './engine/index.ts';
import type { MailSettings } from './mail.ts';
import { parseMasterKey } from './secrets.ts';
import { readServerConfig, SERVER_SETTINGS, type ServerConfig } from './server-config.ts';
import { type Environment, type Fallbacks, readSetting, unreadable } from './setting.ts';

/** The languages people are spoken to in. */
export type Language = 'zh' | 'en';

/** What a setting is when nothing is set; null: nothing. */
export const SETTINGS = {
  PACKLEDGER_DATABASE_URL: { fallback: 'pglite:./packledger-data' },
  PACKLEDGER_CATALOG: { fallback: null },
  PACKLEDGER_SANDBOX: { fallback: '0' },
  PACKLEDGER_MASTER_KEY: { fallback: null },
  PACKLEDGER_WEBHOOK_PRIVATE_ADDRESSES: { fallback: '0' },
  PACKLEDGER_BILLS: { fallback: 'wallet' },
  PACKLEDGER_SMTP_URL: { fallback: null },
  PACKLEDGER_MAIL_FROM: { fallback: null },
  ...SERVER_SETTINGS,
  PACKLEDGER_KEY: { fallback: null },
  PACKLEDGER_LANG: { fallback: null },
  PACKLEDGER_DEBUG: { fallback: '0' },
  NO_COLOR: { fallback: null },
} as const satisfies Fallbacks;

export type SettingName = keyof typeof SETTINGS;

export interface Config {
  readonly databaseUrl: string;
  /** Catalogue files instead of the shipped ones; empty: the shipped ones. */
  readonly catalogFiles: readonly string[];
  /** Whether the store is a sandbox, in which somebody moves the time. */
  readonly sandbox: boolean;
  /** What secrets are sealed by; null: the key beside the embedded store, or none. */
  readonly masterKey: Uint8Array | null;
  /** Whether webhooks may go to private addresses. */
  readonly webhookPrivateAddresses: boolean;
  /** Whether bills are paid from wallets, or collected by another program. */
  readonly billsPaidFrom: 'wallet' | 'elsewhere';
  /** How mail is sent; null: none is. */
  readonly mail: MailSettings | null;
  /** How `serve` listens. */
  readonly server: ServerConfig;
  /** What a follower of a log shows a server; null: nothing. */
  readonly key: string | null;
  /** Null: as the locale says. */
  readonly language: Language | null;
  /** Whether unexpected failures show their stack. */
  readonly debug: boolean;
  readonly colours: boolean;
  /** Variables that look like settings but are none: most likely misspelt. */
  readonly unknown: readonly UnknownSetting[];
}

export interface UnknownSetting {
  readonly name: string;
  readonly near: string;
}

/** What a database URL may begin with. */
const DATABASE_URL = /^(?:postgres(?:ql)?:\/\/.|pglite:)/;

/** Reads all settings. Refused: `setting_is_not_readable`, with the setting's name as the path. */
export function readConfig(environment: Environment): Outcome<Config> {
  const databaseUrl = read(environment, 'PACKLEDGER_DATABASE_URL');
  if (databaseUrl === null || !isDatabaseUrl(databaseUrl)) {
    return unreadable('PACKLEDGER_DATABASE_URL', databaseUrl, 'postgres://… pglite:DIR');
  }
  const language = read(environment, 'PACKLEDGER_LANG');
  if (language !== null && language !== 'zh' && language !== 'en') {
    return unreadable('PACKLEDGER_LANG', language, 'zh en');
  }
  const billsPaidFrom = read(environment, 'PACKLEDGER_BILLS');
  if (billsPaidFrom !== 'wallet' && billsPaidFrom !== 'elsewhere') {
    return unreadable('PACKLEDGER_BILLS', billsPaidFrom, 'wallet elsewhere');
  }
  const debug = read(environment, 'PACKLEDGER_DEBUG');
  if (debug !== '0' && debug !== '1') return unreadable('PACKLEDGER_DEBUG', debug, '0 1');
  const catalogs = read(environment, 'PACKLEDGER_CATALOG');
  const catalogFiles = catalogs === null ? [] : catalogs.split(',').map((file) => file.trim());
  if (catalogFiles.includes('')) {
    return unreadable('PACKLEDGER_CATALOG', catalogs, 'a.json b.json,c.json');
  }
  const sandbox = read(environment, 'PACKLEDGER_SANDBOX');
  if (sandbox !== '0' && sandbox !== '1') return unreadable('PACKLEDGER_SANDBOX', sandbox, '0 1');
  const keyText = read(environment, 'PACKLEDGER_MASTER_KEY');
  const masterKey = keyText === null ? null : parseMasterKey(keyText);
  if (keyText !== null && masterKey === null) {
    return unreadable('PACKLEDGER_MASTER_KEY', '***', 'openssl rand -base64 32');
  }
  const privateAddresses = read(environment, 'PACKLEDGER_WEBHOOK_PRIVATE_ADDRESSES');
  if (privateAddresses !== '0' && privateAddresses !== '1') {
    return unreadable('PACKLEDGER_WEBHOOK_PRIVATE_ADDRESSES', privateAddresses, '0 1');
  }
  const mail = readMail(environment);
  if (!mail.ok) return mail;
  const server = readServerConfig(environment);
  if (!server.ok) return server;
  return accept({
    databaseUrl,
    catalogFiles,
    sandbox: sandbox === '1',
    masterKey,
    webhookPrivateAddresses: privateAddresses === '1',
    billsPaidFrom,
    mail: mail.value,
    server: server.value,
    key: read(environment, 'PACKLEDGER_KEY'),
    language,
    debug: debug === '1',
    colours: read(environment, 'NO_COLOR') === null,
    unknown: unknownSettings(environment),
  });
}

/** What a mail server's URL looks like, and an address with or without a name before it. */
const SMTP_URL = /^smtps?:\/\/[^\s/]+\/?(?:\?\S*)?$/;
const MAIL_FROM = /^(?:[^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/;

/** Both settings of mail, or neither. */
function readMail(environment: Environment): Outcome<MailSettings | null> {
  const url = read(environment, 'PACKLEDGER_SMTP_URL');
  const from = read(environment, 'PACKLEDGER_MAIL_FROM');
  if (url === null && from === null) return accept(null);
  if (url === null || !SMTP_URL.test(url) || !URL.canParse(url)) {
    return unreadable('PACKLEDGER_SMTP_URL', url, 'smtps://USER:PASSWORD@HOST:465');
  }
  if (from === null || !MAIL_FROM.test(from)) {
    return unreadable('PACKLEDGER_MAIL_FROM', from, 'packledger@example.com');
  }
  return accept({ url, from });
}

/** Whether a URL names a kind of store that we know. */
export function isDatabaseUrl(url: string): boolean {
  return DATABASE_URL.test(url);
}

function read(environment: Environment, name: SettingName): string | null {
  return readSetting(SETTINGS, environment, name);
}

function unknownSettings(environment: Environment): readonly UnknownSetting[] {
  const known = Object.keys(SETTINGS);
  return Object.keys(environment)
    .filter((name) => name.startsWith('PACKLEDGER_') && !name.startsWith('PACKLEDGER_TEST_'))
    .filter((name) => !known.includes(name))
    .map((name) => ({ name, near: nearNames(name, known.filter(isOurs)) }));
}

function isOurs(name: string): boolean {
  return name.startsWith('PACKLEDGER_');
}
