// Rows for spreadsheets and other programs, as CSV and XLSX. CSV is written page by page, however
// many rows there are; a workbook is made in memory.
import { stringify } from 'csv-stringify/sync';
import { accept, type Outcome, refuse } from '../../engine/index.ts';

/** Above so many rows CSV is the better choice. */
export const XLSX_ROWS_MAX = 100_000;

/** Spreadsheets keep 15 digits of a number; a longer figure is written as text, to stay exact. */
const SPREADSHEET_DIGITS = 15;
const DEFAULT_WIDTH = 18;

/** A text, or a figure, as opposed to a text that may look like one. */
export type Cell = string | { readonly figure: string };

/** A column of a table of rows. */
export interface TableColumn<Row> {
  readonly name: string;
  readonly cell: (row: Row) => Cell;
  readonly width?: number;
}

/** What is written, and in how many pages its rows come. */
export interface Table<Row> {
  /** What the sheet of a workbook is called. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly pages: AsyncIterable<readonly Row[]>;
}

/** The table as CSV: its head, then a piece for each page. */
export async function* csvPieces<Row>({ columns, pages }: Table<Row>): AsyncIterable<string> {
  yield `${columns.map(({ name }) => name).join(',')}\n`;
  for await (const page of pages) {
    yield stringify(page.map((row) => columns.map(({ cell }) => csvCell(cell(row)))));
  }
}

/** With what a spreadsheet's formula begins; those of Chinese and Japanese take the wide signs. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that a spreadsheet would take for a formula is quoted for it with an apostrophe. */
function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell.figure;
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The table as a workbook. Refused: `too_many_rows_for_xlsx`. */
export async function workbookOf<Row>({
  name: sheet,
  columns,
  pages,
}: Table<Row>): Promise<Outcome<Uint8Array>> {
  const head = columns.map(({ name }) => ({ value: name, fontWeight: 'bold' as const }));
  const rows: SheetRow[] = [head];
  for await (const page of pages) {
    if (rows.length - 1 + page.length > XLSX_ROWS_MAX) {
      return refuse('too_many_rows_for_xlsx', { max: `${XLSX_ROWS_MAX}` }, 'format');
    }
    for (const row of page) rows.push(columns.map(({ cell }) => xlsxCell(cell(row))));
  }
  // Loaded only here: nothing else needs it.
  const { default: writeWorkbook } = await import('write-excel-file/node');
  const workbook = writeWorkbook(rows, {
    sheet,
    stickyRowsCount: 1,
    columns: columns.map(({ width = DEFAULT_WIDTH }) => ({ width })),
  });
  return accept(await workbook.toBuffer());
}

type SheetRow = (string | SheetFigure)[] | { value: string; fontWeight: 'bold' }[];
interface SheetFigure {
  readonly value: number;
  readonly type: NumberConstructor;
  readonly format: string;
}

function xlsxCell(cell: Cell): string | SheetFigure {
  if (typeof cell === 'string') return cell;
  const { figure } = cell;
  const [, whole = '', part = ''] = /^-?(\d+)(?:\.(\d+))?$/.exec(figure) ?? [];
  const digits = whole.length + part.length;
  if (digits === 0 || digits > SPREADSHEET_DIGITS) return figure;
  // So few digits are the same after a number was made of them, which is all a workbook knows.
  const format = part === '' ? '0' : `0.${'0'.repeat(part.length)}`;
  return { value: Number(figure), type: Number, format };
}
