import pg from 'pg';

/** Runs statements outside any transaction, as `create database` wants it. */
export async function withServer<T>(
  server: string,
  work: (run: (statement: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(async (statement) => {
      await client.query(statement);
    });
  } finally {
    await client.end();
  }
}

/** The address of another database of the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
