import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { Option } from 'commander';
import { accept, type Outcome, refuse } from '../engine/index.ts';
import { streamDeductions } from '../operations/settlement/list-deductions.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import {
  type DeductionPages,
  type ExportFormat,
  exportDeductions,
  type Write,
} from './export-deductions.ts';
import { unreadableFile } from './files.ts';
import { deductionTable } from './terminal/ledger-tables.ts';
import { type Output, type Report, writeTo } from './terminal/output.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

const FORMATS: readonly ExportFormat[] = ['json', 'csv', 'xlsx'];

interface DeductionsOptions {
  readonly account: string;
  readonly pack?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format?: ExportFormat;
  readonly output?: string;
}

/** `deductions`. */
export function addDeductionsCommand(face: Face): void {
  const { speaker } = face;
  const options = [
    new Option('--account <id>', speaker.say(OPTIONS.account)).makeOptionMandatory(),
    new Option('--pack <id>', speaker.say(OPTIONS.pack)),
    new Option('--from <date>', speaker.say(OPTIONS.from)),
    new Option('--to <date>', speaker.say(OPTIONS.to)),
    new Option('--format <format>', speaker.say(OPTIONS.exportFormat)).choices(FORMATS),
    new Option('--output <file>', speaker.say(OPTIONS.output)),
  ];
  addCommand(face, 'deductions', options, deductions);
}

const deductions: Handler<DeductionsOptions> = async (call, options) => {
  const { output: file, account, pack, from, to } = options;
  const chosen = formatOf(call.output, options);
  if (!chosen.ok) return chosen;
  const format = chosen.value;
  return call.withRuntime(async (runtime) => {
    const pages = await streamDeductions(runtime, { account, pack, from, to });
    if (!pages.ok) return pages;
    if (file !== undefined) return exportToFile(pages.value, format ?? 'json', file);
    if (format === null) return printTable(call, pages.value);
    const written = await exportDeductions(pages.value, format, (piece) =>
      call.output.write(piece),
    );
    return written.ok ? accept(null) : written;
  });
};

/** What is to be written; null: a table for people. */
function formatOf(output: Output, options: DeductionsOptions): Outcome<ExportFormat | null> {
  const { format, output: file } = options;
  if (file !== undefined) {
    const named = format ?? FORMATS.find((known) => file.toLowerCase().endsWith(`.${known}`));
    return named === undefined ? refuse('format_is_not_given', { file }, 'format') : accept(named);
  }
  if (output.json) {
    // One JSON document is what --json promises, so nothing else can be on standard output.
    return format === undefined || format === 'json'
      ? accept('json')
      : refuse('json_and_another_format', { format }, 'format');
  }
  if (format === 'xlsx' && output.stdout.isTTY === true) {
    return refuse('workbook_on_a_terminal', {}, 'output');
  }
  return accept(format ?? null);
}

async function exportToFile(
  pages: DeductionPages,
  format: ExportFormat,
  file: string,
): Promise<Outcome<Report>> {
  const opened = await openForWriting(file);
  if (!opened.ok) return opened;
  const { write, end } = opened.value;
  let rows: Outcome<number>;
  try {
    rows = await exportDeductions(pages, format, write);
  } finally {
    await end();
  }
  if (!rows.ok) {
    await rm(file, { force: true });
    return rows;
  }
  const count = rows.value;
  return accept({
    document: { file, format, rows: count },
    lines: ({ speaker }) => [
      speaker.say(TEXTS.exported, { file, rows: speaker.count(TEXTS.exportedRows, count) }),
    ],
  });
}

async function openForWriting(
  file: string,
): Promise<Outcome<{ readonly write: Write; readonly end: () => Promise<void> }>> {
  try {
    // Opened at once, so that a file that cannot be written is told before any work is done.
    const handle = await open(file, 'w');
    const stream = createWriteStream(file, { fd: handle });
    return accept({
      write: (piece) => writeTo(stream, piece),
      end: async () => {
        stream.end();
        await finished(stream);
      },
    });
  } catch (error) {
    return unreadableFile(file, error, 'output');
  }
}

async function printTable({ output, speaker }: Call, pages: DeductionPages) {
  const { page } = output;
  let count = 0;
  let returns = false;
  for await (const rows of pages) {
    // Each page is a table of its own: columns are as wide as its rows, however many follow.
    await output.lines([...(count === 0 ? [] : ['']), ...deductionTable(rows, page)]);
    count += rows.length;
    returns ||= rows.some(({ deducted }) => deducted.startsWith('-'));
  }
  if (count === 0) {
    await output.lines([speaker.say(TEXTS.noDeductions)]);
    return accept(null);
  }
  const notes = [
    speaker.count(TEXTS.deductions, count),
    ...(returns ? [speaker.say(TEXTS.returnsNote)] : []),
    speaker.say(TEXTS.unitsNote),
  ];
  await output.lines(['', ...notes.map(page.colours.faint)]);
  return accept(null);
}
