import type { ReactNode } from 'react';
import { CardRows } from './card-rows.tsx';
import type { Column } from './list-columns.ts';
import { TableRows } from './table-rows.tsx';
import { useNarrow } from './use-narrow.ts';

/** Rows that are all there, so that nothing is paged: a table, or cards in a narrow window. */
export function Rows<Row>({
  label,
  columns,
  rows,
  rowKey,
  empty,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Instead of no rows. */
  readonly empty: ReactNode;
}) {
  const narrow = useNarrow();
  if (rows.length === 0) return empty;
  const Shown = narrow ? CardRows : TableRows;
  return <Shown {...{ label, columns, rows, rowKey }} stale={false} />;
}
