import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { CardRows } from '../ui/card-rows.tsx';
import type { Column } from '../ui/list-columns.ts';
import { ScrolledByKeys } from '../ui/table-rows.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { ItemName } from './deduction-columns.tsx';
import { Quantity } from './exact.tsx';
import { moneyText } from './money.ts';

type Total = NonNullable<Api['usage.days']['answer']['totals']>[number];

/** The sums of all days by item. */
export function UsageTotals({
  rows,
  currency,
  onShow,
}: {
  readonly rows: readonly Total[];
  readonly currency: string;
  readonly onShow: (item: string) => void;
}) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const figure = (key: 'quantity' | 'covered' | 'overage' | 'unsettled'): Column<Total> => ({
    key,
    title: t(`usage.${key}`),
    align: 'right',
    cell: (row) => <Quantity value={row[key]} unit={row.unit} />,
  });
  const columns: readonly Column<Total>[] = [
    {
      key: 'item',
      title: t('usage.item'),
      cell: ({ item }) => (
        <Button type="link" size="small" onClick={() => onShow(item)} style={{ padding: 0 }}>
          <ItemName item={item} instance={undefined} />
        </Button>
      ),
    },
    figure('quantity'),
    figure('covered'),
    figure('overage'),
    figure('unsettled'),
    {
      key: 'amount',
      title: t('usage.amount'),
      align: 'right',
      cell: ({ amount }) => moneyText(amount, currency),
    },
  ];
  const rowKey = ({ item }: Total) => item;
  const label = t('usage.totals');
  if (narrow) return <CardRows {...{ label, columns, rows, rowKey }} stale={false} />;
  return (
    <ScrolledByKeys label={label}>
      <Table
        size="small"
        rowKey={rowKey}
        columns={columns.map(({ key, title, align, cell }) => ({
          ...{ key, title, align: align ?? 'left' },
          render: (_: unknown, row: Total) => cell(row),
        }))}
        dataSource={[...rows]}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </ScrolledByKeys>
  );
}
