import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

export interface RequestRow {
  readonly operation: string;
  readonly content: string;
  readonly answer: string;
}

/** What an idempotency key was used for before; null when it is new. */
export async function findRequest(
  connection: Connection,
  accountId: string,
  key: string,
): Promise<RequestRow | null> {
  const rows = await connection.query<RequestRow>(sql`
    select operation, content, answer
    from requests
    where account_id = ${accountId} and key = ${key}`);
  return rows[0] ?? null;
}

/** Keeps an answer under its key; false when another call with the key was quicker. */
export async function insertRequest(
  connection: Connection,
  request: RequestRow & {
    readonly accountId: string;
    readonly key: string;
    readonly madeAt: Instant;
  },
): Promise<boolean> {
  const { accountId, key, madeAt } = request;
  const changed = await connection.execute(sql`
    insert into requests (account_id, key, operation, content, answer, made_at)
    values (${accountId}, ${key}, ${request.operation}, ${request.content}, ${request.answer},
      ${timestamp(madeAt)}::timestamptz)
    on conflict do nothing`);
  return changed === 1;
}
