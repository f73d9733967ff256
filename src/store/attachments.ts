import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** A file that somebody sent. */
export interface AttachmentRow {
  readonly accountId: string;
  readonly attachmentId: string;
  /** The id of what it belongs to. */
  readonly subject: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
  /** In base64: both drivers write and read a text alike. */
  readonly data: string;
  readonly sentAt: Instant;
}

export async function insertAttachment(
  connection: Connection,
  attachment: AttachmentRow,
): Promise<void> {
  await connection.execute(sql`
    insert into attachments (account_id, attachment_id, subject, name, type, size, sha256, data,
      sent_at)
    values (${attachment.accountId}, ${attachment.attachmentId}, ${attachment.subject},
      ${attachment.name}, ${attachment.type}, ${attachment.size}, ${attachment.sha256},
      decode(${attachment.data}::text, 'base64'), ${timestamp(attachment.sentAt)}::timestamptz)`);
}

export async function findAttachment(
  connection: Connection,
  accountId: string,
  attachmentId: string,
): Promise<AttachmentRow | null> {
  const rows = await connection.query<AttachmentRow>(sql`
    select account_id as "accountId", attachment_id as "attachmentId", subject, name, type, size,
      sha256, translate(encode(data, 'base64'), chr(10), '') as data, sent_at as "sentAt"
    from attachments
    where account_id = ${accountId} and attachment_id = ${attachmentId}`);
  return rows[0] ?? null;
}

/** What there is of something's attachments, without their data, the first first. */
export async function listAttachments(
  connection: Connection,
  accountId: string,
  subject: string,
): Promise<Omit<AttachmentRow, 'data'>[]> {
  return connection.query<Omit<AttachmentRow, 'data'>>(sql`
    select account_id as "accountId", attachment_id as "attachmentId", subject, name, type, size,
      sha256, sent_at as "sentAt"
    from attachments
    where account_id = ${accountId} and subject = ${subject}
    order by attachment_id`);
}
