import { Empty, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { given, oneOf, useFilter } from '../search.ts';
import { LinkTo } from '../ui/link-to.ts';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAccounts, useMe } from './me.ts';

type Arrival = Api['usage.arrivals']['answer']['accounts'][number];

const SILENT_DAYS = ['1', '3', '7', '30'] as const;

/** When usage of each account came last: one that fell silent may have a fault. */
export function ArrivalList() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const silent = oneOf(SILENT_DAYS, filter.state);
  const columns: readonly Column<Arrival>[] = [
    {
      key: 'account',
      title: t('arrivals.account'),
      fixed: true,
      cell: ({ account, name }) => <AccountLink {...{ account, name }} />,
    },
    {
      key: 'lastUsed',
      title: t('arrivals.lastUsed'),
      cell: ({ lastUsed }) => lastUsed ?? t('arrivals.never'),
    },
    {
      key: 'settledThrough',
      title: t('arrivals.settledThrough'),
      cell: ({ settledThrough }) => settledThrough ?? '-',
    },
    {
      key: 'waiting',
      title: t('arrivals.waiting'),
      align: 'right',
      cell: ({ waiting }) => waiting,
    },
  ];
  return (
    <List
      name="arrivals"
      label={t('arrivals.title')}
      columns={columns}
      rowKey={({ account }) => account}
      queryKey={['arrivals', silent]}
      load={async (page) => {
        const wish = given({ silentDays: silent === undefined ? undefined : Number(silent) });
        const { accounts, next } = await call('usage.arrivals', { ...wish, ...page });
        return { rows: accounts, next };
      }}
      filters={
        <Select
          aria-label={t('arrivals.filter')}
          allowClear
          placeholder={t('arrivals.filter')}
          value={silent}
          style={{ width: 170 }}
          options={SILENT_DAYS.map((value) => ({
            value,
            label: t('arrivals.silent', { days: value }),
          }))}
          onChange={(state) => set({ state })}
        />
      }
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('arrivals.empty')} />}
    />
  );
}

/** An account of any, with the way to its overview. */
export function AccountLink({
  account,
  name,
}: {
  readonly account: string;
  readonly name?: string;
}) {
  const accounts = useAccounts(useMe().data);
  const known = name ?? accounts?.find(({ id }) => id === account)?.name;
  return (
    <>
      <LinkTo to="/live/overview" search={{ account }}>
        {known ?? account}
      </LinkTo>
      {known === undefined ? null : (
        <>
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }} copyable={{ text: account }}>
            {account}
          </Typography.Text>
        </>
      )}
    </>
  );
}
