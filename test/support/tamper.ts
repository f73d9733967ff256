import type { Database } from '../../src/store/database.ts';
import type { Account } from './ledger.ts';

/**
 * Someone with all rights over the database changes rows of an account ($1) behind the program's
 * back; tells how many.
 */
export async function tamper(
  database: Database,
  change: string,
  account: Account,
): Promise<number> {
  return database.transaction(async (connection) => {
    await connection.execute({ text: 'set local session_replication_role = replica', values: [] });
    return connection.execute({ text: change, values: [account.id] });
  });
}
