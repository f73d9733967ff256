// Reads what media servers said: sessions become what they are by it, and what they used is
// charged, all in one transaction with the inbox: whoever dies in the middle has done nothing.
import {
  type Calendar,
  hearOf,
  type SessionNews,
  type StreamFacts,
  spreadOverDays,
  type ToldUsage,
} from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { noteReports } from '../../store/media-health.ts';
import { claimNotices, forgetNotices, type InboxRow, markRead } from '../../store/media-inbox.ts';
import { lockSessions, type MediaSessionRow, updateSessions } from '../../store/media-sessions.ts';
import { listSources } from '../../store/media-sources.ts';
import type { Context } from '../operation.ts';
import { chargePieces, type Piece } from './charge-pieces.ts';
import type { MediaNotice } from './media-notice.ts';
import { rulesOf } from './rule-fields.ts';

const TAKE = 500;
const KEPT_MS = 30 * 86_400_000;

/** What reading the inbox did. */
export interface InboxCounts extends Readonly<Record<string, number>> {
  readonly read: number;
  readonly charged: number;
}

/** Reads all that waits. Several processes may read at once: each notice is read by one. */
export async function readInbox(context: Context): Promise<InboxCounts> {
  const counts = { read: 0, charged: 0 };
  for (;;) {
    const some = await context.database.transaction((connection) => readSome(context, connection));
    counts.read += some.read;
    counts.charged += some.charged;
    if (some.read < TAKE) return counts;
  }
}

/** The job: what a process left behind is read, and what was read long ago is forgotten. */
export async function readLeftNotices(context: Context): Promise<InboxCounts> {
  const counts = await readInbox(context);
  const before = context.clock.now() - KEPT_MS;
  await context.database.transaction((connection) => forgetNotices(connection, before));
  return counts;
}

async function readSome(context: Context, connection: Connection): Promise<InboxCounts> {
  const rows = await claimNotices(connection, TAKE);
  const charged = await hearNotices(context, connection, rows);
  if (rows.length > 0) await markRead(connection, rows, context.clock.now());
  return { read: rows.length, charged };
}

/** Lets sessions become what they are by some notices, in their order; tells what was charged. */
export async function hearNotices(
  context: Context,
  connection: Connection,
  rows: readonly InboxRow[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const sessions = await sessionsOf(connection, rows);
  const { calendar } = context.catalogs.latest;
  const pieces: Piece[] = [];
  for (const row of rows) {
    const notice = row.notice as MediaNotice; // as takeNotices wrote it
    const key = keyOf(row.sourceId, notice.session);
    const before = sessions.get(key);
    if (before === undefined) continue;
    const { session, told } = hearOf(before, newsOf(notice, row), calendar);
    const after = { ...before, ...session, stream: before.stream ?? notice.stream };
    sessions.set(key, after);
    pieces.push(...told.flatMap((usage) => piecesOf(after, usage, calendar)));
  }
  await updateSessions(connection, [...sessions.values()]);
  await noteReports(connection, rows);
  const sources = await listSources(connection);
  const rules = new Map(sources.map((source) => [source.sourceId, rulesOf(source.rules)]));
  return chargePieces(context, connection, { pieces, rules });
}

async function sessionsOf(
  connection: Connection,
  rows: readonly InboxRow[],
): Promise<Map<string, MediaSessionRow>> {
  const keys = new Map(
    rows.map(({ sourceId, notice }) => {
      const { session: sessionId } = notice as MediaNotice; // as takeNotices wrote it
      return [keyOf(sourceId, sessionId), { sourceId, sessionId }];
    }),
  );
  const locked = await lockSessions(connection, [...keys.values()]);
  return new Map(locked.map((row) => [keyOf(row.sourceId, row.sessionId), row]));
}

function keyOf(sourceId: string, sessionId: string): string {
  return `${sourceId} ${sessionId}`;
}

function newsOf(notice: MediaNotice, { receivedAt }: InboxRow): SessionNews {
  const { what, direction, startedAt, sent, received } = notice;
  return {
    what,
    direction,
    startedAt,
    at: notice.at ?? receivedAt,
    sent: sent === null ? null : BigInt(sent),
    received: received === null ? null : BigInt(received),
  };
}

/** The usage of a session by billing days. Its stream is known: else nothing would be told. */
function piecesOf(
  session: MediaSessionRow,
  { name, ...stretch }: ToldUsage,
  calendar: Calendar,
): readonly Piece[] {
  const { sourceId, sessionId, direction, startedAt } = session;
  const stream = session.stream as StreamFacts | null; // as a collector told it
  if (direction === null || stream === null || startedAt === null) return [];
  const own = { sourceId, sessionId, name, direction, stream };
  return spreadOverDays(calendar, stretch, startedAt).map((part) => ({ ...part, ...own }));
}
