import { findPerson, removeSecondFactor, verifyEmail } from '../../store/people.ts';
import { mailBodies } from '../mail-text.ts';
import type { Context, MailResult } from '../operation.ts';
import { auditSignIn } from './sign-in-step.ts';

const MINUTE_MS = 60_000;
/** How long a link to set a password anew is good. */
export const RESET_LINK_MS = 60 * MINUTE_MS;

const TEXTS = {
  zh: {
    subject: '重置密码',
    greeting: (name: string) => `${name}，您好：`,
    open: '有人请求重置您的密码。请在一小时内打开以下链接（仅可使用一次）：',
    foot: '如果不是您本人的请求，请忽略此邮件，密码保持不变。此邮件由系统发送，请勿回复。',
  },
  en: {
    subject: 'Set a new password',
    greeting: (name: string) => `Dear ${name},`,
    open: 'Somebody asked to set your password anew. Open this link within an hour; it works once:',
    foot: 'If it was not you, do nothing: the password stays as it is. Sent by a program.',
  },
} as const;

/** Where a person sets the password anew. */
export function resetLink({ publicUrl }: Context, token: string): string {
  return `${publicUrl}/reset-password/${token}`;
}

/** Mails a person the link to set the password anew. */
export async function mailResetLink(
  context: Context,
  personId: string,
  token: string,
): Promise<MailResult> {
  const person = await findPerson(context.database, personId);
  if (person === null || context.mail === null) {
    return { ok: false, reason: 'there is nobody to mail, or no server', again: 'never' };
  }
  const { name, email: address, language } = person;
  const texts = TEXTS[language ?? 'zh'];
  const paragraphs = [texts.greeting(name), texts.open, resetLink(context, token), texts.foot];
  return context.mail.send({
    id: context.ids.next('vf'),
    to: { name, address },
    ...mailBodies({ subject: texts.subject, paragraphs, language: language ?? 'zh' }),
  });
}

/**
 * A person had a link, by mail or from an operator. If nobody had proved the address before,
 * whoever set up the second factor may have been somebody else: it ends.
 */
export async function passwordWasReset(context: Context, personId: string): Promise<void> {
  const person = await findPerson(context.database, personId);
  if (person === null) return;
  await context.database.transaction(async (connection) => {
    if (!person.emailVerified) await removeSecondFactor(connection, personId);
    await verifyEmail(connection, personId);
  });
  await auditSignIn(context, 'people.reset-password', personId);
}
