import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Connection, Database } from './database.ts';
import { databaseOn } from './database-on.ts';
import type { Statement } from './sql.ts';

/** How our values arrive: int8 as bigint, dates as text, times as milliseconds. */
export const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: BigInt,
  1082: (text) => text,
  1184: (text) => Date.parse(`${text.replace(' ', 'T')}:00`),
};

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
    types: { getTypeParser: (oid: number, format?: 'text' | 'binary') => parserOf(oid, format) },
  });
  // A connection that breaks while idle is replaced by the pool; the next query tells if need be.
  pool.on('error', () => {});
  // One that breaks at work fails the query it is at; nobody listening would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  const database = databaseOn({
    kind: 'postgres',
    connections,
    transaction: (lock, work) => transaction(pool, lock, work),
    query: async <Row>(lock: string | null, statement: Statement) => {
      const { text, values } = statement;
      if (lock !== null) return lockedQuery<Row>(pool, lock, statement);
      return (await pool.query(text, [...values])).rows as Row[];
    },
    close: () => pool.end(),
  });
  await database.query({ text: 'select 1', values: [] });
  return database;
}

/**
 * One statement under a lock. Three messages are sent at once, and their answers read after that:
 * one round trip, as without a lock. Should the first fail, the transaction that it began is at
 * fault and the database refuses the second.
 */
async function lockedQuery<Row>(
  pool: pg.Pool,
  lock: string,
  { text, values }: Statement,
): Promise<Row[]> {
  const client = await pool.connect();
  // An option of the client that may be changed while nothing is under way; COPY must not have it.
  const sending = Object.assign(client, { pipeline: true });
  const [begun, read, ended] = await Promise.allSettled([
    client.query(`begin; ${lock}`),
    client.query(text, [...values]),
    client.query('commit'),
  ]);
  sending.pipeline = false;
  client.release(ended.status === 'rejected');
  if (begun.status === 'rejected') throw begun.reason;
  if (read.status === 'rejected') throw read.reason;
  if (ended.status === 'rejected') throw ended.reason;
  return read.value.rows as Row[];
}

async function transaction<T>(
  pool: pg.Pool,
  lock: string | null,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    // One message of several statements: the lock costs no round trip.
    await client.query(lock === null ? 'begin' : `begin; ${lock}`);
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
    query: async <Row>({ text, values }: Statement) =>
      (await client.query(text, [...values])).rows as Row[],
    execute: async ({ text, values }) => (await client.query(text, [...values])).rowCount ?? 0,
    script: async (text) => {
      await client.query(text);
    },
    copyIn: (into, rows, format = 'text') =>
      copyIn(client, `copy ${into} from stdin (format ${format})`, rows),
  };
}

async function copyIn(
  client: pg.PoolClient,
  statement: string,
  rows: readonly (string | Uint8Array)[],
): Promise<void> {
  const stream = client.query(copyFrom(statement));
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    stream.on('finish', resolve);
    for (const piece of rows) stream.write(piece);
    stream.end();
  });
}

function parserOf(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return PARSERS[oid] ?? pg.types.getTypeParser(oid, format);
}
