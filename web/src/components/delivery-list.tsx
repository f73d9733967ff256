import { Empty, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { given, oneOf, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAccountId, useWhyNot } from './account.ts';
import {
  DELIVERY_SORTS,
  DeliveryFilter,
  LastTry,
  ResendButton,
  useStandingColumns,
} from './delivery-parts.tsx';
import { Time } from './exact.tsx';

type Delivery = Api['webhooks.deliveries']['answer']['deliveries'][number];

const STATES = ['pending', 'delivered', 'failed'] as const;

/** What was sent to an account's webhooks, and what they answered. */
export function DeliveryList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const { filter } = useFilter();
  const whyNot = useWhyNot();
  const state = oneOf(STATES, filter.state);
  const sort = oneOf(DELIVERY_SORTS, filter.sort);
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
      filters={<DeliveryFilter states={STATES} />}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('deliveries.none')} />}
    />
  );
}

function useDeliveryColumns(): readonly Column<Delivery>[] {
  const { t } = useTranslation();
  const { createdAt, state, next } = useStandingColumns<Delivery>();
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
    createdAt,
    state,
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
    next,
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
  return <LastTry {...{ status, error }} note={`· ${t('deliveries.took', { ms: tookMs })}`} />;
}

function DeliveryActs({ delivery }: { readonly delivery: Delivery }) {
  const { t } = useTranslation();
  const account = useAccountId();
  const [shown, setShown] = useState(false);
  return (
    <Flex gap={4} wrap className="acts">
      <ActButton type="link" size="small" onClick={() => setShown(true)}>
        {t('deliveries.see')}
      </ActButton>
      <ResendButton account={account} delivery={delivery.id} />
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
