import type { Day, Instant, Standing } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { inOrder, raw, sql, timestamp } from './sql.ts';

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

/** Those of the accounts that there are. */
export async function existingAccounts(
  connection: Connection,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await connection.query<{ accountId: string }>({
    text: 'select account_id as "accountId" from accounts where account_id = any($1::text[])',
    values: [accountIds],
  });
  return new Set(rows.map(({ accountId }) => accountId));
}

/** Which accounts to list, in the order of their making. */
export interface AccountFilter {
  /** A part of the name, or the beginning of the id; '' for all. */
  readonly search: string;
  /** Null: all. */
  readonly standing: Standing | null;
  readonly descending: boolean;
  /** The id that the list goes on from; null: from the beginning. */
  readonly after: string | null;
  readonly take: number;
}

/** Accounts. A search goes over all of them: for operators, of whom there are few. */
export async function listAccounts(
  connection: Connection,
  { search, standing, descending, after, take }: AccountFilter,
): Promise<AccountRow[]> {
  const { sorted, beyond } = inOrder(descending);
  return connection.query<AccountRow>(sql`
    select ${raw(columns)}
    from accounts
    where (${after}::text is null or account_id ${beyond} ${after})
      and (${standing}::text is null or standing = ${standing})
      and (${search} = '' or starts_with(account_id, ${search})
        or position(lower(${search}) in lower(name)) > 0)
    order by account_id ${sorted}
    limit ${take}`);
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
