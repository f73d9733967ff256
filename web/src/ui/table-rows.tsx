import { Table } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useFilter } from '../search.ts';
import type { Column } from './list-columns.ts';

export interface RowsProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly onRow?: ((row: Row) => void) | undefined;
  /** Of the page before, while the next is on its way. */
  readonly stale: boolean;
}

/** Rows as a table, sorted by the server as its head says. */
export function TableRows<Row>(props: RowsProps<Row>) {
  const { label, columns, rows, rowKey, onRow, stale } = props;
  const { filter, set } = useFilter();
  return (
    <ScrolledByKeys label={label}>
      <Table
        size="middle"
        rowKey={rowKey}
        columns={columns.map(({ key, title, cell, sort, align, width, pinned }) => ({
          key,
          title,
          align: align ?? 'left',
          ...(width === undefined ? {} : { width }),
          ...(pinned === true ? { fixed: 'right' as const } : {}),
          render: (_: unknown, row: Row) => cell(row),
          ...(sort === undefined
            ? {}
            : { sorter: true, showSorterTooltip: false, sortOrder: orderOf(sort, filter.sort) }),
        }))}
        dataSource={[...rows]}
        loading={stale}
        pagination={false}
        scroll={{ x: 'max-content' }}
        onChange={(_pages, _filters, sorter) => {
          const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter;
          const word = columns.find(({ key }) => key === columnKey)?.sort;
          const sort = order === 'descend' ? `-${word}` : word;
          set({ sort: order == null ? undefined : sort });
        }}
        onRow={(row) => ({
          onClick: (event) => {
            // What is pressed in a row does its own thing.
            const target = event.target instanceof Element ? event.target : null;
            if (target?.closest('a, button, input, [role=button]') == null) onRow?.(row);
          },
          style: onRow === undefined ? {} : { cursor: 'pointer' },
        })}
      />
    </ScrolledByKeys>
  );
}

/** A wide table is scrolled sideways: also by those who have no mouse. */
export function ScrolledByKeys({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  const around = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scrolled = around.current?.querySelector('.ant-table-content');
    scrolled?.setAttribute('tabindex', '0');
    scrolled?.setAttribute('role', 'group');
    scrolled?.setAttribute('aria-label', label);
  }, [label]);
  return <div ref={around}>{children}</div>;
}

function orderOf(word: string, sort: string | undefined) {
  if (sort === word) return 'ascend';
  return sort === `-${word}` ? 'descend' : null;
}
