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
  let known: AccountLock | null = null;
  const accountLock = async () => {
    known ??= await driver.transaction(null, findAccountLock);
    return known;
  };
  // What policies guard from calls about an account, and what from all others.
  const guarded = { account: new Map<string, boolean>(), all: new Map<string, boolean>() };
  const forAccount = (account: string): Database => {
    assert(isAccountId(account), 'an account id has the form of one');
    const only = ({ on }: AccountLock) => (on ? account : null);
    return {
      kind,
      connections,
      transaction: async (work) => {
        const by = only(await accountLock());
        const tables = by === null ? guarded.all : guarded.account;
        return withRetries(() => driver.transaction(by, (c) => work(copyingAround(c, tables))));
      },
      query: <Row>(statement: Statement) =>
        known === null
          ? accountLock().then((lock) => driver.query<Row>(only(lock), statement))
          : driver.query<Row>(only(known), statement),
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
