// Mail goes out by SMTP. What is sent when, and again when it failed, is decided in
// src/operations/notices/send-mail.ts.
import type { Mail, MailResult, MailSender } from './operations/operation.ts';

/** Where mail is handed in, and in whose name it goes out. */
export interface MailSettings {
  /** `smtp://…` or `smtps://…`, with the name and password if there are any. */
  readonly url: string;
  /** An address, or a name with its address in angle brackets. */
  readonly from: string;
}

/** How long a server may be silent before we hang up. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
/** The longest reason that is kept. */
const REASON_MAX = 300;

/** What sends the mail of a platform; null when it has no settings for that. */
export function mailSender(settings: MailSettings | null): MailSender | null {
  return settings === null ? null : { send: (mail) => send(settings, mail) };
}

/** The domain of an address, with or without a name before it. */
function domainOf(from: string): string {
  return /@([^@>]+)>?$/.exec(from)?.[1] ?? 'localhost';
}

async function send({ url, from }: MailSettings, mail: Mail): Promise<MailResult> {
  // Only who sends mail waits for its loading: most commands send none.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // Nothing in a mail of ours is to be read from elsewhere.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const { id, to, subject, text, html } = mail;
    const messageId = `<${id}@${domainOf(from)}>`;
    // So that no absence note answers a program.
    const headers = { 'Auto-Submitted': 'auto-generated' };
    await transport.sendMail({ messageId, from, to, subject, text, html, headers });
    return { ok: true };
  } catch (error) {
    return failureOf(error);
  } finally {
    transport.close();
  }
}

/** What a failed attempt says: about this mail, or about the server. */
function failureOf(error: unknown): MailResult {
  const { message, code, command, responseCode } = fieldsOf(error);
  const reason = message.slice(0, REASON_MAX);
  // Only what is said of the recipient is about this mail alone: a sender or a text that is not
  // liked today may be tomorrow, when somebody has seen to the settings.
  if (command === 'RCPT TO' && responseCode >= 500) return { ok: false, reason, again: 'never' };
  const answered = responseCode > 0 && code !== 'EAUTH';
  return { ok: false, reason, again: answered ? 'later' : 'unreachable' };
}

function fieldsOf(error: unknown) {
  // A library's error: each field is looked at before it is used.
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Readonly<
    Record<string, unknown>
  >;
  const { message, code, command, responseCode } = fields;
  return {
    message: typeof message === 'string' ? message : String(error),
    code,
    command,
    responseCode: typeof responseCode === 'number' ? responseCode : 0,
  };
}
