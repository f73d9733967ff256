import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { countUnread, listMessages as listRows } from '../../store/messages.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import { renderNotice } from './render-notice.ts';

const PAGE_MAX = 200;

const Input = Type.Object({
  account: Type.String(),
  /** Only those that were not read. */
  unread: Type.Optional(Type.Boolean()),
  /** The id of a message: those before it. */
  before: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
});

/** A message (消息) as it is shown; `title` and `body` are made from `kind` and `params`. */
export interface MessageView {
  readonly id: string;
  readonly kind: string;
  /** The id of what it is about; '' for the account itself. */
  readonly subject: string;
  readonly params: Readonly<Record<string, string>>;
  readonly at: string;
  /** Null: nobody has read it. */
  readonly readAt: string | null;
  readonly title: { readonly zh: string; readonly en: string };
  readonly body: { readonly zh: string; readonly en: string };
}

/** Lists the inbox, the latest first; `next` is where to go on, `unread` counts the whole inbox. */
export const listMessages: Operation<
  typeof Input,
  {
    readonly messages: readonly MessageView[];
    readonly unread: number;
    readonly next: string | null;
  }
> = {
  name: 'messages.list',
  access: 'viewer',
  kind: 'read',
  summary: 'List the messages of an account.',
  input: Input,
  run: async (context, { account, unread = false, before = '', limit = PAGE_MAX }) => {
    const { latest } = context.catalogs;
    const { calendar } = latest;
    return readAccount(context.database, account, async (connection) => {
      const rows = await listRows(connection, account, { unread, before, limit });
      const messages = rows.map((row) => {
        const zh = renderNotice(latest, row, 'zh');
        const en = renderNotice(latest, row, 'en');
        return {
          id: row.messageId,
          kind: row.kind,
          subject: row.subject,
          params: row.params,
          at: calendar.format(row.madeAt),
          readAt: row.readAt === null ? null : calendar.format(row.readAt),
          title: { zh: zh.title, en: en.title },
          body: { zh: zh.body, en: en.body },
        };
      });
      const next = rows.length === limit ? (rows.at(-1)?.messageId ?? null) : null;
      return accept({ messages, unread: await countUnread(connection, account), next });
    });
  },
};
