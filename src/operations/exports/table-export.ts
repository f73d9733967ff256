// The shape of operations that give a whole list as a file, CSV or XLSX.
import { type Static, type TSchema, Type } from 'typebox';
import { accept, type Outcome } from '../../engine/index.ts';
import { oneOf } from '../answer-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { FileAnswer } from './file-answer.ts';
import { csvPieces, type Table, workbookOf } from './table-file.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type Format = keyof typeof MEDIA;

/** Which kind of file it is to be. */
export const FormatField = Type.Optional(
  oneOf(['csv', 'xlsx'], { description: 'What the file is to be; `csv` if left out.' }),
);

interface Export<Input extends TSchema, Row> {
  readonly name: string;
  readonly summary: string;
  readonly input: Input;
  /** Refused before anything is written. */
  readonly table: (
    context: Context,
    asked: Omit<Static<Input>, 'format'>,
  ) => Promise<Outcome<Table<Row>>>;
}

/** Makes the operation that gives a table as a file; whoever may read the list may call it. */
export function exporting<Input extends TSchema, Row>({
  table,
  ...parts
}: Export<Input, Row>): Operation<Input, FileAnswer> {
  return {
    ...parts,
    access: 'viewer',
    kind: 'read',
    media: Object.values(MEDIA),
    run: async (context, { format = 'csv', ...asked }: Static<Input> & { format?: Format }) => {
      const read = await table(context, asked);
      if (!read.ok) return read;
      const name = `${read.value.name}.${format}`;
      if (format === 'csv') {
        return accept(new FileAnswer(name, MEDIA.csv, marked(csvPieces(read.value))));
      }
      const book = await workbookOf(read.value);
      return book.ok ? accept(new FileAnswer(name, MEDIA.xlsx, onePiece(book.value))) : book;
    },
  };
}

/** Spreadsheets read a file without the mark in whatever their system writes in. */
async function* marked(pieces: AsyncIterable<string>): AsyncIterable<string> {
  yield BYTE_ORDER_MARK;
  yield* pieces;
}

async function* onePiece(piece: Uint8Array): AsyncIterable<Uint8Array> {
  yield piece;
}
