// Deductions for other programs: JSON, CSV, XLSX. All but XLSX are written page by page, however
// many rows there are.
import { accept, type Outcome } from '../engine/index.ts';
import { DEDUCTION_COLUMNS } from '../operations/exports/export-tables.ts';
import { csvPieces, workbookOf } from '../operations/exports/table-file.ts';
import type { DeductionView } from '../operations/settlement/deduction-view.ts';

export type ExportFormat = 'json' | 'csv' | 'xlsx';

export type DeductionPages = AsyncIterable<readonly DeductionView[]>;

/** Where an export goes, piece by piece. */
export type Write = (piece: string | Uint8Array) => Promise<void>;

/** Writes deductions in a format and tells how many there were. */
export async function exportDeductions(
  pages: DeductionPages,
  format: ExportFormat,
  write: Write,
): Promise<Outcome<number>> {
  let count = 0;
  async function* counted(): DeductionPages {
    for await (const page of pages) {
      yield page;
      count += page.length;
    }
  }
  const table = { name: 'deductions', columns: DEDUCTION_COLUMNS, pages: counted() };
  if (format === 'xlsx') {
    const book = await workbookOf(table);
    if (!book.ok) return book;
    await write(book.value);
    return accept(count);
  }
  const pieces = format === 'csv' ? csvPieces(table) : jsonPieces(counted());
  for await (const piece of pieces) await write(piece);
  return accept(count);
}

async function* jsonPieces(pages: DeductionPages): AsyncIterable<string> {
  let first = true;
  yield '{"deductions":[';
  for await (const page of pages) {
    const rows = page.map((row) => JSON.stringify(row)).join(',');
    yield first ? rows : `,${rows}`;
    first = false;
  }
  yield ']}\n';
}
