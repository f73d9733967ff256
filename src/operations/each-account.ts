// How a job works through accounts: by pages, several at once, each in a transaction of its own.
import type { Connection } from '../store/database.ts';
import type { Context } from './operation.ts';

const PAGE = 500;

/** Lists accounts after an id, in id order, `limit` at the most. */
export type ListAccounts = (
  connection: Connection,
  after: string,
  limit: number,
) => Promise<readonly string[]>;

/**
 * Does the work for every account that is listed. One that fails holds up no other: what went wrong
 * is thrown when all were tried.
 */
export async function eachAccount(
  context: Context,
  list: ListAccounts,
  work: (account: string) => Promise<void>,
): Promise<void> {
  const { database } = context;
  const workers = Math.max(1, database.connections - 1);
  const failures: unknown[] = [];
  for (let after = ''; ; ) {
    const from = after;
    const page = await database.transaction((connection) => list(connection, from, PAGE));
    const waiting = page.values();
    const worker = async () => {
      // They share one iterator: each takes the next account that nobody has.
      for (const account of waiting) {
        await work(account).catch((error: unknown) => failures.push(error));
      }
    };
    await Promise.all(Array.from({ length: workers }, worker));
    if (page.length < PAGE) break;
    after = page.at(-1) ?? after;
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} accounts failed`);
}
