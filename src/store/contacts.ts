import type { Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** A person who is told by mail. */
export interface ContactRow {
  readonly accountId: string;
  readonly contactId: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'zh' | 'en';
  /** The kinds of messages that are mailed; null: all. */
  readonly kinds: readonly string[] | null;
  readonly addedAt: Instant;
}

/** The contacts of an account, in the order in which they were added. */
export async function listContacts(
  connection: Connection,
  accountId: string,
): Promise<ContactRow[]> {
  return connection.query<ContactRow>(sql`
    select account_id as "accountId", contact_id as "contactId", name, email, language, kinds,
      added_at as "addedAt"
    from contacts
    where account_id = ${accountId}
    order by contact_id`);
}

export async function insertContact(connection: Connection, contact: ContactRow): Promise<void> {
  await connection.execute(sql`
    insert into contacts (account_id, contact_id, name, email, language, kinds, added_at)
    values (${contact.accountId}, ${contact.contactId}, ${contact.name}, ${contact.email},
      ${contact.language}, ${contact.kinds}::text[], ${timestamp(contact.addedAt)}::timestamptz)`);
}

/** Writes what of a contact may change. */
export async function updateContact(connection: Connection, contact: ContactRow): Promise<void> {
  await connection.execute(sql`
    update contacts set name = ${contact.name}, email = ${contact.email},
      language = ${contact.language}, kinds = ${contact.kinds}::text[]
    where account_id = ${contact.accountId} and contact_id = ${contact.contactId}`);
}

export async function removeContact(
  connection: Connection,
  accountId: string,
  contactId: string,
): Promise<void> {
  await connection.execute(sql`
    delete from contacts where account_id = ${accountId} and contact_id = ${contactId}`);
}
