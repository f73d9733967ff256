import { Type } from 'typebox';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import {
  type ContactRow,
  listContacts,
  updateContact as writeContact,
} from '../../store/contacts.ts';
import { type Change, changeAccount } from '../change.ts';
import { checkEtag, IfMatchField } from '../etag.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import {
  auditedContact,
  ContactField,
  ContactFields,
  ContactView,
  contactView,
  otherThan,
  readEmail,
  readName,
} from './contact-details.ts';

const Input = Type.Object({
  account: AccountField,
  contact: ContactField,
  name: Type.Optional(ContactFields.name),
  email: Type.Optional(ContactFields.email),
  language: Type.Optional(ContactFields.language),
  ifMatch: IfMatchField,
});

/** Changes a contact; what is left out stays. Mail on its way goes to the new address. */
export const updateContact: Operation<typeof Input, ContactView> = {
  name: 'contacts.update',
  access: 'owner',
  kind: 'change',
  summary: 'Change the name, address or language of a contact.',
  input: Input,
  output: ContactView,
  run: async (context, { account, contact, ifMatch, ...input }) => {
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
      const after = {
        ...row,
        name: name?.value ?? row.name,
        email: email?.value ?? row.email,
        language: input.language ?? row.language,
      };
      return changeContact(change, row, { after, ifMatch });
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

/** Writes a contact that became another, unless it is another already than the caller read. */
export async function changeContact(
  { connection, audit, unchanged }: Change,
  before: ContactRow,
  { after, ifMatch }: { readonly after: ContactRow; readonly ifMatch: string | undefined },
): Promise<Outcome<ContactView>> {
  const [was, is] = [contactView(before), contactView(after)];
  const same = checkEtag(ifMatch, was);
  if (!same.ok) return same;
  if (was.etag === is.etag) return unchanged(is);
  await writeContact(connection, after);
  const { contactId: subject } = after;
  await audit({ subject, before: auditedContact(before), after: auditedContact(after) });
  return accept(is);
}
