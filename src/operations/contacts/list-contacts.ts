import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listContacts as listRows } from '../../store/contacts.ts';
import { listOf, oneOf, titleField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import { NOTICE_KINDS } from '../notices/notice-kinds.ts';
import { NOTICE_TEXTS } from '../notices/notice-texts.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { ContactView, contactView } from './contact-details.ts';

const Input = Type.Object({ account: AccountField });

/** A kind of message that may be chosen. */
const KindView = Type.Object({
  kind: oneOf(NOTICE_KINDS, { description: 'What the kind is called by.' }),
  title: titleField('What such messages are about.'),
});
const Output = Type.Object({
  contacts: listOf(ContactView, { description: 'In the order in which they were added.' }),
  kinds: listOf(KindView, { description: 'The kinds of messages that each may choose from.' }),
});

/** Lists the people who get messages by mail, and the kinds that each may choose from. */
export const listContacts: Operation<typeof Input, Static<typeof Output>> = {
  name: 'contacts.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the people who get messages by mail.',
  input: Input,
  output: Output,
  run: async (context, { account }) =>
    readAccount(context.database, account, async (connection) => {
      const kinds = NOTICE_KINDS.map((kind) => {
        const { zh, en } = NOTICE_TEXTS[kind];
        // The title of a decision has the decision in it: here it is about any.
        return { kind, title: { zh: withoutNames(zh.title), en: withoutNames(en.title) } };
      });
      return accept({ contacts: (await listRows(connection, account)).map(contactView), kinds });
    }),
};

function withoutNames(title: string): string {
  return title.replace(/\s*(?:was )?\{\w+\}/g, '');
}
