import { assert } from '../engine/index.ts';
import { findAccountLock, isAccountId } from './account-lock.ts';
import { type AccountLock, type Connection, type Database, withRetries } from './database.ts';
import { copyingAround } from './guarded-copy.ts';
import type { Statement } from './sql.ts';

/** What a driver gives of a database. */
export interface Driver {
  readonly kind: Database['kind'];
  readonly connections: number;
  /** Runs `work` in one transaction, under the lock of an account if one is named. */
  transaction<T>(account: string | null, work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Runs one statement in a transaction of its own, likewise. */
  query<Row>(account: string | null, statement: Statement): Promise<Row[]>;
  close(): Promise<void>;
}

/** A store on a driver: transactions that are begun again, and the lock of accounts. */
export function databaseOn(driver: Driver): Database {
  const { kind, connections, close } = driver;
  let known: Promise<AccountLock> | null = null;
  const accountLock = () => {
    known ??= driver.transaction(null, findAccountLock).catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
  // What policies guard from calls about an account, and what from all others.
  const guarded = { account: new Map<string, boolean>(), all: new Map<string, boolean>() };
  const forAccount = (account: string): Database => {
    assert(isAccountId(account), 'an account id has the form of one');
    const locked = async () => ((await accountLock()).on ? account : null);
    return {
      kind,
      connections,
      transaction: async (work) => {
        const only = await locked();
        const tables = only === null ? guarded.all : guarded.account;
        return withRetries(() => driver.transaction(only, (c) => work(copyingAround(c, tables))));
      },
      query: async <Row>(statement: Statement) => driver.query<Row>(await locked(), statement),
      forAccount,
      accountLock,
      close,
    };
  };
  return {
    kind,
    connections,
    transaction: (work) =>
      withRetries(() => driver.transaction(null, (c) => work(copyingAround(c, guarded.all)))),
    query: (statement) => driver.query(null, statement),
    forAccount,
    accountLock,
    close,
  };
}
