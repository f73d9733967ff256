// Lines of a log that is followed, sent to a server: from a machine that has the log and no store.
// Each line keeps its identity, so that sending it again adds nothing.
import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { accept, type Outcome, present, refuse } from './engine/index.ts';
import { noticeFormats, usageFormats } from './ingest/formats.ts';
import type { ImportedUsage } from './operations/usage/import-usage.ts';
import type { LogPlace, LogSink, ReadTo } from './operations/usage/log-sink.ts';
import type { UsageEvent, UsageRejection } from './operations/usage/usage-event.ts';
import { readProgress } from './sink-progress.ts';

/** Whose lines are sent where. */
export interface RemoteTarget {
  readonly server: string;
  /** A key of the API; of a log of a media server the token of its source. */
  readonly key: string;
  readonly format: string;
  /** Null: that of the key. */
  readonly account: string | null;
  readonly item: string | null;
  /** The file that keeps how far logs were read. */
  readonly progress: string;
}

const EVENTS_PIECE = 1024 * 1024;
/** Less than what the way in of media servers takes. */
const LINES_PIECE = 128 * 1024;
const PATIENCE_MS = 60_000;
const SHOWN_MAX = 200;
/** Every line would be rejected for it: to go on would lose them. */
const OF_EVERY_LINE: ReadonlySet<string> = new Set(['item_is_unknown', 'account_not_found']);
const SENT_AGAIN: ReadonlySet<number> = new Set([408, 425, 429]);

const pressed = promisify(gzip);

/** A sink that sends to a server; what it keeps itself is how far it came. */
export async function remoteSink(target: RemoteTarget): Promise<LogSink> {
  const { format, progress } = target;
  const ofSource = noticeFormats.has(format);
  const name = nameOf(target);
  const kept = await readProgress(progress);
  const logs = new Map<string, ReadTo>(Object.entries(kept[name] ?? {}));
  return {
    pieceBytes: ofSource ? LINES_PIECE : EVENTS_PIECE,
    known: async () => logs,
    take: (lines, from) =>
      ofSource ? sendLines(target, lines, from) : sendEvents(target, lines, from),
    keep: async ({ log, offset }) => {
      const firstAt = logs.get(log)?.firstAt ?? Date.now();
      logs.set(log, { readTo: offset, firstAt });
      // Whole or not at all: who is killed in between has the one before, and sends some again.
      const text = JSON.stringify({ ...kept, [name]: Object.fromEntries(logs) });
      await writeFile(`${progress}.new`, text, { mode: 0o600 });
      await rename(`${progress}.new`, progress);
    },
  };
}

/** The same for the same sending. */
function nameOf({ server, key, format, account, item }: RemoteTarget): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 16);
  return [format, server, account ?? `key:${hash}`, item ?? ''].join(' ').trim();
}

/** Reads the lines here and sends what they say as usage events. */
async function sendEvents(
  target: RemoteTarget,
  lines: Uint8Array,
  resume: LogPlace,
): Promise<Outcome<ImportedUsage>> {
  const { format, account, item } = target;
  const { read } = present(usageFormats.get(format), `${format} is a known format`);
  const own = { account: account ?? '', ...(item === null ? {} : { item }), resume };
  const texts: string[] = [];
  const indexes: number[] = [];
  const rejections: UsageRejection[] = [];
  for await (const batch of read(onceOf(lines), own)) {
    batch.events.forEach((event, at) => {
      texts.push(JSON.stringify(cloudEventOf(event)));
      indexes.push(batch.indexes[at] ?? 0);
    });
    rejections.push(...batch.rejections);
  }
  const unread = { accepted: 0, duplicates: 0, rejected: rejections.length, errors: rejections };
  if (texts.length === 0) return accept(unread);
  const ofAccount = account === null ? '' : `?account=${encodeURIComponent(account)}`;
  const sent = await post(target, {
    path: `/api/v1/usage/events${ofAccount}`,
    headers: {
      authorization: `Bearer ${target.key}`,
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    },
    body: await pressed(texts.join('\n')),
  });
  if (!sent.ok) return sent;
  const { accepted, duplicates, rejected, errors } = sent.value;
  return accept({
    accepted,
    duplicates,
    rejected: rejected + rejections.length,
    errors: [
      ...rejections,
      ...errors.map((error) => ({ ...error, index: indexes[error.index - 1] ?? error.index })),
    ],
  });
}

/** Sends the lines as they are, to the source of a token. */
async function sendLines(
  target: RemoteTarget,
  lines: Uint8Array,
  { log, offset }: LogPlace,
): Promise<Outcome<ImportedUsage>> {
  const { format, key } = target;
  return post(target, {
    path: `/ingest/${format}/${encodeURIComponent(key)}?log=${log}&offset=${offset}`,
    headers: { 'content-type': 'text/x-access-log' },
    body: lines,
  });
}

interface Sending {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Sends; `server_does_not_answer`: it may come again, `server_takes_no_lines`: that is no use. */
async function post(
  { server }: RemoteTarget,
  { path, headers, body }: Sending,
): Promise<Outcome<ImportedUsage>> {
  let status: number;
  let text: string;
  try {
    const response = await fetch(`${server.replace(/\/+$/, '')}${path}`, {
      method: 'POST',
      headers,
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    return refuse('server_does_not_answer', { server, cause: causeOf(error) });
  }
  if (status >= 500 || SENT_AGAIN.has(status)) {
    return refuse('server_does_not_answer', { server, cause: `HTTP ${status}` });
  }
  const counts = status === 200 ? countsIn(text) : null;
  if (counts === null) {
    const cause = `HTTP ${status}: ${text.slice(0, SHOWN_MAX)}`;
    return refuse('server_takes_no_lines', { server, cause });
  }
  const ofAll = counts.errors.find(({ code }) => OF_EVERY_LINE.has(code));
  if (ofAll === undefined) return accept(counts);
  return refuse('server_takes_no_lines', { server, cause: ofAll.message ?? ofAll.code });
}

/** What became of the lines; null: it is no such answer. */
function countsIn(text: string): ImportedUsage | null {
  try {
    const answer: Readonly<Record<string, unknown>> = Object(JSON.parse(text));
    const { accepted, duplicates, rejected, errors } = answer;
    const counts = [accepted, duplicates, rejected];
    if (!counts.every((count) => typeof count === 'number') || !Array.isArray(errors)) return null;
    return {
      accepted: Number(accepted),
      duplicates: Number(duplicates),
      rejected: Number(rejected),
      errors: errors.map((error) => {
        const { index, code, message } = Object(error);
        const told = { index: Number(index), code: String(code), params: {} };
        return { ...told, message: String(message ?? code) };
      }),
    };
  } catch {
    return null;
  }
}

function cloudEventOf({ source, id, time, item, quantity }: UsageEvent): object {
  const at = new Date(time).toISOString();
  const data = { item, quantity: `${quantity}` };
  return { specversion: '1.0', type: 'packledger.usage', source, id, time: at, data };
}

function causeOf(error: unknown): string {
  const { message, cause }: { message?: unknown; cause?: unknown } = Object(error);
  const { code }: { code?: unknown } = Object(cause);
  return String(code ?? message ?? error);
}

async function* onceOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
