// Settings from the environment: typed, checked once at the start.
// docs/reference/configuration.md describes each; a test fails when the two differ.
import { accept, nearNames, type Outcome, refuse } from './engine/index.ts';

/** The languages people are spoken to in. */
export type Language = 'zh' | 'en';

/** What a setting is when nothing is set; null: nothing. */
export const SETTINGS = {
  PACKLEDGER_DATABASE_URL: { fallback: 'pglite:./packledger-data' },
  PACKLEDGER_CATALOG: { fallback: null },
  PACKLEDGER_LANG: { fallback: null },
  PACKLEDGER_DEBUG: { fallback: '0' },
  NO_COLOR: { fallback: null },
} as const satisfies Readonly<Record<string, { readonly fallback: string | null }>>;

export type SettingName = keyof typeof SETTINGS;

export interface Config {
  readonly databaseUrl: string;
  /** Catalogue files instead of the shipped ones; empty: the shipped ones. */
  readonly catalogFiles: readonly string[];
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

export type Environment = Readonly<Record<string, string | undefined>>;

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
  const debug = read(environment, 'PACKLEDGER_DEBUG');
  if (debug !== '0' && debug !== '1') return unreadable('PACKLEDGER_DEBUG', debug, '0 1');
  const catalogs = read(environment, 'PACKLEDGER_CATALOG');
  const catalogFiles = catalogs === null ? [] : catalogs.split(',').map((file) => file.trim());
  if (catalogFiles.includes('')) {
    return unreadable('PACKLEDGER_CATALOG', catalogs, 'a.json b.json,c.json');
  }
  return accept({
    databaseUrl,
    catalogFiles,
    language,
    debug: debug === '1',
    colours: read(environment, 'NO_COLOR') === null,
    unknown: unknownSettings(environment),
  });
}

/** Whether a URL names a kind of store that we know. */
export function isDatabaseUrl(url: string): boolean {
  return DATABASE_URL.test(url);
}

/** A database URL that may be shown: without its password. */
export function withoutPassword(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^:@/]*):.*@/, '$1:***@');
}

/** A variable that is set to nothing is not set. */
function read(environment: Environment, name: SettingName): string | null {
  const value = environment[name];
  return value === undefined || value === '' ? SETTINGS[name].fallback : value;
}

function unreadable(setting: SettingName, value: string | null, right: string) {
  const shown = withoutPassword(value ?? '');
  return refuse('setting_is_not_readable', { setting, value: shown, right }, setting);
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
