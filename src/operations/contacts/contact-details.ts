// A contact as operations take it and show it.
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { ContactRow } from '../../store/contacts.ts';
import { NOTICE_KINDS, type NoticeKind } from '../notices/notice-kinds.ts';

export const LANGUAGES = ['zh', 'en'] as const;

/** A person who gets messages by mail, as it is shown. */
export interface ContactView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'zh' | 'en';
  /** The kinds of messages that are mailed; `all` alone: every kind, those that come later too. */
  readonly kinds: readonly string[];
}

export function contactView(row: ContactRow): ContactView {
  const { contactId: id, name, email, language, kinds } = row;
  return { id, name, email, language, kinds: kinds ?? [ALL] };
}

const ALL = 'all';
const NAME_MAX = 100;
const EMAIL_MAX = 254;
/** What no mail system would take is refused; whether somebody reads it only a mail can tell. */
const EMAIL = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+\.[^\s@<>(),;:"\\[\].]+$/;
const CONTROL = /\p{Cc}/u;

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
