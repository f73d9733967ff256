// A contact as operations take it and show it.
import { type Static, Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { ContactRow } from '../../store/contacts.ts';
import { listOf, oneOf } from '../answer-fields.ts';
import { EtagField, withEtag } from '../etag.ts';
import { NOTICE_KINDS, type NoticeKind } from '../notices/notice-kinds.ts';

export const LANGUAGES = ['zh', 'en'] as const;

const ALL = 'all';
const NAME_MAX = 100;
const EMAIL_MAX = 254;
/** What no mail system would take is refused; whether somebody reads it only a mail can tell. */
const EMAIL = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@<>(),;:"\\[\].]+$/;
const CONTROL = /\p{Cc}/u;

/** What is asked of a contact. */
export const ContactFields = {
  name: Type.String({ description: `As mails greet it; up to ${NAME_MAX} characters.` }),
  email: Type.String({ description: 'The address that mails go to.' }),
  language: oneOf(LANGUAGES, { description: 'In which mails are written; `zh` if never said.' }),
  kinds: Type.Array(Type.String(), {
    description: 'The kinds of messages that are mailed; none: []; every kind: ["all"].',
  }),
};

/** What a contact is called by. */
export const ContactField = Type.String({ description: 'The id of the contact.' });

/** A person who gets messages by mail, as it is shown. */
export const ContactView = Type.Object({
  id: Type.String({ description: 'The id of the contact.' }),
  name: Type.String({ description: 'As mails greet it.' }),
  email: Type.String({ description: 'The address that mails go to.' }),
  language: oneOf(LANGUAGES, { description: 'In which mails are written.' }),
  kinds: listOf(Type.String(), {
    description: 'The kinds that are mailed; `all` alone: every kind, those that come later too.',
  }),
  etag: EtagField,
});
export type ContactView = Static<typeof ContactView>;

/** What the audit log keeps of a contact. */
export type AuditedContact = Omit<ContactView, 'etag'>;

export function auditedContact(row: ContactRow): AuditedContact {
  const { contactId: id, name, email, language, kinds } = row;
  return { id, name, email, language, kinds: kinds ?? [ALL] };
}

export function contactView(row: ContactRow): ContactView {
  return withEtag(auditedContact(row));
}

/** A name without the space around it. */
export function readName(text: string): Outcome<string> {
  const name = text.trim();
  if (name === '' || name.length > NAME_MAX || CONTROL.test(name)) {
    return refuse('contact_name_length', { max: `${NAME_MAX}` }, 'name');
  }
  return accept(name);
}

/** An address without the space around it. */
export function readEmail(text: string): Outcome<string> {
  const email = text.trim();
  if (email.length > EMAIL_MAX || CONTROL.test(email) || !EMAIL.test(email)) {
    return refuse('email_is_not_an_address', { email: email.slice(0, EMAIL_MAX) }, 'email');
  }
  return accept(email);
}

/** The kinds that were chosen, each once and in their order; null: all. */
export function readKinds(kinds: readonly string[]): Outcome<readonly NoticeKind[] | null> {
  if (kinds.length === 1 && kinds[0] === ALL) return accept(null);
  const known: readonly string[] = NOTICE_KINDS;
  const unknown = kinds.find((kind) => !known.includes(kind));
  if (unknown !== undefined) {
    const params = { kind: unknown, known: known.join(', ') };
    return refuse('message_kind_is_unknown', params, 'kinds');
  }
  return accept(NOTICE_KINDS.filter((kind) => kinds.includes(kind)));
}

/** Refused when another contact has the address, however it is written. */
export function otherThan(
  contacts: readonly ContactRow[],
  email: string,
  own: string | null,
): Outcome<null> {
  const same = contacts.find(
    (contact) => contact.contactId !== own && contact.email.toLowerCase() === email.toLowerCase(),
  );
  if (same === undefined) return accept(null);
  return refuse('contact_has_this_email', { contact: same.contactId, email }, 'email');
}
