// Media servers that do not report their counters are asked for them, every few seconds.
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant, Outcome } from '../../engine/index.ts';
import { listOpenSessions } from '../../store/media-sessions.ts';
import { listSources, type MediaSourceRow } from '../../store/media-sources.ts';
import { followCatalogs } from '../catalogs/follow-catalogs.ts';
import type { Context } from '../operation.ts';
import { countTotals, type TotalsReader } from './count-totals.ts';
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
  /** What reads the counters by which servers themselves say what they moved. */
  readonly totals: Readonly<Partial<Record<SourceKind, TotalsReader>>>;
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
      if (source.pollUrl === null || source.revokedAt !== null) return;
      const kind = source.kind as SourceKind; // the store holds no other
      const [poller, totals] = [options.pollers[kind], options.totals[kind]];
      const fault = (cause: unknown) => options.onFault?.(source.sourceId, cause);
      if (poller !== undefined) await pollSource(context, source, poller).catch(fault);
      if (totals !== undefined) await lookAtTotals(context, source, totals).catch(fault);
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

async function lookAtTotals(
  context: Context,
  { sourceId, pollUrl }: MediaSourceRow,
  totals: TotalsReader,
): Promise<void> {
  const at = context.clock.now();
  const found = await totals.read((path) => getText(`${pollUrl ?? ''}${path}`));
  if (!found.ok) throw new Error(JSON.stringify(found.refusal.params));
  const { endWithServer } = totals;
  await countTotals(context, sourceId, { counters: found.value, at, endWithServer });
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
  const text = await getText(url);
  return text === null ? null : JSON.parse(text);
}

async function getText(url: string): Promise<string | null> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const text = await response.text();
  if (text.length > ANSWER_MAX) throw new Error(`${url} answered too much`);
  return text;
}
