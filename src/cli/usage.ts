import { open } from 'node:fs/promises';
import { Argument, Option } from 'commander';
import { accept, nearNames, type Outcome, present, refuse } from '../engine/index.ts';
import { importNotices } from '../operations/media/import-notices.ts';
import { messageOf } from '../operations/refusals.ts';
import { type ImportedUsage, importUsage } from '../operations/usage/import-usage.ts';
import type { UsageRejection } from '../operations/usage/usage-event.ts';
import type { Runtime } from '../runtime.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import { unreadableFile } from './files.ts';
import type { ExitCode, Page, Report } from './terminal/output.ts';
import { showProgress } from './terminal/progress.ts';
import { shown } from './terminal/width.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

const NEEDS_ITEM: readonly string[] = ['nginx', 'tencent-flux', 'tencent-bandwidth'];
/** Logs of media servers: the rules of their source say whose the lines are. */
export const OF_SOURCE: readonly string[] = ['nginx-rtmp', 'srs'];
const FORMATS = ['ndjson', 'csv', ...OF_SOURCE, ...NEEDS_ITEM, 'tencent-transcode'] as const;
const CHUNK_BYTES = 1024 * 1024;

interface ImportOptions {
  readonly account?: string;
  readonly source?: string;
  readonly format: string;
  readonly item?: string;
}

/** `usage import`. */
export function addUsageCommands(face: Face): void {
  const { speaker } = face;
  addCommand(face, 'usage');
  const file = new Argument('<file>', speaker.say(OPTIONS.importFile));
  addCommand(face, 'usage import', [file, ...importOptions(face, FORMATS)], importFile);
}

/** The options that say whose usage a file is, and what its lines are. */
export function importOptions({ speaker }: Face, formats: readonly string[]): readonly Option[] {
  return [
    new Option('--account <id>', speaker.say(OPTIONS.account)),
    new Option('--source <id>', speaker.say(OPTIONS.importSource)),
    new Option('--format <format>', speaker.say(OPTIONS.importFormat))
      .choices(formats)
      .makeOptionMandatory(),
    new Option('--item <item>', speaker.say(OPTIONS.importItem)),
  ];
}

/** Whose usage is read, and how. */
export interface ImportTarget {
  readonly account: string | null;
  readonly source: string | null;
  readonly format: string;
  readonly item: string | null;
  /** The same for the same reading: how far it came is kept by this. */
  readonly name: string;
}

/** What the options say. */
export function targetOf({ account, source, format, item }: ImportOptions): Outcome<ImportTarget> {
  const ofSource = OF_SOURCE.includes(format);
  if (ofSource ? source === undefined || account !== undefined : account === undefined) {
    const right = ofSource ? '--source' : '--account';
    return refuse('account_or_source_is_needed', { format, right }, right.slice(2));
  }
  if (!ofSource && source !== undefined) {
    return refuse('account_or_source_is_needed', { format, right: '--account' }, 'source');
  }
  const needsItem = NEEDS_ITEM.includes(format);
  if (needsItem && item === undefined) return refuse('item_is_not_given', {}, 'item');
  const name = [format, source ?? account, item ?? ''].join(' ').trim();
  return accept({
    account: account ?? null,
    source: source ?? null,
    format,
    item: item ?? null,
    name,
  });
}

/** Bytes to import: from their beginning, or from a place in a log. */
export interface ImportedBytes {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly resume?: { readonly log: string; readonly offset: number };
  readonly progress?: (counts: ImportedUsage) => void;
}

/** Imports bytes for an account, or by the rules of a source. */
export async function importWith(
  runtime: Runtime,
  { account, source, format, item }: ImportTarget,
  { chunks, resume, progress }: ImportedBytes,
): Promise<Outcome<ImportedUsage>> {
  const place = resume === undefined ? {} : { resume };
  const watched = progress === undefined ? {} : { progress };
  if (source !== null) {
    const read = present(runtime.noticeFormats.get(format), `${format} is a known format`);
    const { calendar } = runtime.catalogs.latest;
    const batches = read(chunks, { calendar, ...place });
    return importNotices(runtime, { source, batches, ...watched });
  }
  const unknown = item === null ? null : unknownItem(runtime, item);
  if (unknown !== null) return unknown;
  const { read } = present(runtime.usageFormats.get(format), `${format} is a known format`);
  const named = { account: account ?? '', ...(item === null ? {} : { item }), ...place };
  return importUsage(runtime, { account: named.account, batches: read(chunks, named), ...watched });
}

const importFile: Handler<ImportOptions> = async (call, options, [file = '-']) => {
  const { format, item } = options;
  const target = targetOf(options);
  if (!target.ok) return target;
  if (!NEEDS_ITEM.includes(format) && item !== undefined) {
    call.output.note(call.speaker.say(TEXTS.itemNotUsed, { format }));
  }
  const source = await openSource(call, file);
  if (!source.ok) return source;
  const { chunks, size, close } = source.value;
  try {
    return await call.withRuntime(async (runtime) => {
      const progress = showProgress(call.output, call.speaker.say(TEXTS.importing));
      const counted = countedChunks(chunks);
      const imported = await importWith(runtime, target.value, {
        chunks: counted.chunks,
        progress: (counts) => progress.update(counted.read(), size, linesText(call, counts)),
      }).finally(() => progress.end());
      return imported.ok ? accept(importReport(call, imported.value)) : imported;
    });
  } finally {
    await close();
  }
};

/** Said before the log is read: else each of its lines would be refused for it. */
function unknownItem({ catalogs }: Runtime, item: string) {
  if (catalogs.all.some(({ items }) => items.has(item))) return null;
  const known = nearNames(item, catalogs.latest.items.keys());
  return refuse('item_is_unknown', { item, known }, 'item');
}

interface Source {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** In bytes; null when it cannot be known. */
  readonly size: number | null;
  readonly close: () => Promise<void>;
}

/** Opens a file before the store, so that a name that was misspelt costs nothing. */
async function openSource(call: Call, file: string): Promise<Outcome<Source>> {
  if (file === '-') {
    return accept({ chunks: call.stdin, size: null, close: () => Promise.resolve() });
  }
  try {
    const handle = await open(file);
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      await handle.close();
      return refuse('file_is_a_folder', { file }, 'file');
    }
    const chunks = handle.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: false });
    return accept({ chunks, size: stat.isFile() ? stat.size : null, close: () => handle.close() });
  } catch (error) {
    return unreadableFile(file, error);
  }
}

function countedChunks(chunks: AsyncIterable<Uint8Array>) {
  let bytes = 0;
  async function* counted(): AsyncIterable<Uint8Array> {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  return { chunks: counted(), read: () => bytes };
}

/** What an import did, for programs and people; nothing that fits is wrong input. */
export function importReport({ speaker }: Call, imported: ImportedUsage): Report {
  const { accepted, duplicates, rejected, errors } = imported;
  const document = {
    accepted,
    duplicates,
    rejected,
    errors: errors.map(({ index, code, params, message }) => {
      return { index, code, message: message ?? messageOf({ code, params }, speaker.language) };
    }),
  };
  const nothingFit = rejected > 0 && accepted === 0 && duplicates === 0;
  const exitCode: ExitCode = nothingFit ? 2 : 0;
  return { document, exitCode, lines: (page) => importLines(imported, page) };
}

/** Its counts, and the first lines that were rejected. */
export function importLines(imported: ImportedUsage, page: Page): readonly string[] {
  const { speaker, colours } = page;
  const { accepted, rejected, errors } = imported;
  const lines = [countsText(page, imported)];
  if (accepted === 0 && rejected === 0) {
    lines.push(colours.faint(speaker.say(TEXTS.importedNothingNew)));
  }
  lines.push(...errors.map((error) => rejectionLine(error, page)));
  const more = rejected - errors.length;
  if (more > 0) lines.push(colours.faint(speaker.count(TEXTS.rejectedMore, more)));
  return lines;
}

function rejectionLine(error: UsageRejection, page: Page): string {
  const { index, code, params, message } = error;
  const { speaker, colours } = page;
  const where = speaker.say(TEXTS.rejectedLine, { index: index.toLocaleString('en-US') });
  const what = shown(message ?? messageOf({ code, params }, speaker.language));
  return `  ${colours.bad(where)}  ${what} ${colours.faint(`(${code})`)}`;
}

/** How many lines an import has come to. */
function linesText({ speaker }: Call, { accepted, duplicates, rejected }: ImportedUsage): string {
  return speaker.count(TEXTS.importedLines, accepted + duplicates + rejected);
}

function countsText({ speaker }: Pick<Page, 'speaker'>, counts: ImportedUsage): string {
  return speaker.say(TEXTS.imported, {
    accepted: counts.accepted.toLocaleString('en-US'),
    duplicates: counts.duplicates.toLocaleString('en-US'),
    rejected: counts.rejected.toLocaleString('en-US'),
  });
}
