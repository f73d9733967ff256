// What a player or publisher used, from what its server says now and then: that it began, what its
// counters stand at, that it ended; in any order, some of it never. docs/concepts/media-servers.md.
import type { Calendar, Instant } from './day.ts';
import type { Stretch } from './usage-spread.ts';

/** Whether a session takes a stream from its server or brings one. */
export type Direction = 'play' | 'publish';

/** What counters stand at; null: the server does not count them. */
export interface Counters {
  readonly sent: bigint | null;
  readonly received: bigint | null;
}

/** A session as far as it is known. */
export interface MediaSession extends Counters {
  readonly direction: Direction | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** When the counters were seen; null: never. */
  readonly seenAt: Instant | null;
  /** Up to which count and moment usage was made. */
  readonly told: bigint;
  readonly toldAt: Instant | null;
  /** How often its counters began anew. */
  readonly epoch: number;
}

/** What is said of a session. `direction` and `startedAt` are null where it is not told. */
export interface SessionNews extends Counters {
  readonly what: 'begin' | 'count' | 'end';
  readonly at: Instant;
  readonly direction: Direction | null;
  readonly startedAt: Instant | null;
}

/** Usage that is now known, named so that it is the same one if it is made again. */
export interface ToldUsage extends Stretch {
  readonly name: string;
}

/** What a session is now, and what it used. */
export interface SessionStep {
  readonly session: MediaSession;
  readonly told: readonly ToldUsage[];
}

/** A session of which nothing is known. */
export const UNKNOWN_SESSION: MediaSession = {
  direction: null,
  startedAt: null,
  endedAt: null,
  sent: null,
  received: null,
  seenAt: null,
  told: 0n,
  toldAt: null,
  epoch: 0,
};

/** For so long counters are only watched before usage is made of them. */
export const TELL_EVERY_MS = 15 * 60_000;

/**
 * What a session is after some news, and the usage that follows from it. A counter that fell began
 * anew; news that are older than what is known add nothing; after the end only what it lacks.
 */
export function hearOf(session: MediaSession, news: SessionNews, calendar: Calendar): SessionStep {
  const told: ToldUsage[] = [];
  let known = { ...session, direction: session.direction ?? news.direction };
  const startedAt = news.startedAt ?? (news.what === 'begin' ? news.at : null);
  if (startedAt !== null) known = withStart(known, startedAt);
  if (isNews(known, news)) {
    const at = Math.max(news.at, known.startedAt ?? news.at, known.seenAt ?? news.at);
    if (hasFallen(known, news)) known = beginAnew(tell(known, told));
    else if (crossesMidnight(known, at, calendar)) known = tell(known, told);
    const { sent, received } = news;
    known = { ...known, sent: sent ?? known.sent, received: received ?? known.received };
    known = { ...known, seenAt: at, endedAt: news.what === 'end' ? at : null };
  } else if (news.what === 'end' && known.endedAt === null) {
    // It ended before it was seen last: what was seen is all that is known.
    known = { ...known, endedAt: known.seenAt };
  }
  if (isToBeTold(known, calendar)) known = tell(known, told);
  return { session: known, told };
}

/** Whether the counters are newer than those that are known; after the end only larger ones are. */
function isNews(known: MediaSession, news: SessionNews): boolean {
  if (news.what === 'begin') return false;
  if (known.endedAt === null && news.at >= (known.seenAt ?? news.at)) return true;
  return news.what === 'end' && !hasFallen(known, news) && hasRisen(known, news);
}

/** The count of a session that is billed: what was sent to a player, or came from a publisher. */
function countOf({ direction, sent, received }: MediaSession): bigint | null {
  return direction === 'publish' ? received : sent;
}

function withStart(session: MediaSession, startedAt: Instant): MediaSession {
  if (session.startedAt !== null) return session;
  // Counters may have been seen before it is known when it began.
  const start = Math.min(startedAt, session.seenAt ?? startedAt);
  return { ...session, startedAt: start, toldAt: start };
}

/** Whether counters began anew: one stands lower than it did. */
export function hasFallen(before: Counters, now: Counters): boolean {
  const fell = (was: bigint | null, is: bigint | null) => was !== null && is !== null && is < was;
  return fell(before.sent, now.sent) || fell(before.received, now.received);
}

function hasRisen(session: MediaSession, { sent, received }: SessionNews): boolean {
  return (sent ?? 0n) > (session.sent ?? 0n) || (received ?? 0n) > (session.received ?? 0n);
}

function beginAnew(session: MediaSession): MediaSession {
  return { ...session, epoch: session.epoch + 1, told: 0n, sent: null, received: null };
}

function crossesMidnight({ seenAt }: MediaSession, at: Instant, calendar: Calendar): boolean {
  return seenAt !== null && calendar.dayOf(seenAt) !== calendar.dayOf(at);
}

function isToBeTold(session: MediaSession, calendar: Calendar): boolean {
  const { endedAt, seenAt, toldAt } = session;
  if (seenAt === null || toldAt === null) return false;
  if (endedAt !== null) return true;
  return seenAt - toldAt >= TELL_EVERY_MS || calendar.dayOf(toldAt) !== calendar.dayOf(seenAt);
}

/** Makes usage of what was seen since it was made last; nothing while what it is of is unknown. */
function tell(session: MediaSession, told: ToldUsage[]): MediaSession {
  const { direction, startedAt, seenAt, toldAt, epoch } = session;
  if (direction === null || startedAt === null || seenAt === null || toldAt === null) {
    return session;
  }
  const count = countOf(session);
  const bytes = count === null ? null : count - session.told;
  if (seenAt === toldAt && (bytes === null || bytes === 0n)) return session;
  const name = `${epoch}/${seenAt - startedAt}/${count ?? ''}`;
  told.push({ name, from: toldAt, to: seenAt, bytes });
  return { ...session, told: count ?? session.told, toldAt: seenAt };
}
