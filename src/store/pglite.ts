import { PGlite, type Transaction } from '@electric-sql/pglite';
import { type Connection, type Database, withRetries } from './database.ts';
import { PARSERS } from './postgres.ts';
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
  return {
    kind: 'pglite',
    connections: 1,
    transaction: (work) =>
      withRetries(() => pglite.transaction((transaction) => work(connectionOf(transaction)))),
    query: async <Row>(statement: Statement) =>
      (await pglite.query<Row>(statement.text, [...statement.values])).rows,
    close: () => pglite.close(),
  };
}

function connectionOf(transaction: Transaction): Connection {
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
      await transaction.query(`copy ${into} from '/dev/blob' (format ${format})`, [], { blob });
    },
  };
}
