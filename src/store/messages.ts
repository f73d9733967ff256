import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** What the people of an account are told. `params` are texts by name. */
export interface MessageRow {
  readonly accountId: string;
  readonly messageId: string;
  readonly kind: string;
  readonly subject: string;
  readonly params: Readonly<Record<string, string>>;
  readonly key: string;
  readonly madeAt: Instant;
  readonly readAt: Instant | null;
}

/** Writes a message; false, and nothing is written, when the account was told under this key. */
export async function insertMessage(
  connection: Connection,
  message: Omit<MessageRow, 'readAt'>,
): Promise<boolean> {
  const made = await connection.execute(sql`
    insert into messages (account_id, message_id, kind, subject, params, key, made_at)
    values (${message.accountId}, ${message.messageId}, ${message.kind}, ${message.subject},
      ${JSON.stringify(message.params)}::text::json, ${message.key},
      ${timestamp(message.madeAt)}::timestamptz)
    on conflict (account_id, key) do nothing`);
  return made === 1;
}

/** The messages of an account, the latest first; before one ('' from the last), up to a limit. */
export async function listMessages(
  connection: Connection,
  accountId: string,
  {
    unread,
    before,
    limit,
  }: {
    readonly unread: boolean;
    readonly before: string;
    readonly limit: number;
  },
): Promise<MessageRow[]> {
  return connection.query<MessageRow>(sql`
    select account_id as "accountId", message_id as "messageId", kind, subject, params, key,
      made_at as "madeAt", read_at as "readAt"
    from messages
    where account_id = ${accountId} and (${before} = '' or message_id < ${before})
      and (not ${unread}::boolean or read_at is null)
    order by message_id desc
    limit ${limit}`);
}

export async function countUnread(connection: Connection, accountId: string): Promise<number> {
  const rows = await connection.query<{ unread: number }>(sql`
    select count(*)::integer as unread from messages
    where account_id = ${accountId} and read_at is null`);
  return rows[0]?.unread ?? 0;
}

/** Marks messages as read, or all (null); tells which were not before. */
export async function markRead(
  connection: Connection,
  accountId: string,
  messageIds: readonly string[] | null,
  at: Instant,
): Promise<readonly string[]> {
  const rows = await connection.query<{ messageId: string }>(sql`
    update messages set read_at = ${timestamp(at)}::timestamptz
    where account_id = ${accountId} and read_at is null
      and (${messageIds}::text[] is null or message_id = any(${messageIds}::text[]))
    returning message_id as "messageId"`);
  return rows.map(({ messageId }) => messageId).sort();
}

/** Which of these messages the account has. */
export async function knownMessages(
  connection: Connection,
  accountId: string,
  messageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await connection.query<{ messageId: string }>(sql`
    select message_id as "messageId" from messages
    where account_id = ${accountId} and message_id = any(${messageIds}::text[])`);
  return new Set(rows.map(({ messageId }) => messageId));
}

/** When the account was last told of each of these kinds. */
export async function lastTold(
  connection: Connection,
  accountId: string,
  kinds: readonly string[],
): Promise<ReadonlyMap<string, Instant>> {
  const rows = await connection.query<{ kind: string; at: Instant }>(sql`
    select kind, max(made_at) as at from messages
    where account_id = ${accountId} and kind = any(${kinds}::text[])
    group by kind`);
  return new Map(rows.map(({ kind, at }) => [kind, at]));
}
