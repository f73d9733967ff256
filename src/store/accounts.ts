import type { Day, Instant, Standing } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

export interface AccountRow {
  readonly accountId: string;
  readonly name: string;
  readonly createdAt: Instant;
  readonly version: bigint;
  readonly settledThrough: Day | null;
  readonly standing: Standing;
  /** When the standing began; null: it is as it always was. */
  readonly standingSince: Instant | null;
}

const columns = `account_id as "accountId", name, created_at as "createdAt", version,
  settled_through as "settledThrough", standing, standing_since as "standingSince"`;

export async function insertAccount(
  connection: Connection,
  account: { readonly accountId: string; readonly name: string; readonly createdAt: Instant },
): Promise<void> {
  await connection.execute(sql`
    insert into accounts (account_id, name, created_at)
    values (${account.accountId}, ${account.name}, ${timestamp(account.createdAt)}::timestamptz)`);
}

export async function findAccount(
  connection: Pick<Connection, 'query'>,
  accountId: string,
): Promise<AccountRow | null> {
  const rows = await connection.query<AccountRow>({
    text: `select ${columns} from accounts where account_id = $1`,
    values: [accountId],
  });
  return rows[0] ?? null;
}

/** The accounts after `after` in id order, `limit` at the most. */
export async function listAccounts(
  connection: Connection,
  after: string,
  limit: number,
): Promise<AccountRow[]> {
  return connection.query<AccountRow>({
    text: `select ${columns} from accounts where account_id > $1 order by account_id limit $2`,
    values: [after, limit],
  });
}

/** Reads an account and locks it until the transaction ends: its operations take turns. */
export async function lockAccount(
  connection: Connection,
  accountId: string,
): Promise<AccountRow | null> {
  const rows = await connection.query<AccountRow>({
    text: `select ${columns} from accounts where account_id = $1 for update`,
    values: [accountId],
  });
  return rows[0] ?? null;
}

/** Moves the clock of an account that is locked on. */
export async function bumpAccount(connection: Connection, accountId: string): Promise<void> {
  await connection.execute(
    sql`update accounts set version = version + 1 where account_id = ${accountId}`,
  );
}

/**
 * Holds the accounts from an id to before another ('': all the rest) until the transaction ends:
 * whoever wants to change one of them waits.
 */
export async function holdAccounts(
  connection: Connection,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await connection.execute(sql`
    update accounts set version = version
    where account_id >= ${from} and (${to} = '' or account_id < ${to})`);
}
