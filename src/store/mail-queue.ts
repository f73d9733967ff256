import type { Instant } from '../engine/index.ts';
import type { Connection, Database } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** Puts a message on its way to every contact of the account that gets its kind by mail. */
export async function queueMail(
  connection: Connection,
  message: {
    readonly accountId: string;
    readonly messageId: string;
    readonly kind: string;
    readonly madeAt: Instant;
  },
): Promise<void> {
  await connection.execute(sql`
    insert into mail_queue (account_id, message_id, contact_id, queued_at, next_at)
    select account_id, ${message.messageId}, contact_id,
      ${timestamp(message.madeAt)}::timestamptz, ${timestamp(message.madeAt)}::timestamptz
    from contacts
    where account_id = ${message.accountId} and (kinds is null or ${message.kind} = any(kinds))`);
}

/** A mail whose time has come, with what is in it. */
export interface DueMailRow {
  readonly accountId: string;
  readonly messageId: string;
  readonly contactId: string;
  readonly attempts: number;
  readonly queuedAt: Instant;
  readonly nextAt: Instant;
  /** Null: the contact was removed meanwhile. */
  readonly name: string | null;
  readonly email: string | null;
  readonly language: 'zh' | 'en' | null;
  readonly kind: string;
  readonly params: Readonly<Record<string, string>>;
  readonly madeAt: Instant;
  readonly accountName: string;
}

/** The mails whose time has come over all accounts, the longest waiting first. */
export async function listDueMail(
  database: Database,
  at: Instant,
  limit: number,
): Promise<DueMailRow[]> {
  return database.query<DueMailRow>(sql`
    select q.account_id as "accountId", q.message_id as "messageId",
      q.contact_id as "contactId", q.attempts, q.queued_at as "queuedAt", q.next_at as "nextAt",
      c.name, c.email, c.language, m.kind, m.params, m.made_at as "madeAt",
      a.name as "accountName"
    from mail_queue q
    join accounts a on a.account_id = q.account_id
    join messages m on m.account_id = q.account_id and m.message_id = q.message_id
    left join contacts c on c.account_id = q.account_id and c.contact_id = q.contact_id
    where q.state = 'pending' and q.next_at <= ${timestamp(at)}::timestamptz
    order by q.next_at, q.account_id, q.message_id, q.contact_id
    limit ${limit}`);
}

type MailPlace = Pick<DueMailRow, 'accountId' | 'messageId' | 'contactId'>;

/**
 * Takes a mail for an attempt until an instant; false when another sender has taken it. Who takes
 * it and dies has lost it to whoever comes after that instant.
 */
export async function takeMail(
  database: Database,
  mail: MailPlace & Pick<DueMailRow, 'attempts' | 'nextAt'>,
  until: Instant,
): Promise<boolean> {
  const taken = await database.query<{ contactId: string }>(sql`
    update mail_queue
    set attempts = attempts + 1, next_at = ${timestamp(until)}::timestamptz
    where account_id = ${mail.accountId} and message_id = ${mail.messageId}
      and contact_id = ${mail.contactId} and state = 'pending' and attempts = ${mail.attempts}
      and next_at = ${timestamp(mail.nextAt)}::timestamptz
    returning contact_id as "contactId"`);
  return taken.length === 1;
}

/** Says what became of a mail: it is over, or comes again at an instant. */
export async function putMail(
  database: Database,
  mail: MailPlace,
  result: {
    readonly state: 'pending' | 'sent' | 'failed';
    readonly nextAt: Instant;
    readonly endedAt: Instant | null;
    readonly error: string | null;
  },
): Promise<void> {
  const endedAt = result.endedAt === null ? null : timestamp(result.endedAt);
  await database.query(sql`
    update mail_queue
    set state = ${result.state}, next_at = ${timestamp(result.nextAt)}::timestamptz,
      ended_at = ${endedAt}::timestamptz, error = ${result.error}
    where account_id = ${mail.accountId} and message_id = ${mail.messageId}
      and contact_id = ${mail.contactId} and state = 'pending'`);
}

/** How many mails of the whole platform wait to be sent. */
export async function countPendingMail(connection: Pick<Connection, 'query'>): Promise<number> {
  const rows = await connection.query<{ count: number }>(
    sql`select count(*)::integer as count from mail_queue where state = 'pending'`,
  );
  return rows[0]?.count ?? 0;
}
