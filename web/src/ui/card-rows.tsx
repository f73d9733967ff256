import { Card, Flex, Spin } from 'antd';
import type { RowsProps } from './table-rows.tsx';

/** Rows as cards, for narrow windows: each column with its title. */
export function CardRows<Row>({ label, columns, rows, rowKey, stale }: RowsProps<Row>) {
  const [head, ...rest] = columns;
  return (
    <Spin spinning={stale}>
      <Flex component="ul" aria-label={label} vertical gap={12} className="cards">
        {rows.map((row) => (
          <li key={rowKey(row)}>
            <Card size="small" title={head?.cell(row)}>
              <dl className="fields">
                {rest.map(({ key, title, cell }) => (
                  <div key={key}>
                    <dt>{title}</dt>
                    <dd>{cell(row)}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          </li>
        ))}
      </Flex>
    </Spin>
  );
}
