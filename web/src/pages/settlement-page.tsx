import { Card, Empty, Flex, Progress, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { AccountLink } from '../components/arrival-list.tsx';
import { Time } from '../components/exact.tsx';
import { SettleForm } from '../components/settle-form.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { DateRange } from '../ui/date-range.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Page } from '../ui/page.tsx';

type Run = Api['settlement-runs.list']['answer']['runs'][number];

const SORTS = ['-startedAt', 'startedAt'] as const;
/** How often runs under way are looked at. */
const LOOK_MS = 3_000;

/** For operators: settling a day, a dry run before it, and the runs with how far they are. */
export function SettlementPage() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const { from, to } = filter;
  const wish = given({ from, to, sort: oneOf(SORTS, filter.sort) });
  return (
    <Page bare title={t('runs.title')}>
      <Flex vertical gap={16}>
        <Card size="small" title={t('runs.start')}>
          <SettleForm />
        </Card>
        <Card size="small" title={t('runs.title')}>
          <List
            name="settlement-runs"
            label={t('runs.title')}
            columns={useRunColumns()}
            rowKey={({ id }) => id}
            queryKey={['settlement-runs', wish]}
            load={async (page) => {
              const { runs, next } = await call('settlement-runs.list', { ...wish, ...page });
              return { rows: runs, next };
            }}
            lookAgainMs={(rows) => (rows.some(({ state }) => state === 'open') ? LOOK_MS : false)}
            filters={<DateRange label={t('runs.date')} from={from} to={to} onChange={set} />}
            empty={<Empty description={t('runs.none')} />}
          />
        </Card>
      </Flex>
    </Page>
  );
}

function useRunColumns(): readonly Column<Run>[] {
  const { t } = useTranslation();
  const count = (key: 'accounts' | 'revisions' | 'deductions' | 'bills'): Column<Run> => ({
    key,
    title: t(`runs.${key}`),
    align: 'right',
    cell: (run) => run[key],
  });
  return [
    { key: 'date', title: t('runs.date'), fixed: true, cell: ({ date }) => date },
    {
      key: 'account',
      title: t('runs.account'),
      cell: ({ account }) => (account === null ? t('runs.all') : <AccountLink account={account} />),
    },
    {
      key: 'state',
      title: t('runs.state'),
      cell: ({ state }) => (
        <Tag color={state === 'open' ? 'processing' : 'success'}>{t(`runs.state.${state}`)}</Tag>
      ),
    },
    {
      key: 'progress',
      title: t('runs.progress'),
      width: 150,
      cell: ({ done, ranges }) => (
        <Progress
          size="small"
          percent={ranges === 0 ? 100 : Math.floor((done * 100) / ranges)}
          status="normal"
          format={() => `${done}/${ranges}`}
          aria-label={t('runs.progress')}
        />
      ),
    },
    {
      key: 'startedAt',
      title: t('runs.startedAt'),
      sort: 'startedAt',
      cell: ({ startedAt }) => <Time at={startedAt} />,
    },
    ...(['accounts', 'revisions', 'deductions', 'bills'] as const).map(count),
  ];
}
