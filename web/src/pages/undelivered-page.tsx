import { Empty, Select, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { useWhyNot } from '../components/account.ts';
import { AccountLink } from '../components/arrival-list.tsx';
import { DeliveryTag } from '../components/delivery-list.tsx';
import { Time } from '../components/exact.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Page } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';

type Undelivered = Api['webhooks.undelivered']['answer']['deliveries'][number];

const STATES = ['pending', 'failed'] as const;
const SORTS = ['-createdAt', 'createdAt'] as const;

/** For operators: what webhooks of any account did not take. */
export function UndeliveredPage() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const wish = given({ state: oneOf(STATES, filter.state), sort: oneOf(SORTS, filter.sort) });
  return (
    <Page title={t('undelivered.title')}>
      <List
        name="undelivered"
        label={t('undelivered.title')}
        columns={useUndeliveredColumns()}
        rowKey={({ id }) => id}
        queryKey={['undelivered', wish]}
        load={async (page) => {
          const { deliveries, next } = await call('webhooks.undelivered', { ...wish, ...page });
          return { rows: deliveries, next };
        }}
        filters={
          <Select
            aria-label={t('deliveries.state')}
            allowClear
            placeholder={t('deliveries.state')}
            value={oneOf(STATES, filter.state)}
            style={{ width: 140 }}
            options={STATES.map((value) => ({ value, label: t(`deliveries.state.${value}`) }))}
            onChange={(state) => set({ state })}
          />
        }
        empty={<Empty description={t('undelivered.none')} />}
      />
    </Page>
  );
}

function useUndeliveredColumns(): readonly Column<Undelivered>[] {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const resend = useAct('webhooks.resend', { done: t('deliveries.resent') });
  return [
    {
      key: 'account',
      title: t('undelivered.account'),
      fixed: true,
      cell: ({ account, accountName }) => <AccountLink account={account} name={accountName} />,
    },
    {
      key: 'url',
      title: t('webhooks.url'),
      cell: ({ url, enabled }) => (
        <>
          <span style={{ overflowWrap: 'anywhere' }}>{url}</span>{' '}
          {enabled ? null : <Tag>{t('undelivered.off')}</Tag>}
        </>
      ),
    },
    { key: 'event', title: t('deliveries.event'), cell: ({ type }) => type },
    {
      key: 'createdAt',
      title: t('deliveries.createdAt'),
      sort: 'createdAt',
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      key: 'state',
      title: t('deliveries.state'),
      cell: ({ state }) => <DeliveryTag state={state} />,
    },
    {
      key: 'last',
      title: t('deliveries.last'),
      cell: ({ attempts, last }) =>
        last === null ? (
          '-'
        ) : (
          <>
            {last.status ?? t('deliveries.noAnswer')} (× {attempts})
            <br />
            <Typography.Text type="secondary" style={{ fontSize: 12 }}>
              {last.error}
            </Typography.Text>
          </>
        ),
    },
    { key: 'next', title: t('deliveries.nextAt'), cell: ({ nextAt }) => <Time at={nextAt} /> },
    {
      key: 'acts',
      title: t('list.actions'),
      fixed: true,
      cell: ({ account, id, enabled }) => (
        <ActButton
          type="link"
          size="small"
          whyNot={whyNot('webhooks.resend') ?? (enabled ? null : t('undelivered.isOff'))}
          loading={resend.isPending && resend.variables.delivery === id}
          onClick={() => resend.mutate({ account, delivery: id })}
        >
          {t('deliveries.resend')}
        </ActButton>
      ),
    },
  ];
}
