// Aligned tables. One that is wider than the terminal has each row on two lines or more: nothing is
// cut off, so that ids and figures can always be copied.
import type { Colours } from './colours.ts';
import { displayWidth, padded, shown } from './width.ts';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  /** Figures stand at the right, so that their digits are below each other. */
  readonly figure?: boolean;
  readonly colour?: (row: Row) => ((text: string) => string) | null;
}

export interface TableSpace {
  /** Columns of the terminal; null: no end. */
  readonly width: number | null;
  readonly colours: Colours;
}

const GAP = '  ';
const INDENT = '    ';

interface PlacedColumn<Row> {
  readonly column: Column<Row>;
  readonly width: number;
  readonly cells: readonly string[];
}

/** The lines of a table: its titles and its rows. */
export function tableLines<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  space: TableSpace,
): readonly string[] {
  const placed = columns.map((column) => placeColumn(column, rows));
  const folds = foldColumns(placed, space.width);
  const { strong } = space.colours;
  const titles = folds.map((fold, index) =>
    line(fold, index, ({ column, width }) => padCell(column, column.title, width)),
  );
  const body = rows.flatMap((row, at) =>
    folds.map((fold, index) => line(fold, index, (one) => cellText(one, row, at))),
  );
  return [...titles.map(strong), ...body];
}

function placeColumn<Row>(column: Column<Row>, rows: readonly Row[]): PlacedColumn<Row> {
  const cells = rows.map((row) => shown(column.cell(row)));
  const width = cells.reduce(
    (widest, cell) => Math.max(widest, displayWidth(cell)),
    displayWidth(column.title),
  );
  return { column, width, cells };
}

/** As many columns on each line as fit, in their order. */
function foldColumns<Row>(
  columns: readonly PlacedColumn<Row>[],
  width: number | null,
): readonly (readonly PlacedColumn<Row>[])[] {
  const folds: PlacedColumn<Row>[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    const fold = folds.at(-1);
    if (fold === undefined || (width !== null && used + GAP.length + column.width > width)) {
      used = (fold === undefined ? 0 : INDENT.length) + column.width;
      folds.push([column]);
    } else {
      used += GAP.length + column.width;
      fold.push(column);
    }
  }
  return folds;
}

function line<Row>(
  fold: readonly PlacedColumn<Row>[],
  index: number,
  text: (column: PlacedColumn<Row>) => string,
): string {
  const cells = fold.map(text).join(GAP);
  return (index === 0 ? cells : INDENT + cells).trimEnd();
}

function cellText<Row>({ column, width, cells }: PlacedColumn<Row>, row: Row, at: number): string {
  const text = cells[at] ?? '';
  const colour = column.colour?.(row) ?? null;
  const full = padCell(column, text, width);
  // The spaces stay outside of the colour, so that they can be cut off at the end of a line.
  return colour === null ? full : full.replace(text, () => colour(text));
}

function padCell<Row>(column: Column<Row>, text: string, width: number): string {
  return padded(text, width, column.figure === true ? 'right' : 'left');
}
