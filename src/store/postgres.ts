import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { lockText } from './account-lock.ts';
import type { Connection, Database } from './database.ts';
import { databaseOn } from './database-on.ts';
import { LOCK_STATEMENT, named, readRows } from './postgres-query.ts';
import type { Statement } from './sql.ts';

const DEFAULT_CONNECTIONS = 4;

/** Opens a PostgreSQL (or Citus) store. */
export async function openPostgres(
  url: string,
  connections = DEFAULT_CONNECTIONS,
): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'packledger',
    // A worker that hangs inside a transaction loses its connection, and with it its claims.
    options: '-c timezone=UTC -c idle_in_transaction_session_timeout=120000',
    onConnect: (client) => client.query(LOCK_STATEMENT),
  });
  // A connection that breaks while idle is replaced by the pool; the next query tells if need be.
  pool.on('error', () => {});
  // One that breaks at work fails the query it is at; nobody listening would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const database = databaseOn({
    kind: 'postgres',
    connections,
    transaction: (account, work) => transaction(pool, account, work),
    // As in a transaction, the rows' shape is the statement's.
    query: async <Row>(account: string | null, statement: Statement) =>
      (await queryOnce(pool, account, statement)) as Row[],
    close: () => pool.end(),
  });
  await database.query({ text: 'select 1', values: [] });
  return database;
}

/** One statement, in a transaction of its own. */
async function queryOnce(
  pool: pg.Pool,
  account: string | null,
  statement: Statement,
): Promise<readonly unknown[]> {
  const client = await pool.connect();
  try {
    const rows = await readRows(client, statement, { account, name: named(statement) });
    client.release();
    return rows;
  } catch (error) {
    // The connection may be what failed.
    client.release(!(error instanceof pg.DatabaseError));
    throw error;
  }
}

async function transaction<T>(
  pool: pg.Pool,
  account: string | null,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    // One message of several statements: the lock costs no round trip.
    await client.query(account === null ? 'begin' : `begin; ${lockText(account)}`);
    const result = await work(connectionOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function connectionOf(client: pg.PoolClient): Connection {
  return {
    // The row's shape is the statement's: each function of the store names both together.
    query: async <Row>(statement: Statement) =>
      (await readRows(client, statement, { account: null, name: undefined })) as Row[],
    execute: async ({ text, values }) => (await client.query(text, [...values])).rowCount ?? 0,
    script: async (text) => {
      await client.query(text);
    },
    copyIn: (into, rows, format = 'text') =>
      copyIn(client, `copy ${into} from stdin (format ${format})`, rows),
  };
}

/**
 * One piece after the other: what the stream still had to send when the database refuses a row, it
 * would send without a connection, which ends the process.
 */
async function copyIn(
  client: pg.PoolClient,
  statement: string,
  rows: readonly (string | Uint8Array)[],
): Promise<void> {
  const stream = client.query(copyFrom(statement));
  await new Promise<void>((resolve, reject) => {
    let refused = false;
    stream.on('error', (error) => {
      refused = true;
      reject(error);
    });
    stream.on('finish', resolve);
    const pieces = rows.values();
    const writeNext = (): void => {
      if (refused) return;
      const { done, value } = pieces.next();
      if (done === true) stream.end();
      else stream.write(value, writeNext);
    };
    writeNext();
  });
}
