import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { insertContact, listContacts } from '../../store/contacts.ts';
import { changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import {
  auditedContact,
  ContactFields,
  ContactView,
  contactView,
  otherThan,
  readEmail,
  readKinds,
  readName,
} from './contact-details.ts';

const CONTACTS_MAX = 50;

const Input = Type.Object({
  account: AccountField,
  name: ContactFields.name,
  email: ContactFields.email,
  language: Type.Optional(ContactFields.language),
  kinds: Type.Optional(ContactFields.kinds),
});

/** Adds a person who gets messages by mail: of all kinds, unless some are chosen. */
export const addContact: Operation<typeof Input, ContactView> = {
  name: 'contacts.add',
  access: 'owner',
  kind: 'change',
  summary: 'Add a person who gets messages by mail.',
  input: Input,
  output: ContactView,
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
      const { contactId: subject } = contact;
      await audit({ subject, before: null, after: auditedContact(contact) });
      return accept(contactView(contact));
    });
  },
};
