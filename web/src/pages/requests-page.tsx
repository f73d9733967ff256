import { Empty, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { useWhyNot } from '../components/account.ts';
import { AccountLink } from '../components/arrival-list.tsx';
import { useTitles } from '../components/catalog.ts';
import { Time } from '../components/exact.tsx';
import { RequestDecision } from '../components/request-decision.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Page } from '../ui/page.tsx';

type Request = Api['billing-modes.requests']['answer']['requests'][number];

const STATUSES = ['pending', 'approved', 'rejected'] as const;
const SORTS = ['requestedAt', '-requestedAt'] as const;

/** For operators: requests for billing modes, those that wait first. */
export function RequestsPage() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const [decided, setDecided] = useState<Request | null>(null);
  const wish = given({
    status: oneOf(STATUSES, filter.status) ?? 'pending',
    sort: oneOf(SORTS, filter.sort),
  });
  return (
    <Page title={t('requests.title')}>
      <List
        name="requests"
        label={t('requests.title')}
        columns={useRequestColumns(setDecided)}
        rowKey={({ id }) => id}
        queryKey={['mode-requests', wish]}
        load={async (page) => {
          const { requests, next } = await call('billing-modes.requests', { ...wish, ...page });
          return { rows: requests, next };
        }}
        filters={
          <Select
            aria-label={t('requests.status')}
            value={wish.status}
            style={{ width: 120 }}
            options={STATUSES.map((value) => ({ value, label: t(`requests.status.${value}`) }))}
            onChange={(status) => set({ status })}
          />
        }
        empty={<Empty description={t('requests.none')} />}
      />
      {decided === null ? null : (
        <RequestDecision request={decided} onClose={() => setDecided(null)} />
      )}
    </Page>
  );
}

const COLOURS = { pending: 'processing', approved: 'success', rejected: 'error' } as const;

function useRequestColumns(onDecide: (request: Request) => void): readonly Column<Request>[] {
  const { t } = useTranslation();
  const { areaTitle } = useTitles();
  const whyNot = useWhyNot();
  return [
    {
      key: 'account',
      title: t('requests.account'),
      fixed: true,
      cell: ({ account }) => <AccountLink account={account} />,
    },
    { key: 'area', title: t('requests.area'), cell: ({ area }) => areaTitle(area) },
    { key: 'mode', title: t('requests.mode'), cell: ({ mode }) => t(`mode.${mode}`) },
    { key: 'note', title: t('requests.note'), cell: ({ note }) => note || '-' },
    {
      key: 'at',
      title: t('requests.at'),
      sort: 'requestedAt',
      cell: ({ requestedAt }) => <Time at={requestedAt} />,
    },
    {
      key: 'status',
      title: t('requests.status'),
      cell: ({ status }) => <Tag color={COLOURS[status]}>{t(`requests.status.${status}`)}</Tag>,
    },
    { key: 'reason', title: t('requests.reason'), cell: ({ reason }) => reason || '-' },
    {
      key: 'acts',
      title: t('list.actions'),
      fixed: true,
      cell: (request) => (
        <ActButton
          type="link"
          size="small"
          whyNot={
            whyNot('billing-modes.decide') ??
            (request.status === 'pending' ? null : t('requests.over'))
          }
          onClick={() => onDecide(request)}
        >
          {t('requests.decide')}
        </ActButton>
      ),
    },
  ];
}
