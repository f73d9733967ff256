import { Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call, download } from '../api.ts';
import { useAccountId } from '../components/account.ts';
import { Time } from '../components/exact.tsx';
import { moneyText } from '../components/money.ts';
import { OverageList } from '../components/overage-list.tsx';
import { SettledMark } from '../components/settled-mark.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { DateRange } from '../ui/date-range.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Nothing } from '../ui/nothing.tsx';
import { Page } from '../ui/page.tsx';
import { Sheet } from '../ui/sheet.tsx';

type Bill = Api['bills.list']['answer']['bills'][number];

const KINDS = ['day', 'month'] as const;
const STATES = ['paid', 'due', 'elsewhere'] as const;
const SORTS = ['date', '-date'] as const;
const COLOURS = { paid: 'success', due: 'warning', elsewhere: 'default' } as const;

/** 账单: what usage cost beyond the packs; a bill opens into its lines. */
export function BillsPage() {
  const { t } = useTranslation();
  const account = useAccountId();
  const { filter } = useFilter();
  const [shown, setShown] = useState<Bill | null>(null);
  const wish = given({
    from: filter.from,
    to: filter.to,
    bill: oneOf(KINDS, filter.bill),
    state: oneOf(STATES, filter.state),
  });
  const sort = oneOf(SORTS, filter.sort) ?? '-date';
  return (
    <Page title={t('bills.title')} extra={<SettledMark />}>
      <List
        name="bills"
        label={t('bills.title')}
        columns={useBillColumns(setShown)}
        rowKey={({ bill, date, revision }) => `${bill} ${date} ${revision}`}
        queryKey={['account', account, 'bills', wish, sort]}
        load={async (page) => {
          const { bills, next } = await call('bills.list', { account, sort, ...wish, ...page });
          return { rows: bills, next };
        }}
        onExport={(format) => download('bills.export', { account, ...wish, format })}
        filters={<BillFilters />}
        empty={<Nothing fields={['from', 'to', 'bill', 'state']} description={t('bills.empty')} />}
        onRow={setShown}
      />
      {shown === null ? null : (
        <Sheet
          open
          size={760}
          onClose={() => setShown(null)}
          title={t('bills.linesOf', { date: shown.date })}
          closable={{ 'aria-label': t('close') }}
        >
          <OverageList bill={shown.bill} billDate={shown.date} />
        </Sheet>
      )}
    </Page>
  );
}

function BillFilters() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  return (
    <>
      <Select
        aria-label={t('bills.kind')}
        allowClear
        placeholder={t('bills.allKinds')}
        value={oneOf(KINDS, filter.bill)}
        style={{ width: 160 }}
        options={KINDS.map((value) => ({ value, label: t(`bills.kind.${value}`) }))}
        onChange={(bill) => set({ bill })}
      />
      <Select
        aria-label={t('bills.state')}
        allowClear
        placeholder={t('bills.allStates')}
        value={oneOf(STATES, filter.state)}
        style={{ width: 130 }}
        options={STATES.map((value) => ({ value, label: t(`bills.state.${value}`) }))}
        onChange={(state) => set({ state })}
      />
      <DateRange label={t('bills.date')} from={filter.from} to={filter.to} onChange={set} />
    </>
  );
}

function useBillColumns(onShow: (bill: Bill) => void): readonly Column<Bill>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'date',
      title: t('bills.date'),
      sort: 'date',
      fixed: true,
      cell: ({ date, bill }) => (bill === 'month' ? date.slice(0, 7) : date),
    },
    { key: 'kind', title: t('bills.kind'), cell: ({ bill }) => t(`bills.kind.${bill}`) },
    {
      key: 'revision',
      title: t('bills.revision'),
      onDemand: true,
      cell: ({ revision }) => revision,
    },
    {
      key: 'amount',
      title: t('bills.amount'),
      align: 'right',
      cell: ({ amount, currency }) => moneyText(amount, currency),
    },
    {
      key: 'state',
      title: t('bills.state'),
      cell: ({ state }) => <Tag color={COLOURS[state]}>{t(`bills.state.${state}`)}</Tag>,
    },
    {
      key: 'unpaid',
      title: t('bills.unpaid'),
      align: 'right',
      cell: ({ unpaid, currency }) => moneyText(unpaid, currency),
    },
    {
      key: 'paidBy',
      title: t('bills.paidBy'),
      cell: ({ paid, currency }) =>
        paid === null
          ? '-'
          : t('bills.paidIs', {
              gift: moneyText(paid.gift, currency),
              cash: moneyText(paid.cash, currency),
            }),
    },
    { key: 'madeAt', title: t('bills.madeAt'), cell: ({ madeAt }) => <Time at={madeAt} /> },
    {
      key: 'actions',
      title: t('list.actions'),
      fixed: true,
      pinned: true,
      cell: (bill) => (
        <Button type="link" size="small" onClick={() => onShow(bill)}>
          {t('bills.lines')}
        </Button>
      ),
    },
  ];
}
