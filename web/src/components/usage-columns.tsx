import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import type { Column } from '../ui/list-columns.ts';
import { ItemName } from './deduction-columns.tsx';
import { Quantity } from './exact.tsx';
import { moneyText } from './money.ts';

export type UsageDay = Api['usage.days']['answer']['days'][number] & {
  readonly currency: string;
};

/** What is shown of a day's usage of an item; `onWhy` opens how it was settled. */
export function useUsageColumns(onWhy: (day: UsageDay) => void): readonly Column<UsageDay>[] {
  const { t } = useTranslation();
  const figure = (key: 'quantity' | 'covered' | 'overage' | 'unsettled'): Column<UsageDay> => ({
    key,
    title: t(`usage.${key}`),
    align: 'right',
    cell: (row) => <Quantity value={row[key]} unit={row.unit} />,
  });
  return [
    {
      key: 'date',
      title: t('usage.date'),
      sort: 'date',
      fixed: true,
      cell: ({ date }) => <span style={{ whiteSpace: 'nowrap' }}>{date}</span>,
    },
    {
      key: 'item',
      title: t('usage.item'),
      fixed: true,
      cell: ({ item, instance }) => <ItemName item={item} instance={instance} />,
    },
    figure('quantity'),
    figure('covered'),
    figure('overage'),
    figure('unsettled'),
    {
      key: 'amount',
      title: t('usage.amount'),
      align: 'right',
      cell: ({ amount, currency }) => moneyText(amount, currency),
    },
    {
      key: 'why',
      title: t('list.actions'),
      fixed: true,
      cell: (day) => (
        <Button type="link" size="small" onClick={() => onWhy(day)}>
          {t('deductions.why')}
        </Button>
      ),
    },
  ];
}
