import type { Catalog } from '../../engine/index.ts';
import type { DueMailRow } from '../../store/mail-queue.ts';
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
    subject: title,
    text: `${paragraphs.join('\n\n')}\n`,
    html: htmlOf(title, paragraphs, language),
  };
}

function htmlOf(title: string, paragraphs: readonly string[], language: 'zh' | 'en'): string {
  const lang = language === 'zh' ? 'zh-CN' : 'en';
  const shown = paragraphs.map((text) => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`);
  return [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">`,
    `<title>${escaped(title)}</title></head><body>`,
    ...shown,
    '</body></html>\n',
  ].join('\n');
}

/** A text that is shown as it is: names come from people. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
