import { Button, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { LinkTo } from '../ui/link-to.ts';
import type { Column } from '../ui/list-columns.ts';
import { useTitles } from './catalog.ts';
import { Quantity, Time } from './exact.tsx';

export type Deduction = Api['deductions.list']['answer']['deductions'][number];

/** What is shown of a deduction; `onWhy` opens the reasons. */
export function useDeductionColumns(onWhy: (row: Deduction) => void): readonly Column<Deduction>[] {
  const { t } = useTranslation();
  const { familyTitle } = useTitles();
  return [
    {
      key: 'date',
      title: t('deductions.date'),
      sort: 'usageDate',
      fixed: true,
      cell: ({ date }) => <span style={{ whiteSpace: 'nowrap' }}>{date}</span>,
    },
    {
      key: 'pack',
      title: t('deductions.pack'),
      cell: ({ pack }) => (
        <LinkTo to="/live/pack" search={({ account }) => ({ account, pack })}>
          {pack}
        </LinkTo>
      ),
    },
    {
      key: 'family',
      title: t('deductions.family'),
      cell: ({ family }) => familyTitle(family),
    },
    {
      key: 'item',
      title: t('deductions.item'),
      cell: (row) => <ItemName item={row.item} instance={row.instance} />,
    },
    {
      key: 'usage',
      title: t('deductions.usage'),
      align: 'right',
      cell: ({ usage, unit }) => <Quantity value={usage} unit={unit} />,
    },
    {
      key: 'type',
      title: t('deductions.type'),
      cell: ({ type }) => (
        <Tag color={type === 'return' ? 'warning' : 'default'}>{t(`deductions.type.${type}`)}</Tag>
      ),
    },
    {
      key: 'ratio',
      title: t('deductions.ratio'),
      align: 'right',
      cell: ({ ratio }) => <span style={{ whiteSpace: 'nowrap' }}>1 : {ratio}</span>,
    },
    {
      key: 'deducted',
      title: t('deductions.deducted'),
      align: 'right',
      cell: ({ deducted, unit }) => <Quantity value={deducted} unit={unit} />,
    },
    {
      key: 'leftBefore',
      title: t('deductions.leftBefore'),
      align: 'right',
      cell: ({ leftBefore, unit }) => <Quantity value={leftBefore} unit={unit} />,
    },
    {
      key: 'leftAfter',
      title: t('deductions.leftAfter'),
      align: 'right',
      cell: ({ leftAfter, unit }) => <Quantity value={leftAfter} unit={unit} />,
    },
    {
      key: 'settledAt',
      title: t('deductions.settledAt'),
      sort: 'settledAt',
      cell: ({ settledAt }) => <Time at={settledAt} />,
    },
    {
      key: 'why',
      title: t('list.actions'),
      fixed: true,
      pinned: true,
      cell: (row) => (
        <Button type="link" size="small" onClick={() => onWhy(row)}>
          {t('deductions.why')}
        </Button>
      ),
    },
  ];
}

/** An item by its name, with the instance that it is of. */
export function ItemName({
  item,
  instance,
}: {
  readonly item: string;
  readonly instance: string | undefined;
}) {
  const { itemTitle } = useTitles();
  return (
    <span title={item}>
      {itemTitle(item)}
      {instance === undefined ? null : (
        <Typography.Text type="secondary"> · {instance}</Typography.Text>
      )}
    </span>
  );
}
