import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAccountId } from './account.ts';
import { ItemName } from './deduction-columns.tsx';
import { Quantity } from './exact.tsx';
import { moneyText } from './money.ts';

type Line = Api['overage.list']['answer']['overage'][number] & { readonly currency: string };

/** The lines of a bill: usage that no pack covered, with its price. */
export function OverageList({
  bill,
  billDate,
}: {
  readonly bill: 'day' | 'month';
  readonly billDate: string;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const columns: readonly Column<Line>[] = [
    {
      key: 'item',
      title: t('overage.item'),
      fixed: true,
      cell: ({ item, instance }) => <ItemName item={item} instance={instance} />,
    },
    ...(bill === 'month'
      ? [{ key: 'date', title: t('usage.date'), cell: ({ date }: Line) => date }]
      : []),
    {
      key: 'quantity',
      title: t('overage.quantity'),
      align: 'right',
      cell: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} />,
    },
    {
      key: 'unitPrice',
      title: t('overage.unitPrice'),
      align: 'right',
      cell: ({ unitPrice, per, currency }) => `${moneyText(unitPrice, currency)}/${per}`,
    },
    {
      key: 'amount',
      title: t('overage.amount'),
      align: 'right',
      cell: ({ amount, currency }) => moneyText(amount, currency),
    },
  ];
  return (
    <List
      name="overage"
      label={t('bills.linesOf', { date: billDate })}
      columns={columns}
      rowKey={({ date, item, instance = '', revision }) =>
        [date, item, instance, revision].join(' ')
      }
      queryKey={['account', account, 'overage', bill, billDate]}
      load={async (page) => {
        const { overage, currency, next } = await call('overage.list', {
          ...{ account, bill, billDate },
          ...page,
        });
        return { rows: overage.map((line) => ({ ...line, currency })), next };
      }}
      empty={<Empty description={t('overage.empty')} />}
    />
  );
}
