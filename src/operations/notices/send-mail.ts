// Messages go out by mail. See docs/concepts/reminders.md.
import type { Instant } from '../../engine/index.ts';
import { type DueMailRow, listDueMail, putMail, takeMail } from '../../store/mail-queue.ts';
import type { Context, MailSender } from '../operation.ts';
import { writeMail } from './write-mail.ts';

const BATCH = 100;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long after a failed attempt the next one follows; with the last one a day is nearly over. */
const WAITS_MS = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * MINUTE_MS);

/**
 * For so long a mail is its sender's. More than an attempt ever takes: only a sender that died has
 * lost it by then, and who gets the mail twice sees one id.
 */
const LEASE_MS = 10 * MINUTE_MS;

/** What became of the mails whose time had come. */
export interface SentMail {
  readonly sent: number;
  /** To be tried again. */
  readonly postponed: number;
  /** Given up. */
  readonly failed: number;
}

/**
 * Sends the mails whose time has come, each by one sender, however many there are. When the server
 * cannot be reached, the others wait for the next run. Without one, mails are given up in a day.
 */
export async function sendMail(context: Context): Promise<SentMail & Record<string, number>> {
  const { clock, database, mail } = context;
  const counts = { sent: 0, postponed: 0, failed: 0 };
  for (;;) {
    const at = clock.now();
    const due = await listDueMail(database, mail === null ? at - DAY_MS : at, BATCH);
    for (const row of due) {
      if (!(await takeMail(database, row, at + LEASE_MS))) continue;
      const { end, unreachable } = await attempt(context, mail, row);
      counts[end] += 1;
      if (unreachable) return counts;
    }
    if (due.length < BATCH) return counts;
  }
}

interface Attempt {
  readonly end: keyof SentMail;
  readonly unreachable: boolean;
}

/** One attempt at a mail that is ours. */
async function attempt(
  { catalogs, clock, database }: Context,
  sender: MailSender | null,
  row: DueMailRow,
): Promise<Attempt> {
  const giveUp = async (error: string): Promise<Attempt> => {
    const endedAt = clock.now();
    await putMail(database, row, { state: 'failed', nextAt: row.nextAt, endedAt, error });
    return { end: 'failed', unreachable: false };
  };
  const mail = writeMail(catalogs.latest, row);
  if (mail === null) return giveUp('the contact was removed');
  if (sender === null) return giveUp('there is no mail server');
  const result = await sender.send(mail);
  const endedAt = clock.now();
  if (result.ok) {
    await putMail(database, row, { state: 'sent', nextAt: row.nextAt, endedAt, error: null });
    return { end: 'sent', unreachable: false };
  }
  const { reason, again } = result;
  const nextAt = nextAttempt(row, endedAt);
  const unreachable = again === 'unreachable';
  if (again === 'never' || nextAt === null) return { ...(await giveUp(reason)), unreachable };
  await putMail(database, row, { state: 'pending', nextAt, endedAt: null, error: reason });
  return { end: 'postponed', unreachable };
}

/** When a mail is tried again whose attempt failed; null: it is given up. */
function nextAttempt({ attempts, queuedAt }: DueMailRow, failedAt: Instant): Instant | null {
  const wait = WAITS_MS[attempts];
  const next = wait === undefined ? null : failedAt + wait;
  return next === null || next > queuedAt + DAY_MS ? null : next;
}
