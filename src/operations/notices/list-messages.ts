import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { countUnread, listMessages as listRows, type MessageRow } from '../../store/messages.ts';
import { oneOf, orNull, TimeField, titleField } from '../answer-fields.ts';
import {
  IdPosition,
  NextField,
  PageInput,
  pageField,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { momentsOf, readDays } from '../days-asked.ts';
import { AccountField, FromDayField, ToDayField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { NOTICE_KINDS } from './notice-kinds.ts';
import { renderNotice } from './render-notice.ts';

const Input = Type.Object({
  account: AccountField,
  unread: Type.Optional(
    Type.Boolean({ description: 'True: only those that nobody has read; false: only the others.' }),
  ),
  kind: Type.Optional(oneOf(NOTICE_KINDS, { description: 'Only messages of this kind.' })),
  from: FromDayField,
  to: ToDayField,
  sort: sortBy(['-at', 'at']),
  ...PageInput,
});

/** A message (消息) as it is shown; `title` and `body` are made from `kind` and `params`. */
export const MessageView = Type.Object({
  id: Type.String({ description: 'The id of the message.' }),
  kind: Type.String({ description: 'What kind of message it is.' }),
  subject: Type.String({
    description: 'The id of what it is about; empty for the account itself.',
  }),
  params: Type.Record(Type.String(), Type.String(), {
    description: 'What its text is filled with, for programs.',
  }),
  at: TimeField,
  readAt: orNull(TimeField, { description: 'Null: nobody has read it.' }),
  title: titleField('What it is about, for people.'),
  body: titleField('What it says, for people.'),
});
export type MessageView = Static<typeof MessageView>;

const Output = Type.Object({
  messages: pageField(MessageView),
  unread: Type.Integer({ description: 'How many of the whole inbox nobody has read.' }),
  next: NextField,
});

/** Lists the inbox, the latest first. */
export const listMessages: Operation<typeof Input, Static<typeof Output>> = {
  name: 'messages.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the messages of an account.',
  input: Input,
  output: Output,
  run: async (context, { account, unread = null, kind = null, ...input }) => {
    const { sort = '-at', limit, cursor } = input;
    const days = readDays(input);
    if (!days.ok) return days;
    const page = readPage({ limit, cursor }, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { descending, take } = page.value;
    return readAccount(context.database, account, async (connection) => {
      const moments = momentsOf(days.value, context.catalogs.latest.calendar);
      const after = page.value.after?.id ?? null;
      const filter = { unread, kind, ...moments, descending, after, take };
      const read = await listRows(connection, account, filter);
      const { rows, next } = pageOf(page.value, read, ({ messageId }) => ({ id: messageId }));
      const messages = rows.map((row) => messageView(context, row));
      return accept({ messages, unread: await countUnread(connection, account), next });
    });
  },
};

function messageView({ catalogs }: Context, row: MessageRow): MessageView {
  const { latest } = catalogs;
  const zh = renderNotice(latest, row, 'zh');
  const en = renderNotice(latest, row, 'en');
  return {
    id: row.messageId,
    kind: row.kind,
    subject: row.subject,
    params: { ...row.params },
    at: latest.calendar.format(row.madeAt),
    readAt: row.readAt === null ? null : latest.calendar.format(row.readAt),
    title: { zh: zh.title, en: en.title },
    body: { zh: zh.body, en: en.body },
  };
}
