// A PostgreSQL store for a bench: a given one, or a throw-away server of our own.
import { totalmem } from 'node:os';
import pg from 'pg';
import type { Runtime } from '../src/runtime.ts';
import { openRuntime } from '../src/runtime.ts';
import { startCluster } from '../test/support/postgres-cluster.ts';
import { databaseUrl, withServer } from '../test/support/postgres-server.ts';

/**
 * A server that keeps what it commits, as one in production does, with the settings that
 * docs/operating/postgresql.md recommends for this machine: a quarter of its memory.
 */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_compression: 'lz4',
  shared_buffers: `${Math.floor(totalmem() / 4 / 2 ** 20)}MB`,
  max_wal_size: '16GB',
  checkpoint_timeout: '30min',
  autovacuum: 'off',
};

export interface BenchStore {
  readonly runtime: Runtime;
  readonly url: string;
  close(): Promise<void>;
}

let opened = 0;

/** An empty store in a database of its own. */
export async function openBenchStore(
  url: string | undefined,
  connections: number,
  masterKey: Uint8Array | null = null,
): Promise<BenchStore> {
  const cluster = url === undefined ? await startCluster({ settings: SETTINGS }) : null;
  const server = url ?? cluster?.url ?? '';
  opened += 1;
  const name = `packledger_bench_${process.pid}_${opened}`;
  await withServer(server, async (run) => {
    await run(`drop database if exists ${name}`);
    await run(`create database ${name}`);
  });
  const own = databaseUrl(server, name);
  const runtime = await openRuntime({
    databaseUrl: own,
    catalogFiles: [],
    connections,
    masterKey,
  });
  const close = async () => {
    await runtime.close();
    await withServer(server, (run) => run(`drop database ${name}`));
    await cluster?.stop();
  };
  return { runtime, url: own, close };
}

/** Runs a script outside any transaction. */
export async function script(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of text.split(';\n')) {
      if (statement.trim() !== '') await client.query(statement);
    }
  } finally {
    await client.end();
  }
}
