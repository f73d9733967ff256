// Whole lists as files, with the filters of the lists: for spreadsheets and other programs.
import { type Static, type TSchema, Type } from 'typebox';
import { accept, type Outcome } from '../../engine/index.ts';
import { oneOf } from '../answer-fields.ts';
import { listBills } from '../bills/list-bills.ts';
import { streamPages } from '../cursor.ts';
import { FromDayField, ToDayField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { listPacksOperation } from '../packs/list-packs.ts';
import { DeductionFilterInput } from '../settlement/deduction-view.ts';
import { streamDeductions } from '../settlement/list-deductions.ts';
import { listUsageDays, UsageFilterInput } from '../usage/list-usage-days.ts';
import {
  BILL_COLUMNS,
  DEDUCTION_COLUMNS,
  PACK_COLUMNS,
  USAGE_DAY_COLUMNS,
} from './export-tables.ts';
import { FileAnswer } from './file-answer.ts';
import { csvPieces, type Table, workbookOf } from './table-file.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const MEDIA = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type Format = keyof typeof MEDIA;

const FormatField = Type.Optional(
  oneOf(['csv', 'xlsx'], { description: 'What the file is to be; `csv` if left out.' }),
);

const DeductionsInput = Type.Object({ ...DeductionFilterInput, format: FormatField });

/** All deductions of a filter as a file, by the day of the usage. */
export const exportDeductions: Operation<typeof DeductionsInput, FileAnswer> = exporting({
  name: 'deductions.export',
  summary: 'Give deductions as a file: CSV, however many there are, or XLSX.',
  input: DeductionsInput,
  table: async (context, asked) => {
    const pages = await streamDeductions(context, asked);
    if (!pages.ok) return pages;
    return accept({ name: 'deductions', columns: DEDUCTION_COLUMNS, pages: pages.value });
  },
});

const UsageInput = Type.Object({ ...UsageFilterInput, format: FormatField });

/** Usage by day, item and instance as a file. */
export const exportUsageDays: Operation<typeof UsageInput, FileAnswer> = exporting({
  name: 'usage.export-days',
  summary: 'Give usage by day and item as a file: CSV or XLSX.',
  input: UsageInput,
  table: async (context, asked) => {
    const pages = await streamPages(
      (page) => listUsageDays.run(context, { ...asked, ...page }),
      ({ days }) => days,
    );
    if (!pages.ok) return pages;
    return accept({ name: 'usage', columns: USAGE_DAY_COLUMNS, pages: pages.value });
  },
});

const { bill, state, account } = listBills.input.properties;
const BillsInput = Type.Object({
  account,
  from: FromDayField,
  to: ToDayField,
  bill,
  state,
  format: FormatField,
});

/** Bills as a file, the earliest date first. */
export const exportBills: Operation<typeof BillsInput, FileAnswer> = exporting({
  name: 'bills.export',
  summary: 'Give bills as a file: CSV or XLSX.',
  input: BillsInput,
  table: async (context, asked) => {
    const pages = await streamPages(
      (page) => listBills.run(context, { ...asked, sort: 'date', ...page }),
      ({ bills }) => bills,
    );
    if (!pages.ok) return pages;
    return accept({ name: 'bills', columns: BILL_COLUMNS, pages: pages.value });
  },
});

const { limit: _limit, cursor: _cursor, ...packFilter } = listPacksOperation.input.properties;
const PacksInput = Type.Object({ ...packFilter, format: FormatField });

/** Packs of a filter as a file, in the order of the list. */
export const exportPacks: Operation<typeof PacksInput, FileAnswer> = exporting({
  name: 'packs.export',
  summary: 'Give packs as a file: CSV or XLSX.',
  input: PacksInput,
  table: async (context, asked) => {
    const pages = await streamPages(
      (page) => listPacksOperation.run(context, { ...asked, ...page }),
      ({ packs }) => packs,
    );
    if (!pages.ok) return pages;
    return accept({ name: 'packs', columns: PACK_COLUMNS, pages: pages.value });
  },
});

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

function exporting<Input extends TSchema, Row>({
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
