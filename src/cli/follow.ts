// `usage follow`: a log is read as it grows, through rotation, truncation and restarts, into the
// store or to a server. A line is known by its log's first line and its place, so that reading it
// again adds nothing.
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Argument, Option } from 'commander';
import { accept, type Outcome, refuse } from '../engine/index.ts';
import { followedLogs, keepReadTo } from '../operations/usage/followed-logs.ts';
import type { ImportedUsage } from '../operations/usage/import-usage.ts';
import type { LogSink } from '../operations/usage/log-sink.ts';
import type { Runtime } from '../runtime.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import { refusalFailure } from './failure.ts';
import { type LogFile, openLogFiles, readWholeLines } from './followed-files.ts';
import type { Report } from './terminal/output.ts';
import { OPTIONS } from './text/help.ts';
import {
  type ImportTarget,
  importOptions,
  importReport,
  importWith,
  OF_SOURCE,
  targetOf,
} from './usage.ts';

const LOOK_MS = 1_000;
/** A server that does not answer is asked again after so long, and then after twice as long. */
const WAIT_MAX_MS = 30_000;
const PIECE_BYTES = 4 * 1024 * 1024;
const ERRORS_MAX = 100;
const FORMATS = ['nginx', 'nginx-rtmp', 'srs'] as const;

interface FollowOptions {
  readonly account?: string;
  readonly source?: string;
  readonly format: (typeof FORMATS)[number];
  readonly item?: string;
  readonly once?: boolean;
  readonly server?: string;
  readonly key?: string;
  readonly progress?: string;
}

/** `usage follow`. */
export function addFollowCommand(face: Face): void {
  const { speaker } = face;
  const log = new Argument('<log>', speaker.say(OPTIONS.followLog));
  const options = [
    new Option('--once', speaker.say(OPTIONS.followOnce)),
    new Option('--server <url>', speaker.say(OPTIONS.followServer)),
    new Option('--key <key>', speaker.say(OPTIONS.followKey)),
    new Option('--progress <file>', speaker.say(OPTIONS.followProgress)),
  ];
  addCommand(face, 'usage follow', [log, ...importOptions(face, FORMATS), ...options], follow);
}

const follow: Handler<FollowOptions> = async (call, options, [log = '']) => {
  const files = await openLogFiles(log).catch(() => null);
  if (files === null) return refuse('file_is_not_there', { file: log }, 'file');
  for (const { handle } of files) await handle.close();
  const stop = new AbortController();
  const end = () => stop.abort();
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  const following = { call, log, stop, once: options.once === true };
  try {
    if (options.server !== undefined) {
      const sink = await serverSink(call, options, log);
      return sink.ok ? await followLog({ ...following, sink: sink.value }) : sink;
    }
    const target = targetOf(options);
    if (!target.ok) return target;
    return await call.withRuntime((runtime) =>
      followLog({ ...following, sink: storeSink(runtime, target.value) }),
    );
  } finally {
    process.off('SIGTERM', end);
    process.off('SIGINT', end);
  }
};

function storeSink(runtime: Runtime, target: ImportTarget): LogSink {
  return {
    pieceBytes: PIECE_BYTES,
    known: async () => {
      const rows = await followedLogs(runtime, target.name);
      const places = [...rows].map(
        ([log, { readTo, firstAt }]) => [log, { readTo: Number(readTo), firstAt }] as const,
      );
      return new Map(places);
    },
    take: (lines, resume) => importWith(runtime, target, { chunks: onceOf(lines), resume }),
    keep: (place) => keepReadTo(runtime, target.name, place),
  };
}

/** A server takes what its key may tell of; there is no store here. */
async function serverSink(
  { config }: Call,
  options: FollowOptions,
  log: string,
): Promise<Outcome<LogSink>> {
  const { server = '', format, account = null, item = null, source } = options;
  const key = options.key ?? config.key;
  if (!URL.canParse(server) || !/^https?:$/.test(new URL(server).protocol)) {
    return refuse('server_is_no_address', { text: server }, 'server');
  }
  if (key === null) return refuse('key_is_not_given', {}, 'key');
  if (source !== undefined || (OF_SOURCE.includes(format) && account !== null)) {
    return refuse('key_says_whose_lines', {}, source === undefined ? 'account' : 'source');
  }
  if (format === 'nginx' && item === null) return refuse('item_is_not_given', {}, 'item');
  const progress = options.progress ?? join(dirname(log), `.${basename(log)}.packledger`);
  // Loaded only here, as what opens a store is.
  const { remoteSink } = await import('../remote-sink.ts');
  return accept(await remoteSink({ server, key, format, account, item, progress }));
}

interface Following {
  readonly call: Call;
  readonly sink: LogSink;
  readonly log: string;
  readonly stop: AbortController;
  readonly once: boolean;
}

async function followLog(following: Following): Promise<Outcome<Report>> {
  const { call, log, stop, once } = following;
  const sum = new Counts();
  let wait = LOOK_MS;
  while (!stop.signal.aborted) {
    const before = sum.changes;
    const read = await readWhatIsNew(following, sum);
    if (!read.ok) {
      // Whoever follows waits for a server that is away; what was sent is kept.
      if (once || read.refusal.code !== 'server_does_not_answer') return read;
      call.output.note(refusalFailure(read.refusal).messages[call.speaker.language]);
      wait = Math.min(2 * wait, WAIT_MAX_MS);
    } else {
      wait = LOOK_MS;
    }
    if (once) break;
    const { accepted, rejected } = sum.changes;
    const [more, wrong] = [accepted - before.accepted, rejected - before.rejected];
    if (more + wrong > 0) {
      call.output.note(`${log}: +${more}${wrong > 0 ? ` (${wrong} rejected)` : ''}`);
    }
    await pause(wait, undefined, { signal: stop.signal }).catch(() => {});
  }
  return accept(importReport(call, sum.changes));
}

/** What following has come to. */
class Counts {
  #counts: ImportedUsage = { accepted: 0, duplicates: 0, rejected: 0, errors: [] };

  get changes(): ImportedUsage {
    return this.#counts;
  }

  add({ accepted, duplicates, rejected, errors }: ImportedUsage): void {
    const before = this.#counts;
    this.#counts = {
      accepted: before.accepted + accepted,
      duplicates: before.duplicates + duplicates,
      rejected: before.rejected + rejected,
      errors: [...before.errors, ...errors].slice(0, ERRORS_MAX),
    };
  }
}

/** Reads what the files of the log have beyond what was read. */
async function readWhatIsNew(following: Following, sum: Counts): Promise<Outcome<null>> {
  const { sink, log } = following;
  const known = await sink.known();
  // Files that were written since this log is followed are part of it; older ones are not.
  const begun = Math.min(...[...known.values()].map(({ firstAt }) => firstAt));
  const files = await openLogFiles(log);
  try {
    for (const file of files) {
      const from = known.get(file.log);
      if (from === undefined && !file.isCurrent && file.writtenAt < begun) continue;
      // From now on it is followed, whatever happens before its first lines are taken.
      if (from === undefined) await sink.keep({ log: file.log, offset: 0 });
      const read = await readOn(following, { file, from: from?.readTo ?? 0 }, sum);
      if (!read.ok) return read;
    }
  } finally {
    for (const { handle } of files) await handle.close();
  }
  return accept(null);
}

async function readOn(
  { sink, stop }: Following,
  { file, from }: { readonly file: LogFile; readonly from: number },
  sum: Counts,
): Promise<Outcome<null>> {
  let offset = from;
  while (!stop.signal.aborted && offset < file.size) {
    const bytes = await readWholeLines(file, offset, sink.pieceBytes);
    if (bytes === null) break;
    const { log } = file;
    const taken = await sink.take(bytes, { log, offset });
    if (!taken.ok) return taken;
    offset += bytes.length;
    await sink.keep({ log, offset });
    sum.add(taken.value);
  }
  return accept(null);
}

async function* onceOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
