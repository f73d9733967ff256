import { PGlite, type Transaction } from '@electric-sql/pglite';
import { lockText } from './account-lock.ts';
import type { Connection, Database } from './database.ts';
import { databaseOn } from './database-on.ts';
import { PARSERS } from './postgres-query.ts';
import type { Statement } from './sql.ts';

/** Opens the embedded store in a folder, or in memory without one. It has one connection. */
export async function openPglite(folder: string | null): Promise<Database> {
  const pglite = await PGlite.create({
    ...(folder === null ? {} : { dataDir: folder }),
    parsers: { ...PARSERS },
  });
  return databaseOf(pglite);
}

/** The store on an embedded database that is already there. */
export function databaseOf(pglite: PGlite): Database {
  return databaseOn({
    kind: 'pglite',
    connections: 1,
    transaction: (account, work) =>
      pglite.transaction(async (transaction) => {
        const lock = account === null ? null : lockText(account);
        if (lock !== null) await transaction.exec(lock);
        return work(connectionOf(transaction, lock));
      }),
    query: async <Row>(account: string | null, { text, values }: Statement) => {
      if (account === null) return (await pglite.query<Row>(text, [...values])).rows;
      return pglite.transaction(async (transaction) => {
        await transaction.exec(lockText(account));
        return (await transaction.query<Row>(text, [...values])).rows;
      });
    },
    close: () => pglite.close(),
  });
}

function connectionOf(transaction: Transaction, lock: string | null): Connection {
  return {
    query: async <Row>({ text, values }: Statement) =>
      (await transaction.query<Row>(text, [...values])).rows,
    execute: async ({ text, values }) =>
      (await transaction.query(text, [...values])).affectedRows ?? 0,
    script: async (text) => {
      await transaction.exec(text);
    },
    copyIn: async (into, rows, format = 'text') => {
      const blob = new Blob([...rows]);
      // To the embedded database these rows are a file, which only its own role may read. Under the
      // lock they go to a temporary table, of which policies know nothing.
      if (lock !== null) await transaction.exec('set local role none');
      await transaction.query(`copy ${into} from '/dev/blob' (format ${format})`, [], { blob });
      if (lock !== null) await transaction.exec(lock);
    },
  };
}
