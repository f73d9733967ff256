import { queueMail } from '../../store/mail-queue.ts';
import { insertMessage } from '../../store/messages.ts';
import type { Change } from '../change.ts';
import type { Notice, NoticeKind } from './notice-kinds.ts';

/**
 * Tells the people of an account something, in the transaction of the fact that it tells: in their
 * inbox, by mail to those contacts that get its kind, and as an event to programs. False, and
 * nothing is told, when they were told under this key before.
 */
export async function notify<Kind extends NoticeKind>(
  change: Change,
  { kind, subject, params, key }: Notice<Kind>,
): Promise<boolean> {
  const { connection, context, account, at } = change;
  const message = {
    accountId: account.accountId,
    messageId: context.ids.next('ms'),
    kind,
    subject,
    params,
    key,
    madeAt: at,
  };
  if (!(await insertMessage(connection, message))) return false;
  await queueMail(connection, message);
  await change.emit('message.created', { message: message.messageId, kind, subject, params });
  return true;
}
