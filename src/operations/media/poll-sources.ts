// Media servers that do not report their counters are asked for them, every few seconds.
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant, Outcome } from '../../engine/index.ts';
import { listOpenSessions } from '../../store/media-sessions.ts';
import { listSources, type MediaSourceRow } from '../../store/media-sources.ts';
import { followCatalogs } from '../catalogs/follow-catalogs.ts';
import type { Context } from '../operation.ts';
import type { MediaNotice, SourceKind } from './media-notice.ts';
import { hearNotices } from './read-inbox.ts';

/** How long between two readings: so much of a session is lost when nobody tells its end. */
const EVERY_MS = 10_000;
const PATIENCE_MS = 5_000;
const ANSWER_MAX = 16 * 1024 * 1024;

/** Gets an answer of a server's API as JSON; null: there is no such page. */
export type Get = (path: string) => Promise<unknown>;

/** Reads the counters of all sessions that a server has now. */
export type Poller = (get: Get, at: Instant) => Promise<Outcome<readonly MediaNotice[]>>;

export type Pollers = Readonly<Partial<Record<SourceKind, Poller>>>;

export interface PollOptions {
  readonly pollers: Pollers;
  /** Told when a server did not answer, or not as it should. */
  readonly onFault?: (source: string, cause: unknown) => void;
}

/** Reads all servers that are to be asked, again and again until the signal comes. */
export async function pollUntil(
  context: Context,
  options: PollOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const { signal } = options;
  while (!signal.aborted) {
    await pollSources(context, options).catch((cause) => options.onFault?.('', cause));
    await pause(EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Reads all servers that are to be asked, once. Several processes may. */
export async function pollSources(context: Context, options: PollOptions): Promise<void> {
  await followCatalogs(context);
  const sources = await listSources(context.database);
  await Promise.all(
    sources.map(async (source) => {
      const poller = options.pollers[source.kind as SourceKind]; // the store holds no other
      if (source.pollUrl === null || source.revokedAt !== null || poller === undefined) return;
      try {
        await pollSource(context, source, poller);
      } catch (cause) {
        options.onFault?.(source.sourceId, cause);
      }
    }),
  );
}

async function pollSource(context: Context, source: MediaSourceRow, poller: Poller): Promise<void> {
  const { sourceId, pollUrl } = source;
  const at = context.clock.now();
  const found = await poller((path) => getJson(`${pollUrl ?? ''}${path}`), at);
  if (!found.ok) throw new Error(JSON.stringify(found.refusal.params));
  const there = new Set(found.value.map(({ session }) => session));
  await context.database.transaction(async (connection) => {
    const open = await listOpenSessions(connection, sourceId);
    // One that was never seen here may have begun since the server answered.
    const gone = open.filter(({ sessionId, seenAt }) => seenAt !== null && !there.has(sessionId));
    const notices = [...found.value, ...gone.map(({ sessionId }) => endOf(sessionId, at))];
    const rows = notices.map((notice) => ({
      sourceId,
      noticeId: notice.id,
      receivedAt: at,
      notice,
    }));
    await hearNotices(context, connection, rows);
  });
}

function endOf(session: string, at: Instant): MediaNotice {
  return {
    id: `${session}/gone`,
    session,
    server: null,
    what: 'end',
    at,
    direction: null,
    startedAt: null,
    sent: null,
    received: null,
    stream: null,
  };
}

async function getJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const text = await response.text();
  if (text.length > ANSWER_MAX) throw new Error(`${url} answered too much`);
  return JSON.parse(text);
}
