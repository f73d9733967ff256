import { describe, expect, test } from 'vitest';
import { type Config, readConfig } from '../config.ts';
import { present } from '../engine/index.ts';
import { AccountLockInherited } from '../store/account-lock.ts';
import { NewerSchema } from '../store/migrate.ts';
import { DatabaseUrlUnknown } from '../store/open-database.ts';
import { StoreInUse } from '../store/store-lock.ts';
import { refusalFailure, thrownFailure } from './failure.ts';

function configOf(databaseUrl: string): Config {
  const config = readConfig({ PACKLEDGER_DATABASE_URL: databaseUrl });
  return present(config.ok ? config.value : null, 'the test gives a setting that is right');
}

const config = configOf('postgres://me:secret@db.example:5432/ledger');

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

function listenError(code: string): Error {
  return Object.assign(coded(`listen ${code}`, code), { syscall: 'listen', port: 8080 });
}

describe('a failure', () => {
  test.for([
    [new StoreInUse('./data', { pid: '4711' }), 'store_is_in_use', 1, '4711'],
    [
      new StoreInUse('./data', { pid: '4711', isServer: true }),
      'store_is_open_in_a_server',
      1,
      '4711',
    ],
    [new StoreInUse('./data', { pid: '1', host: 'box' }), 'store_is_open_elsewhere', 1, 'box'],
    [listenError('EADDRINUSE'), 'port_is_taken', 1, '8080'],
    [listenError('EADDRNOTAVAIL'), 'address_cannot_be_listened_on', 1, 'EADDRNOTAVAIL'],
    [new NewerSchema(9, 1), 'schema_is_newer', 1, '9'],
    [new AccountLockInherited('app'), 'account_lock_is_inherited', 1, 'alter role app noinherit'],
    [new DatabaseUrlUnknown('mysql://h'), 'database_url_is_unknown', 2, 'mysql://h'],
    [coded('connect ECONNREFUSED', 'ECONNREFUSED'), 'database_is_not_reachable', 1, 'ECONN'],
    [coded('the database system is starting up', '57P03'), 'database_is_not_reachable', 1, 'start'],
    [coded('password failed', '28P01'), 'database_refused_login', 1, 'password failed'],
    [new Error('disk on fire'), 'unexpected_failure', 1, 'disk on fire'],
    ['thrown text', 'unexpected_failure', 1, 'thrown text'],
  ] as const)('%s is told in both languages', ([error, code, exitCode, told]) => {
    const failure = thrownFailure(error, config);
    expect(failure).toMatchObject({ code, exitCode });
    expect(failure.messages.zh).toContain(told);
    expect(failure.messages.en).toContain(told);
    expect(JSON.stringify(failure)).not.toContain('secret');
  });

  test('of every address of a host is told by the first', () => {
    const tried = coded('connect ECONNREFUSED ::1:5432', 'ECONNREFUSED');
    const nameless = new AggregateError([tried], 'all of them');
    const all = Object.assign(nameless, { code: 'ECONNREFUSED', message: '' });
    expect(thrownFailure(all, config).messages.en).toContain('::1:5432');
  });
});

describe('a refusal', () => {
  test('has the sentence of its operation', () => {
    const refusal = { code: 'account_not_found', params: { account: 'ac_1' }, path: 'account' };
    const failure = refusalFailure(refusal);
    expect(failure).toMatchObject({ code: 'account_not_found', path: 'account', exitCode: 2 });
    expect(failure.messages.en).toContain('ac_1');
    expect(failure.messages.zh).toContain('ac_1');
  });

  test('without a text is told by its code', () => {
    const failure = refusalFailure({ code: 'never_heard_of', params: {} });
    expect(failure.messages).toEqual({ zh: 'never_heard_of', en: 'never_heard_of' });
  });
});
