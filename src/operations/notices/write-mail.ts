import type { Catalog } from '../../engine/index.ts';
import type { DueMailRow } from '../../store/mail-queue.ts';
import { mailBodies } from '../mail-text.ts';
import type { Mail } from '../operation.ts';
import { renderNotice } from './render-notice.ts';

const TEXTS = {
  zh: {
    greeting: (name: string) => `${name}，您好：`,
    about: (account: string, time: string) => `账号：${account}\n时间：${time}`,
    foot: '此邮件由系统发送，请勿回复。可由账号所有者修改消息订阅。',
  },
  en: {
    greeting: (name: string) => `Dear ${name},`,
    about: (account: string, time: string) => `Account: ${account}\nTime: ${time}`,
    foot: 'Sent by a program. The owner of the account chooses who gets which messages.',
  },
} as const;

/** A message as a mail to one person, in the person's language; null when there is nobody. */
export function writeMail(catalog: Catalog, row: DueMailRow): Mail | null {
  const { name, email, language, messageId, contactId, accountId, accountName } = row;
  if (name === null || email === null || language === null) return null;
  const { title, body } = renderNotice(catalog, row, language);
  const { greeting, about, foot } = TEXTS[language];
  const time = catalog.calendar.format(row.madeAt);
  const paragraphs = [
    greeting(name),
    body,
    about(
      language === 'zh' ? `${accountName}（${accountId}）` : `${accountName} (${accountId})`,
      time,
    ),
    foot,
  ];
  return {
    id: `${messageId}.${contactId}`,
    to: { name, address: email },
    ...mailBodies({ subject: title, paragraphs, language }),
  };
}
