// Keeps what a media server said, before it is answered. Reading it comes after (read-inbox.ts).
import { createHash } from 'node:crypto';
import type { Connection } from '../../store/database.ts';
import { countStart, insertNotices, readStarts } from '../../store/media-inbox.ts';
import type { Context } from '../operation.ts';
import type { Heard, MediaNotice } from './media-notice.ts';

/** No session lasts longer; a server that says so is mistaken, or lies. */
const LONGEST_MS = 400 * 86_400_000;
/** Longer names are kept as what they come to. */
const NAME_MAX = 120;

/** Keeps the notices of a call; durable when it returns. Tells how many were new. */
export async function takeNotices(
  context: Context,
  sourceId: string,
  heard: Heard,
): Promise<number> {
  if (heard.notices.length === 0 && heard.started === null) return 0;
  return context.database.transaction((connection) =>
    takeWithin(context, connection, { sourceId, heard }),
  );
}

/** Keeps a report that could not be read, for people: it counts in the reconciliation. */
export async function takeUnreadable(
  context: Context,
  sourceId: string,
  { body, code }: { readonly body: Uint8Array; readonly code: string },
): Promise<void> {
  const noticeId = `unreadable/${createHash('sha256').update(body).digest('hex')}`;
  const row = { sourceId, noticeId, receivedAt: context.clock.now(), notice: { code } };
  await context.database.transaction((connection) =>
    insertNotices(connection, [row], { read: true }),
  );
}

async function takeWithin(
  { clock }: Context,
  connection: Connection,
  { sourceId, heard }: { readonly sourceId: string; readonly heard: Heard },
): Promise<number> {
  if (heard.started !== null) await countStart(connection, { sourceId, serverId: heard.started });
  if (heard.notices.length === 0) return 0;
  const counted = heard.notices.some(({ server }) => server !== null);
  const starts = counted ? await readStarts(connection, sourceId) : new Map<string, number>();
  const receivedAt = clock.now();
  const rows = heard.notices.map((notice) => {
    const start = notice.server === null ? '' : `${starts.get(notice.server) ?? 0}/`;
    const session = shortened(`${start}${notice.session}`);
    const at = notice.at ?? receivedAt;
    const { startedAt } = notice;
    const since = startedAt === null ? null : Math.max(startedAt, at - LONGEST_MS);
    const kept: MediaNotice = { ...notice, session, at, startedAt: since };
    return { sourceId, noticeId: shortened(`${start}${notice.id}`), receivedAt, notice: kept };
  });
  return insertNotices(connection, rows);
}

function shortened(name: string): string {
  if (name.length <= NAME_MAX) return name;
  return createHash('sha256').update(name).digest('hex');
}
