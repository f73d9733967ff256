import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { removeContact as deleteContact } from '../../store/contacts.ts';
import { changeAccount } from '../change.ts';
import type { Operation } from '../operation.ts';
import { contactView } from './contact-details.ts';
import { findContact } from './update-contact.ts';

const Input = Type.Object({ account: Type.String(), contact: Type.String() });

/** Removes a contact. Mail to it that is still on its way is not sent. */
export const removeContact: Operation<typeof Input, { readonly removed: string }> = {
  name: 'contacts.remove',
  access: 'owner',
  kind: 'change',
  summary: 'Remove a contact.',
  input: Input,
  run: async (context, { account, contact }) =>
    changeAccount(context, { account, operation: 'contacts.remove' }, async (change) => {
      const found = await findContact(change, contact);
      if (!found.ok) return found;
      await deleteContact(change.connection, account, contact);
      await change.audit({ subject: contact, before: contactView(found.value.row), after: null });
      return accept({ removed: contact });
    }),
};
