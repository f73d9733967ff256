import { type Static, Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import { countUnread, knownMessages, markRead } from '../../store/messages.ts';
import { listOf } from '../answer-fields.ts';
import { changeAccount } from '../change.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';

const MESSAGES_MAX = 200;

const Input = Type.Object({
  account: AccountField,
  messages: Type.Optional(
    Type.Array(Type.String(), { maxItems: MESSAGES_MAX, description: 'The ids of the messages.' }),
  ),
  all: Type.Optional(Type.Boolean({ description: 'All messages, instead of their ids.' })),
});
const Output = Type.Object({
  read: listOf(Type.String(), { description: 'The ids of those that nobody had read before.' }),
  unread: Type.Integer({ description: 'How many are still unread.' }),
});

/** Marks messages as read (已读), for everybody of the account; how many are still unread. */
export const readMessages: Operation<typeof Input, Static<typeof Output>> = {
  name: 'messages.read',
  access: 'viewer',
  kind: 'change',
  summary: 'Mark messages as read.',
  input: Input,
  output: Output,
  run: async (context, { account, messages, all = false }) => {
    if ((messages !== undefined) === all) return refuse('messages_or_all_is_expected', {});
    const call = { account, operation: 'messages.read' };
    return changeAccount(context, call, async ({ connection, at, audit, unchanged }) => {
      const ids = messages ?? [];
      const known = await knownMessages(connection, account, ids);
      const message = ids.find((id) => !known.has(id));
      if (message !== undefined)
        return refuse('message_not_found', { account, message }, 'messages');
      const read = await markRead(connection, account, messages ?? null, at);
      const view = { read, unread: await countUnread(connection, account) };
      if (read.length === 0) return unchanged(view);
      await audit({ subject: '', before: { unread: read }, after: { read } });
      return accept(view);
    });
  },
};
