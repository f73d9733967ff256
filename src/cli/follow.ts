// `usage follow`: a log is read as it grows, through rotation, truncation and restarts. A line is
// known by its log's first line and its place, so that reading it again adds nothing.
import { setTimeout as pause } from 'node:timers/promises';
import { Argument, Option } from 'commander';
import { accept, type Outcome, refuse } from '../engine/index.ts';
import { followedLogs, keepReadTo } from '../operations/usage/followed-logs.ts';
import type { ImportedUsage } from '../operations/usage/import-usage.ts';
import type { Runtime } from '../runtime.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import { type LogFile, openLogFiles, readWholeLines } from './followed-files.ts';
import type { Report } from './terminal/output.ts';
import { OPTIONS } from './text/help.ts';
import { type ImportTarget, importLines, importOptions, importWith, targetOf } from './usage.ts';

const LOOK_MS = 1_000;
const FORMATS = ['nginx', 'nginx-rtmp'] as const;

interface FollowOptions {
  readonly account?: string;
  readonly source?: string;
  readonly format: (typeof FORMATS)[number];
  readonly item?: string;
  readonly once?: boolean;
}

/** `usage follow`. */
export function addFollowCommand(face: Face): void {
  const { speaker } = face;
  const log = new Argument('<log>', speaker.say(OPTIONS.followLog));
  const once = new Option('--once', speaker.say(OPTIONS.followOnce));
  addCommand(face, 'usage follow', [log, ...importOptions(face, FORMATS), once], follow);
}

const follow: Handler<FollowOptions> = async (call, options, [log = '']) => {
  const target = targetOf(options);
  if (!target.ok) return target;
  const files = await openLogFiles(log).catch(() => null);
  if (files === null) return refuse('file_is_not_there', { file: log }, 'file');
  for (const { handle } of files) await handle.close();
  const stop = new AbortController();
  const end = () => stop.abort();
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  try {
    return await call.withRuntime((runtime) =>
      followLog({ call, runtime, log, target: target.value, stop, once: options.once === true }),
    );
  } finally {
    process.off('SIGTERM', end);
    process.off('SIGINT', end);
  }
};

interface Following {
  readonly call: Call;
  readonly runtime: Runtime;
  readonly log: string;
  readonly target: ImportTarget;
  readonly stop: AbortController;
  readonly once: boolean;
}

async function followLog(following: Following): Promise<Outcome<Report>> {
  const { call, log, stop, once } = following;
  const sum = { accepted: 0, duplicates: 0, rejected: 0 };
  let first: ImportedUsage['errors'] = [];
  while (!stop.signal.aborted) {
    const read = await readWhatIsNew(following);
    if (!read.ok) return read;
    const { accepted, duplicates, rejected, errors } = read.value;
    sum.accepted += accepted;
    sum.duplicates += duplicates;
    sum.rejected += rejected;
    first = first.length > 0 ? first : errors;
    if (once) break;
    if (accepted + rejected > 0) {
      call.output.note(`${log}: +${accepted}${rejected > 0 ? ` (${rejected} rejected)` : ''}`);
    }
    await pause(LOOK_MS, undefined, { signal: stop.signal }).catch(() => {});
  }
  const counts: ImportedUsage = { ...sum, errors: first };
  return accept({ document: counts, lines: (page) => importLines(counts, page) });
}

/** Reads what the files of the log have beyond what was read. */
async function readWhatIsNew(following: Following): Promise<Outcome<ImportedUsage>> {
  const { runtime, log, target } = following;
  const followedBy = target.name;
  const known = await followedLogs(runtime, followedBy);
  // Files that were written since this log is followed are part of it; older ones are not.
  const begun = Math.min(...[...known.values()].map(({ firstAt }) => firstAt));
  const files = await openLogFiles(log);
  const sum = { accepted: 0, duplicates: 0, rejected: 0 };
  const errors: ImportedUsage['errors'][number][] = [];
  try {
    for (const file of files) {
      const from = known.get(file.log);
      if (from === undefined && !file.isCurrent && file.writtenAt < begun) continue;
      const read = await readOn(following, file, Number(from?.readTo ?? 0n));
      if (!read.ok) return read;
      for (const one of ['accepted', 'duplicates', 'rejected'] as const)
        sum[one] += read.value[one];
      errors.push(...read.value.errors);
    }
  } finally {
    for (const { handle } of files) await handle.close();
  }
  return accept({ ...sum, errors });
}

async function readOn(
  { runtime, target, stop }: Following,
  file: LogFile,
  from: number,
): Promise<Outcome<ImportedUsage>> {
  let counts: ImportedUsage = { accepted: 0, duplicates: 0, rejected: 0, errors: [] };
  let offset = from;
  while (!stop.signal.aborted && offset < file.size) {
    const bytes = await readWholeLines(file, offset);
    if (bytes === null) break;
    const { log } = file;
    const imported = await importWith(runtime, target, {
      chunks: onceOf(bytes),
      resume: { log, offset },
    });
    if (!imported.ok) return imported;
    offset += bytes.length;
    await keepReadTo(runtime, target.name, { log, offset });
    const { accepted, duplicates, rejected, errors } = imported.value;
    counts = {
      accepted: counts.accepted + accepted,
      duplicates: counts.duplicates + duplicates,
      rejected: counts.rejected + rejected,
      errors: [...counts.errors, ...errors],
    };
  }
  return accept(counts);
}

async function* onceOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
