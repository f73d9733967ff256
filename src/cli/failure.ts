// What is told when a command cannot be done: a code, a sentence in both languages, where, and the
// exit code. Refusals are values; what is thrown is read here, and only here.
import type { Config } from '../config.ts';
import type { Refusal } from '../engine/index.ts';
import type { CatalogFault } from '../operations/catalogs/load-catalog.ts';
import { REFUSAL_TEXTS } from '../operations/refusals.ts';
import { isStoreUnreachable } from '../operations/unreachable-store.ts';
import { withoutPassword } from '../setting.ts';
import type { ExitCode } from './terminal/output.ts';
import { FAILURE_TEXTS, INPUT_TEXTS } from './text/failures.ts';
import { type Language, Speaker, type Text } from './text/language.ts';

export interface Failure {
  readonly code: string;
  readonly messages: { readonly zh: string; readonly en: string };
  readonly path?: string;
  readonly exitCode: ExitCode;
}

/** What a refusal of an operation or of the command line itself tells. */
export function refusalFailure({ code, params, path }: Refusal): Failure {
  const text = textOf(INPUT_TEXTS, code) ?? textOf(REFUSAL_TEXTS, code) ?? { zh: code, en: code };
  const messages = filledIn(text, params);
  // A server that is away is nobody's wrong input.
  const exitCode = code === 'server_does_not_answer' ? 1 : 2;
  return { code, messages, ...(path === undefined ? {} : { path }), exitCode };
}

/** What an error that was thrown tells. */
export function thrownFailure(error: unknown, config: Config): Failure {
  const fail = (code: keyof typeof FAILURE_TEXTS, fillings: Readonly<Record<string, string>>) => {
    return { code, messages: filledIn(FAILURE_TEXTS[code], fillings), exitCode: 1 as ExitCode };
  };
  const url = withoutPassword(config.databaseUrl);
  const cause = causeOf(error);
  switch (nameOf(error)) {
    case 'StoreInUse':
      return fail(storeInUseCode(error), {
        folder: field(error, 'folder'),
        pid: field(error, 'pid'),
        host: field(error, 'host'),
      });
    case 'NewerSchema':
      return fail('schema_is_newer', {
        found: field(error, 'found'),
        known: field(error, 'known'),
      });
    case 'AccountLockInherited':
      return fail('account_lock_is_inherited', { role: field(error, 'role') });
    case 'DatabaseUrlUnknown':
      return databaseUrlUnknown(field(error, 'url'));
    case 'CatalogsRefused':
      return catalogsRefused(faultsOf(error));
    case 'StoreIsNoSandbox':
      return refusedAs('store_is_not_a_sandbox');
    case 'StoreIsSandbox':
      return refusedAs('store_is_a_sandbox');
  }
  if (field(error, 'syscall') === 'listen') {
    const { host } = config.server;
    const port = field(error, 'port');
    if (field(error, 'code') === 'EADDRINUSE') return fail('port_is_taken', { host, port });
    return fail('address_cannot_be_listened_on', { host, port, cause });
  }
  const sqlState = field(error, 'code');
  if (isStoreUnreachable(error)) return fail('database_is_not_reachable', { url, cause });
  if (LOGIN_REFUSED.has(sqlState)) return fail('database_refused_login', { url, cause });
  return fail('unexpected_failure', { cause });
}

function storeInUseCode(error: unknown) {
  if (field(error, 'host') !== '') return 'store_is_open_elsewhere';
  return field(error, 'isServer') === 'true' ? 'store_is_open_in_a_server' : 'store_is_in_use';
}

/** A setting does not fit the store. */
function refusedAs(code: 'store_is_not_a_sandbox' | 'store_is_a_sandbox'): Failure {
  return refusalFailure({ code, params: {}, path: 'PACKLEDGER_SANDBOX' });
}

function catalogsRefused(faults: readonly CatalogFault[]): Failure {
  const problemsIn = (language: Language) =>
    faults.map((fault) => `\n  ${fault.file} ${fault.path}: ${fault[language]}`).join('');
  const text = FAILURE_TEXTS.catalogs_are_not_in_order;
  return {
    code: 'catalogs_are_not_in_order',
    messages: {
      zh: new Speaker('zh').say(text, { problems: problemsIn('zh') }),
      en: new Speaker('en').say(text, { problems: problemsIn('en') }),
    },
    path: 'PACKLEDGER_CATALOG',
    exitCode: 2,
  };
}

function faultsOf(error: unknown): readonly CatalogFault[] {
  if (!(error instanceof Error) || !('faults' in error) || !Array.isArray(error.faults)) return [];
  // The only error of this name carries these.
  return error.faults as readonly CatalogFault[];
}

/** The refusal of a URL that names no kind of store. */
export function databaseUrlUnknown(url: string): Failure {
  return refusalFailure({
    code: 'database_url_is_unknown',
    params: { url: withoutPassword(url) },
    path: 'database',
  });
}

/** Wrong user, password or name of a database. */
const LOGIN_REFUSED: ReadonlySet<string> = new Set(['28000', '28P01', '3D000']);

function textOf(texts: Readonly<Record<string, Text>>, code: string): Text | undefined {
  return Object.hasOwn(texts, code) ? texts[code] : undefined;
}

function filledIn(text: Text, fillings: Readonly<Record<string, string>>) {
  return {
    zh: new Speaker('zh').fill(text, fillings),
    en: new Speaker('en').fill(text, fillings),
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** A field of an error as a text: the classes belong to the store, which is not imported here. */
function field(error: unknown, name: string): string {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Object.entries(error).find(([key]) => key === name)?.[1];
  return ['string', 'number', 'boolean'].includes(typeof value) ? `${value}` : '';
}

/** The message of an error; of several at once (one for each address that was tried) the first. */
function causeOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return causeOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
