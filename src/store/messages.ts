import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { inOrder, sql, timestamp, timestampOrNull } from './sql.ts';

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

/** Which messages of an account to list, in the order of their making; null: no matter. */
export interface MessageFilter {
  readonly unread: boolean | null;
  readonly kind: string | null;
  readonly from: Instant | null;
  readonly before: Instant | null;
  readonly descending: boolean;
  /** The id of the message that the list goes on from. */
  readonly after: string | null;
  readonly take: number;
}

export async function listMessages(
  connection: Connection,
  accountId: string,
  { unread, kind, from, before, descending, after, take }: MessageFilter,
): Promise<MessageRow[]> {
  const { sorted, beyond } = inOrder(descending);
  return connection.query<MessageRow>(sql`
    select account_id as "accountId", message_id as "messageId", kind, subject, params, key,
      made_at as "madeAt", read_at as "readAt"
    from messages
    where account_id = ${accountId}
      and (${after}::text is null or message_id ${beyond} ${after})
      and (${unread}::boolean is null or (read_at is null) = ${unread})
      and (${kind}::text is null or kind = ${kind})
      and (${timestampOrNull(from)}::timestamptz is null or made_at >= ${timestampOrNull(from)})
      and (${timestampOrNull(before)}::timestamptz is null or made_at < ${timestampOrNull(before)})
    order by message_id ${sorted}
    limit ${take}`);
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
