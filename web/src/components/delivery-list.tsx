import { Empty, Flex, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { given, oneOf, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAct } from '../ui/use-act.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { Time } from './exact.tsx';

export type Delivery = Api['webhooks.deliveries']['answer']['deliveries'][number];

const STATES = ['pending', 'delivered', 'failed'] as const;
const SORTS = ['-createdAt', 'createdAt'] as const;

/** What was sent to an account's webhooks, and what they answered. */
export function DeliveryList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const { filter, set } = useFilter();
  const whyNot = useWhyNot();
  const state = oneOf(STATES, filter.state);
  const sort = oneOf(SORTS, filter.sort);
  const columns = useDeliveryColumns();
  if (whyNot('webhooks.deliveries') !== null) return null;
  return (
    <List
      name="deliveries"
      label={t('deliveries.title')}
      columns={columns}
      rowKey={({ id }) => id}
      queryKey={['account', account, 'deliveries', state, sort]}
      load={async (page) => {
        const wish = given({ state, sort });
        const { deliveries, next } = await call('webhooks.deliveries', {
          account,
          ...wish,
          ...page,
        });
        return { rows: deliveries, next };
      }}
      filters={
        <Select
          aria-label={t('deliveries.state')}
          allowClear
          placeholder={t('deliveries.state')}
          value={state}
          style={{ width: 140 }}
          options={STATES.map((value) => ({ value, label: t(`deliveries.state.${value}`) }))}
          onChange={(chosen) => set({ state: chosen })}
        />
      }
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('deliveries.none')} />}
    />
  );
}

const COLOURS = { pending: 'warning', delivered: 'success', failed: 'error' } as const;

/** How a delivery stands. */
export function DeliveryTag({ state }: { readonly state: Delivery['state'] }) {
  const { t } = useTranslation();
  return <Tag color={COLOURS[state]}>{t(`deliveries.state.${state}`)}</Tag>;
}

function useDeliveryColumns(): readonly Column<Delivery>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'event',
      title: t('deliveries.event'),
      fixed: true,
      cell: ({ id, event }) => (
        <>
          {event.type}
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }} copyable={{ text: id }}>
            {id}
          </Typography.Text>
        </>
      ),
    },
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
      key: 'attempts',
      title: t('deliveries.attempts'),
      align: 'right',
      cell: ({ attempts }) => attempts.length,
    },
    {
      key: 'last',
      title: t('deliveries.last'),
      cell: ({ attempts }) => <LastAnswer attempt={attempts.at(-1)} />,
    },
    { key: 'next', title: t('deliveries.nextAt'), cell: ({ nextAt }) => <Time at={nextAt} /> },
    {
      key: 'acts',
      title: t('list.actions'),
      fixed: true,
      cell: (delivery) => <DeliveryActs delivery={delivery} />,
    },
  ];
}

function LastAnswer({ attempt }: { readonly attempt: Delivery['attempts'][number] | undefined }) {
  const { t } = useTranslation();
  if (attempt === undefined) return '-';
  const { status, error, tookMs } = attempt;
  return (
    <>
      {status ?? t('deliveries.noAnswer')} · {t('deliveries.took', { ms: tookMs })}
      {error === null ? null : (
        <>
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {error}
          </Typography.Text>
        </>
      )}
    </>
  );
}

function DeliveryActs({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation();
  const account = useAccountId();
  const whyNot = useWhyNot();
  const [shown, setShown] = useState(false);
  const resend = useAct('webhooks.resend', { done: t('deliveries.resent') });
  return (
    <Flex gap={4} wrap className="acts">
      <ActButton type="link" size="small" onClick={() => setShown(true)}>
        {t('deliveries.see')}
      </ActButton>
      <ActButton
        type="link"
        size="small"
        whyNot={whyNot('webhooks.resend')}
        loading={resend.isPending}
        onClick={() => resend.mutate({ account, delivery: delivery.id })}
      >
        {t('deliveries.resend')}
      </ActButton>
      {shown ? <DeliveryDialog delivery={delivery} onClose={() => setShown(false)} /> : null}
    </Flex>
  );
}

function DeliveryDialog({
  delivery,
  onClose,
}: {
  readonly delivery: Delivery;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { event, attempts } = delivery;
  return (
    <Dialog
      open
      title={event.type}
      onCancel={onClose}
      footer={null}
      closable={{ 'aria-label': t('close') }}
    >
      <Typography.Text strong>{t('deliveries.data')}</Typography.Text>
      <pre className="json">{JSON.stringify(event.data, null, 2)}</pre>
      <Typography.Text strong>{t('deliveries.attempts')}</Typography.Text>
      <ul className="plain">
        {attempts.map((attempt) => (
          <li key={attempt.at}>
            <Time at={attempt.at} /> <LastAnswer attempt={attempt} />
            {attempt.answer === '' ? null : <pre className="json">{attempt.answer}</pre>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
