import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { insertContact, listContacts } from '../../store/contacts.ts';
import { changeAccount } from '../change.ts';
import type { Operation } from '../operation.ts';
import {
  type ContactView,
  contactView,
  LANGUAGES,
  otherThan,
  readEmail,
  readKinds,
  readName,
} from './contact-details.ts';

const CONTACTS_MAX = 50;

const Input = Type.Object({
  account: Type.String(),
  name: Type.String(),
  email: Type.String(),
  /** In which mails are written; Chinese if it is left out. */
  language: Type.Optional(Type.Enum(LANGUAGES)),
  /** The kinds of messages that are mailed; all if it is left out. */
  kinds: Type.Optional(Type.Array(Type.String())),
});

/** Adds a person who gets messages by mail: of all kinds, unless some are chosen. */
export const addContact: Operation<typeof Input, ContactView> = {
  name: 'contacts.add',
  access: 'owner',
  kind: 'change',
  summary: 'Add a person who gets messages by mail.',
  input: Input,
  run: async (context, { account, language = 'zh', ...input }) => {
    const name = readName(input.name);
    if (!name.ok) return name;
    const email = readEmail(input.email);
    if (!email.ok) return email;
    const kinds = readKinds(input.kinds ?? ['all']);
    if (!kinds.ok) return kinds;
    const call = { account, operation: 'contacts.add' };
    return changeAccount(context, call, async ({ connection, at, audit }) => {
      const contacts = await listContacts(connection, account);
      const free = otherThan(contacts, email.value, null);
      if (!free.ok) return free;
      if (contacts.length >= CONTACTS_MAX) {
        return refuse('account_has_too_many_contacts', { max: `${CONTACTS_MAX}` });
      }
      const contact = {
        accountId: account,
        contactId: context.ids.next('ct'),
        name: name.value,
        email: email.value,
        language,
        kinds: kinds.value,
        addedAt: at,
      };
      await insertContact(connection, contact);
      const view = contactView(contact);
      await audit({ subject: view.id, before: null, after: view });
      return accept(view);
    });
  },
};
