import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { removeContact as deleteContact } from '../../store/contacts.ts';
import { changeAccount } from '../change.ts';
import { checkEtag, IfMatchField } from '../etag.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { auditedContact, ContactField, contactView } from './contact-details.ts';
import { findContact } from './update-contact.ts';

const Input = Type.Object({ account: AccountField, contact: ContactField, ifMatch: IfMatchField });
const Output = Type.Object({ removed: Type.String({ description: 'The id of the contact.' }) });

/** Removes a contact. Mail to it that is still on its way is not sent. */
export const removeContact: Operation<typeof Input, Static<typeof Output>> = {
  name: 'contacts.remove',
  access: 'owner',
  kind: 'change',
  summary: 'Remove a contact.',
  input: Input,
  output: Output,
  run: async (context, { account, contact, ifMatch }) =>
    changeAccount(context, { account, operation: 'contacts.remove' }, async (change) => {
      const found = await findContact(change, contact);
      if (!found.ok) return found;
      const { row } = found.value;
      const same = checkEtag(ifMatch, contactView(row));
      if (!same.ok) return same;
      await deleteContact(change.connection, account, contact);
      await change.audit({ subject: contact, before: auditedContact(row), after: null });
      return accept({ removed: contact });
    }),
};
