// Deductions for other programs: JSON, CSV, XLSX. All but XLSX are written page by page, however
// many rows there are.
import { stringify } from 'csv-stringify/sync';
import { accept, type Outcome, refuse } from '../engine/index.ts';
import type { DeductionView } from '../operations/settlement/deduction-view.ts';

export type ExportFormat = 'json' | 'csv' | 'xlsx';

export type DeductionPages = AsyncIterable<readonly DeductionView[]>;

/** Where an export goes, piece by piece. */
export type Write = (piece: string | Uint8Array) => Promise<void>;

/** A workbook is made in memory; above this many rows CSV is the better choice. */
export const XLSX_ROWS_MAX = 100_000;

/** Spreadsheets keep 15 digits of a number; a longer figure is written as text, to stay exact. */
const SPREADSHEET_MAX = 10n ** 15n;

type Cell = string | Quantity;

/** A figure, as opposed to a text that may look like one. */
interface Quantity {
  readonly figure: string;
}

const COLUMNS: readonly {
  readonly name: keyof DeductionView;
  readonly cell: (row: DeductionView) => Cell;
}[] = [
  { name: 'date', cell: ({ date }) => date },
  { name: 'item', cell: ({ item }) => item },
  { name: 'instance', cell: ({ instance = '' }) => instance },
  { name: 'pack', cell: ({ pack }) => pack },
  { name: 'family', cell: ({ family }) => family },
  { name: 'usage', cell: ({ usage }) => ({ figure: usage }) },
  { name: 'ratio', cell: ({ ratio }) => ratio },
  { name: 'deducted', cell: ({ deducted }) => ({ figure: deducted }) },
  { name: 'leftBefore', cell: ({ leftBefore }) => ({ figure: leftBefore }) },
  { name: 'leftAfter', cell: ({ leftAfter }) => ({ figure: leftAfter }) },
  { name: 'unit', cell: ({ unit }) => unit },
  { name: 'settledAt', cell: ({ settledAt }) => settledAt },
  { name: 'revision', cell: ({ revision }) => ({ figure: `${revision}` }) },
];

/** Writes deductions in a format and tells how many there were. */
export async function exportDeductions(
  pages: DeductionPages,
  format: ExportFormat,
  write: Write,
): Promise<Outcome<number>> {
  switch (format) {
    case 'json':
      return accept(await writeJson(pages, write));
    case 'csv':
      return accept(await writeCsv(pages, write));
    case 'xlsx':
      return writeXlsx(pages, write);
  }
}

async function writeJson(pages: DeductionPages, write: Write): Promise<number> {
  let count = 0;
  await write('{"deductions":[');
  for await (const page of pages) {
    const rows = page.map((row) => JSON.stringify(row)).join(',');
    await write(count === 0 ? rows : `,${rows}`);
    count += page.length;
  }
  await write(']}\n');
  return count;
}

async function writeCsv(pages: DeductionPages, write: Write): Promise<number> {
  let count = 0;
  await write(`${COLUMNS.map(({ name }) => name).join(',')}\n`);
  for await (const page of pages) {
    const rows = page.map((row) => COLUMNS.map(({ cell }) => csvCell(cell(row))));
    await write(stringify(rows));
    count += page.length;
  }
  return count;
}

/** A text that a spreadsheet would take for a formula is quoted for it with an apostrophe. */
function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell.figure;
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

async function writeXlsx(pages: DeductionPages, write: Write): Promise<Outcome<number>> {
  const bold = COLUMNS.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }));
  const rows: SheetRow[] = [bold];
  for await (const page of pages) {
    if (rows.length - 1 + page.length > XLSX_ROWS_MAX) {
      return refuse('too_many_rows_for_xlsx', { max: `${XLSX_ROWS_MAX}` }, 'format');
    }
    for (const row of page) rows.push(COLUMNS.map(({ cell }) => xlsxCell(cell(row))));
  }
  // Loaded only here: no other command needs it.
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const workbook = writeWorkbook(rows, {
    sheet: 'deductions',
    stickyRowsCount: 1,
    columns: COLUMNS.map(({ name }) => ({ width: WIDTHS[name] ?? DEFAULT_WIDTH })),
  });
  await write(await workbook.toBuffer());
  return accept(rows.length - 1);
}

type SheetRow = (string | SheetFigure)[] | { value: string; fontWeight: 'bold' }[];
interface SheetFigure {
  readonly value: number;
  readonly type: NumberConstructor;
  readonly format: string;
}

const DEFAULT_WIDTH = 18;
const WIDTHS: Partial<Record<keyof DeductionView, number>> = {
  date: 11,
  item: 27,
  pack: 25,
  family: 11,
  ratio: 9,
  unit: 8,
  settledAt: 26,
  revision: 9,
};

function xlsxCell(cell: Cell): string | SheetFigure {
  if (typeof cell === 'string') return cell;
  const value = BigInt(cell.figure);
  if (value >= SPREADSHEET_MAX || value <= -SPREADSHEET_MAX) return cell.figure;
  return { value: Number(value), type: Number, format: '0' };
}
