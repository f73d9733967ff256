import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import type { Column } from '../ui/list-columns.ts';
import { Rows } from '../ui/rows.tsx';
import { AccountLink } from './arrival-list.tsx';
import { useCatalog, useTitles } from './catalog.ts';
import { Quantity } from './exact.tsx';
import { moneyText } from './money.ts';

type Plan = Api['settlement.preview']['answer']['plan'];
type Deduction = Plan['deductions'][number];
type Overage = Plan['overage'][number];

/** What settling a day would write; what is negative is given back. */
export function SettlementPlan({ plan }: { readonly plan: Plan }) {
  const { t } = useTranslation();
  const deductions = useDeductionColumns();
  const overage = useOverageColumns();
  const { deductions: taken, overage: billed } = plan;
  return (
    <>
      <Rows
        label={t('runs.deductions')}
        columns={deductions}
        rows={taken.map((row, place) => ({ ...row, place }))}
        rowKey={({ place }) => `${place}`}
        empty={null}
      />
      <Rows
        label={t('runs.overage')}
        columns={overage}
        rows={billed.map((row, place) => ({ ...row, place }))}
        rowKey={({ place }) => `${place}`}
        empty={null}
      />
    </>
  );
}

function useUnits() {
  const { data } = useCatalog();
  const units = new Map(data?.items.map(({ id, unit }) => [id, unit]));
  const families = new Map(data?.families.map(({ id, unit }) => [id, unit]));
  const familyOf = new Map(data?.items.map(({ id, family }) => [id, family]));
  return {
    ofItem: (item: string) => units.get(item) ?? 'byte',
    ofPack: (item: string) => families.get(familyOf.get(item) ?? '') ?? 'byte',
  };
}

function useDeductionColumns(): readonly Column<Deduction & { readonly place: number }>[] {
  const { t } = useTranslation();
  const { itemTitle } = useTitles();
  const units = useUnits();
  return [
    { key: 'date', title: t('runs.date'), cell: ({ date }) => date },
    {
      key: 'account',
      title: t('runs.account'),
      cell: ({ account }) => <AccountLink account={account} />,
    },
    { key: 'item', title: t('runs.item'), cell: ({ item }) => itemTitle(item) },
    { key: 'pack', title: t('runs.pack'), cell: ({ pack }) => pack },
    {
      key: 'usage',
      title: t('runs.usage'),
      align: 'right',
      cell: ({ usage, item }) => <Quantity value={usage} unit={units.ofItem(item)} />,
    },
    { key: 'ratio', title: t('catalogs.ratio'), align: 'right', cell: ({ ratio }) => ratio },
    {
      key: 'deducted',
      title: t('runs.deducted'),
      align: 'right',
      cell: ({ deducted, item }) => <Quantity value={deducted} unit={units.ofPack(item)} />,
    },
    {
      key: 'left',
      title: t('runs.left'),
      align: 'right',
      cell: ({ leftBefore, leftAfter, item }) => (
        <>
          <Quantity value={leftBefore} unit={units.ofPack(item)} />
          {' / '}
          <Quantity value={leftAfter} unit={units.ofPack(item)} />
        </>
      ),
    },
  ];
}

function useOverageColumns(): readonly Column<Overage & { readonly place: number }>[] {
  const { t } = useTranslation();
  const { itemTitle } = useTitles();
  const { data } = useCatalog();
  const units = useUnits();
  return [
    { key: 'date', title: t('runs.date'), cell: ({ date }) => date },
    {
      key: 'account',
      title: t('runs.account'),
      cell: ({ account }) => <AccountLink account={account} />,
    },
    { key: 'item', title: t('runs.item'), cell: ({ item }) => itemTitle(item) },
    {
      key: 'overage',
      title: t('runs.overage'),
      align: 'right',
      cell: ({ quantity, item }) => <Quantity value={quantity} unit={units.ofItem(item)} />,
    },
    {
      key: 'amount',
      title: t('runs.amount'),
      align: 'right',
      cell: ({ amount }) => moneyText(amount, data?.currency ?? ''),
    },
  ];
}
