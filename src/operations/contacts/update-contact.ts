import { Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import {
  type ContactRow,
  listContacts,
  updateContact as writeContact,
} from '../../store/contacts.ts';
import { type Change, changeAccount } from '../change.ts';
import type { Operation } from '../operation.ts';
import {
  type ContactView,
  contactView,
  LANGUAGES,
  otherThan,
  readEmail,
  readName,
} from './contact-details.ts';

const Input = Type.Object({
  account: Type.String(),
  contact: Type.String(),
  name: Type.Optional(Type.String()),
  email: Type.Optional(Type.String()),
  language: Type.Optional(Type.Enum(LANGUAGES)),
});

/** Changes a contact; what is left out stays. Mail on its way goes to the new address. */
export const updateContact: Operation<typeof Input, ContactView> = {
  name: 'contacts.update',
  access: 'owner',
  kind: 'change',
  summary: 'Change the name, address or language of a contact.',
  input: Input,
  run: async (context, { account, contact, ...input }) => {
    const name = input.name === undefined ? null : readName(input.name);
    if (name?.ok === false) return name;
    const email = input.email === undefined ? null : readEmail(input.email);
    if (email?.ok === false) return email;
    const call = { account, operation: 'contacts.update' };
    return changeAccount(context, call, async (change) => {
      const found = await findContact(change, contact);
      if (!found.ok) return found;
      const { row, all } = found.value;
      const free = email === null ? accept(null) : otherThan(all, email.value, contact);
      if (!free.ok) return free;
      return changeContact(change, row, {
        ...row,
        name: name?.value ?? row.name,
        email: email?.value ?? row.email,
        language: input.language ?? row.language,
      });
    });
  },
};

/** A contact of the account that is being changed, and all of them. */
export async function findContact(
  { connection, account }: Change,
  contact: string,
): Promise<Outcome<{ readonly row: ContactRow; readonly all: readonly ContactRow[] }>> {
  const { accountId } = account;
  const all = await listContacts(connection, accountId);
  const row = all.find(({ contactId }) => contactId === contact);
  if (row !== undefined) return accept({ row, all });
  return refuse('contact_not_found', { account: accountId, contact }, 'contact');
}

/** Writes a contact that became another. */
export async function changeContact(
  { connection, audit, unchanged }: Change,
  before: ContactRow,
  after: ContactRow,
): Promise<Outcome<ContactView>> {
  const views = { before: contactView(before), after: contactView(after) };
  if (JSON.stringify(views.before) === JSON.stringify(views.after)) return unchanged(views.after);
  await writeContact(connection, after);
  await audit({ subject: after.contactId, ...views });
  return accept(views.after);
}
