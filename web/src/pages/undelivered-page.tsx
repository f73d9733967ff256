import { Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { AccountLink } from '../components/arrival-list.tsx';
import {
  DELIVERY_SORTS,
  DeliveryFilter,
  LastTry,
  ResendButton,
  useStandingColumns,
} from '../components/delivery-parts.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Page } from '../ui/page.tsx';

type Undelivered = Api['webhooks.undelivered']['answer']['deliveries'][number];

const STATES = ['pending', 'failed'] as const;

/** For operators: what webhooks of any account did not take. */
export function UndeliveredPage() {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const wish = given({
    state: oneOf(STATES, filter.state),
    sort: oneOf(DELIVERY_SORTS, filter.sort),
  });
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
        filters={<DeliveryFilter states={STATES} />}
        empty={<Empty description={t('undelivered.none')} />}
      />
    </Page>
  );
}

function useUndeliveredColumns(): readonly Column<Undelivered>[] {
  const { t } = useTranslation();
  const { createdAt, state, next } = useStandingColumns<Undelivered>();
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
    createdAt,
    state,
    {
      key: 'last',
      title: t('deliveries.last'),
      cell: ({ attempts, last }) =>
        last === null ? (
          '-'
        ) : (
          <LastTry status={last.status} error={last.error} note={`(× ${attempts})`} />
        ),
    },
    next,
    {
      key: 'acts',
      title: t('list.actions'),
      fixed: true,
      cell: ({ account, id, enabled }) => (
        <ResendButton
          account={account}
          delivery={id}
          whyNot={enabled ? null : t('undelivered.isOff')}
        />
      ),
    },
  ];
}
