import { Type } from 'typebox';
import { changeAccount } from '../change.ts';
import { IfMatchField } from '../etag.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { ContactField, ContactFields, ContactView, readKinds } from './contact-details.ts';
import { changeContact, findContact } from './update-contact.ts';

const Input = Type.Object({
  account: AccountField,
  contact: ContactField,
  kinds: ContactFields.kinds,
  ifMatch: IfMatchField,
});

/**
 * Chooses which messages a contact gets by mail (消息订阅). The inbox has them all, whatever is chosen;
 * programs are told by webhooks.
 */
export const setSubscriptions: Operation<typeof Input, ContactView> = {
  name: 'subscriptions.set',
  access: 'owner',
  kind: 'change',
  summary: 'Choose which messages a contact gets by mail.',
  input: Input,
  output: ContactView,
  run: async (context, { account, contact, ifMatch, ...input }) => {
    const kinds = readKinds(input.kinds);
    if (!kinds.ok) return kinds;
    const call = { account, operation: 'subscriptions.set' };
    return changeAccount(context, call, async (change) => {
      const found = await findContact(change, contact);
      if (!found.ok) return found;
      const { row } = found.value;
      return changeContact(change, row, { after: { ...row, kinds: kinds.value }, ifMatch });
    });
  },
};
