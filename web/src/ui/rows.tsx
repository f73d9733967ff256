import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
  most,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Instead of no rows. */
  readonly empty: ReactNode;
  /** How many are shown before somebody asks for all of them. */
  readonly most?: number;
}) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [all, setAll] = useState(false);
  if (rows.length === 0) return empty;
  const Shown = narrow ? CardRows : TableRows;
  const shown = all || most === undefined ? rows : rows.slice(0, most);
  return (
    <>
      <Shown {...{ label, columns, rowKey }} rows={shown} stale={false} />
      {shown.length === rows.length ? null : (
        <Button type="link" onClick={() => setAll(true)}>
          {t('list.showAll', { count: rows.length })}
        </Button>
      )}
    </>
  );
}
