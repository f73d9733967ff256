import { Button, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { LinkTo } from '../ui/link-to.ts';
import type { Column } from '../ui/list-columns.ts';
import { useTitles } from './catalog.ts';
import { Quantity, Time } from './exact.tsx';

export type Deduction = Api['deductions.list']['answer']['deductions'][number];

/** What is shown of a deduction; `onWhy` opens the reasons. Of one pack alone it is not named. */
export function useDeductionColumns(
  onWhy: (row: Deduction) => void,
  ofAllPacks: boolean,
): readonly Column<Deduction>[] {
  const { t } = useTranslation();
  const { familyTitle } = useTitles();
  const ofPack: readonly Column<Deduction>[] = [
    {
      key: 'pack',
      title: t('deductions.packAndType'),
      width: 120,
      cell: ({ pack, family }) => (
        <>
          {familyTitle(family)}
          <br />
          <LinkTo to="/live/pack" search={({ account }) => ({ account, pack })}>
            <span style={{ overflowWrap: 'anywhere', fontSize: 12 }}>{pack}</span>
          </LinkTo>
        </>
      ),
    },
  ];
  return [
    {
      key: 'date',
      title: t('deductions.date'),
      sort: 'usageDate',
      fixed: true,
      cell: ({ date }) => <span style={{ whiteSpace: 'nowrap' }}>{date}</span>,
    },
    ...(ofAllPacks ? ofPack : []),
    {
      key: 'item',
      title: t('deductions.item'),
      width: 135,
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
      key: 'left',
      title: t('deductions.leftBeforeAfter'),
      width: 110,
      align: 'right',
      cell: ({ leftBefore, leftAfter, unit }) => (
        <span style={{ whiteSpace: 'nowrap' }}>
          <Quantity value={leftBefore} unit={unit} /> →
          <br />
          <Quantity value={leftAfter} unit={unit} />
        </span>
      ),
    },
    {
      key: 'settledAt',
      title: t('deductions.settledAt'),
      sort: 'settledAt',
      width: 110,
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
