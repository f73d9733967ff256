import { type Outcome, refuse } from '../engine/index.ts';
import { type AccountRow, findAccount } from '../store/accounts.ts';
import type { Connection, Database } from '../store/database.ts';

/** Reads something of an account, which must be there, in one transaction. */
export async function readAccount<T>(
  database: Database,
  account: string,
  read: (connection: Connection, row: AccountRow) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return database.transaction(async (connection) => {
    const row = await findAccount(connection, account);
    if (row === null) return refuse('account_not_found', { account }, 'account');
    return read(connection, row);
  });
}
