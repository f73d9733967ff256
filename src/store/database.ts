import type { Statement } from './sql.ts';

/** One connection inside a transaction. */
export interface Connection {
  /** Runs one statement. bigint columns are bigint, numeric text, dates `YYYY-MM-DD`, times ms. */
  query<Row>(statement: Statement): Promise<Row[]>;
  /** Runs one statement and tells how many rows it changed. */
  execute(statement: Statement): Promise<number>;
  /** Runs a script of several statements, without parameters. */
  script(text: string): Promise<void>;
  /** `copy <into> from stdin`: rows in COPY's text or binary form, in pieces of any size. */
  copyIn(
    into: string,
    rows: readonly (string | Uint8Array)[],
    format?: 'text' | 'binary',
  ): Promise<void>;
}

/** A store: PostgreSQL, Citus, or PGlite embedded. The same SQL on all. */
export interface Database {
  readonly kind: 'postgres' | 'pglite';
  /** How many transactions may be at work at the same time. */
  readonly connections: number;
  /**
   * Runs `work` in one transaction: committed when it returns, rolled back when it throws. Begun
   * again when the database asks for that (a deadlock, a serialization failure).
   */
  transaction<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  /** Runs one statement in a transaction of its own. */
  query<Row>(statement: Statement): Promise<Row[]>;
  /**
   * The same store as calls about one account see it: where the account lock is on, they find and
   * change rows of that account alone. `account` has the form of an account's id.
   */
  forAccount(account: string): Database;
  /** Whether the account lock is on. Once it is, that is not asked again. */
  accountLock(): Promise<AccountLock>;
  close(): Promise<void>;
}

/** Whether the database holds calls about an account to it; if not, what is missing. */
export type AccountLock =
  | { readonly on: true }
  | { readonly on: false; readonly why: 'role_is_missing' | 'role_is_not_granted' | 'open_tables' };

/** SQLSTATEs after which the same transaction may succeed: serialization failure, deadlock. */
const AGAIN = new Set(['40001', '40P01']);
const ATTEMPTS_MAX = 8;
const REPEATED_KEY = '23505';
/** Classes of SQLSTATEs that tell of a row: data exceptions, constraints. */
const OF_ROWS = /^2[23]/;

/** Whether the failure is one that goes away by beginning again. */
export function isRetryable(error: unknown): boolean {
  return AGAIN.has(sqlState(error));
}

/** Whether a row could not be stored because its key is there already. */
export function isRepeatedKey(error: unknown): boolean {
  return sqlState(error) === REPEATED_KEY;
}

/** Whether the failure is of the rows that were written: other rows may be stored. */
export function isOfRows(error: unknown): boolean {
  return OF_ROWS.test(sqlState(error));
}

function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Begins `attempt` again while it fails in a way that goes away by that. */
export async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (count === ATTEMPTS_MAX || !isRetryable(error)) throw error;
    }
  }
}
