import { useQuery } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, download } from '../api.ts';
import { useAccountId, useAccountView } from '../components/account.ts';
import { useCatalog, useTitles } from '../components/catalog.ts';
import { SettledMark } from '../components/settled-mark.tsx';
import { type UsageDay, useUsageColumns } from '../components/usage-columns.tsx';
import { UsageTotals } from '../components/usage-totals.tsx';
import { daysBefore } from '../components/zone.ts';
import { given, oneOf, useFilter } from '../search.ts';
import { ChartPlace } from '../ui/chart-place.tsx';
import { DateRange } from '../ui/date-range.tsx';
import { later } from '../ui/later.tsx';
import { List } from '../ui/list.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Page } from '../ui/page.tsx';

const UsageChart = later(
  async () => (await import('../components/usage-chart.tsx')).UsageChart,
  <ChartPlace beside={22} />,
);

const Explanation = later(async () => (await import('../components/explanation.tsx')).Explanation);

const MONTH_DAYS = 29;
const SORTS = ['date', '-date'] as const;

/** 用量统计: usage by day and item, and how much of it packs covered. */
export function UsagePage() {
  const { t } = useTranslation();
  const account = useAccountId();
  const { filter, set } = useFilter();
  const view = useAccountView();
  const settled = view.data?.settledThrough ?? null;
  const from = filter.from ?? (settled === null ? undefined : daysBefore(settled, MONTH_DAYS));
  const range = given({ from, to: filter.to });
  const totals = useQuery({
    queryKey: ['account', account, 'usage', 'totals', range],
    queryFn: () => call('usage.days', { account, limit: 1, ...range }),
    enabled: view.data !== undefined,
  });
  const rows = totals.data?.totals ?? [];
  const item = filter.item ?? mostUsed(rows);
  const error = view.error ?? totals.error;
  return (
    <Page title={t('usage.title')} extra={<SettledMark />} bare>
      <Flex vertical gap={16}>
        <Card size="small">
          <Flex gap={8} wrap>
            <DateRange label={t('usage.range')} from={from} to={filter.to} onChange={set} />
            <ItemSelect />
          </Flex>
        </Card>
        {error === null ? null : <LoadFailed error={error} onRetry={() => void totals.refetch()} />}
        {totals.isPending ? <Skeleton active title={false} paragraph={{ rows: 8 }} /> : null}
        {totals.data === undefined || item !== undefined ? null : <NoUsage />}
        {item === undefined || from === undefined ? null : (
          <Card size="small">
            <UsageChart item={item} from={from} to={filter.to} />
          </Card>
        )}
        {item === undefined ? null : (
          <>
            <Card size="small" title={t('usage.totals')}>
              <UsageTotals
                rows={rows}
                currency={totals.data?.currency ?? 'CNY'}
                onShow={(chosen) => set({ item: chosen })}
              />
            </Card>
            <Card size="small" title={t('usage.days')}>
              <DayList from={from} />
            </Card>
          </>
        )}
      </Flex>
    </Page>
  );
}

/** The item that is looked at first: of those that packs cover the one used most. */
function mostUsed(
  rows: readonly { readonly item: string; readonly unit: string; readonly quantity: string }[],
): string | undefined {
  const first = rows.find(({ item }) => item.startsWith('live.downstream.mainland'));
  return (first ?? rows[0])?.item;
}

function ItemSelect() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const { data } = useCatalog();
  const { text } = useTitles();
  return (
    <Select
      aria-label={t('usage.item')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('usage.allItems')}
      value={filter.item}
      style={{ width: 240 }}
      options={(data?.items ?? []).map(({ id, title }) => ({ value: id, label: text(title) }))}
      onChange={(item) => set({ item })}
    />
  );
}

function DayList({ from }: { readonly from: string | undefined }) {
  const { t } = useTranslation();
  const account = useAccountId();
  const { filter } = useFilter();
  const wish = given({ from, to: filter.to, item: filter.item, instance: filter.instance });
  const sort = oneOf(SORTS, filter.sort) ?? '-date';
  const [why, setWhy] = useState<UsageDay | null>(null);
  return (
    <>
      <List
        name="usage"
        label={t('usage.days')}
        columns={useUsageColumns(setWhy)}
        rowKey={({ date, item, instance = '' }) => `${date} ${item} ${instance}`}
        queryKey={['account', account, 'usage', wish, sort]}
        load={async (page) => {
          const { days, next, currency } = await call('usage.days', {
            account,
            sort,
            ...wish,
            ...page,
          });
          return { rows: days.map((day) => ({ ...day, currency })), next };
        }}
        onExport={(format) => download('usage.export-days', { account, ...wish, format })}
        empty={<NoUsage />}
      />
      {why === null ? null : (
        <Explanation
          date={why.date}
          item={why.item}
          instance={why.instance}
          onClose={() => setWhy(null)}
        />
      )}
    </>
  );
}

function NoUsage() {
  const { t } = useTranslation();
  return (
    <Empty description={t('usage.empty')}>
      <Button href="/api/docs">{t('usage.apiHint')}</Button>
    </Empty>
  );
}
