import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Descriptions, Drawer, Empty, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAccountId } from '../components/account.ts';
import { useTitles } from '../components/catalog.ts';
import { Time } from '../components/exact.tsx';
import { moneyText } from '../components/money.ts';
import { type Order, OrderActs } from '../components/order-acts.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { DateRange } from '../ui/date-range.tsx';
import { LinkTo } from '../ui/link-to.ts';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Page } from '../ui/page.tsx';

const STATUSES = ['unpaid', 'paid', 'cancelled', 'closed'] as const;
const SORTS = ['placedAt', '-placedAt'] as const;
const COLOURS = {
  unpaid: 'warning',
  paid: 'success',
  cancelled: 'default',
  closed: 'default',
} as const;

/** 订单: what was ordered; unpaid ones are paid or cancelled. */
export function OrdersPage() {
  const { t } = useTranslation();
  const account = useAccountId();
  const navigate = useNavigate();
  const { filter, set } = useFilter();
  const [shown, setShown] = useState<Order | null>(null);
  const status = oneOf(STATUSES, filter.status);
  const sort = oneOf(SORTS, filter.sort);
  const wish = given({ status, sort, from: filter.from, to: filter.to, sku: filter.sku });
  const buy = () => void navigate({ to: '/live/buy', search: () => ({ account }) });
  return (
    <Page title={t('orders.title')}>
      <List
        name="orders"
        label={t('orders.title')}
        columns={useOrderColumns(setShown)}
        rowKey={({ id }) => id}
        queryKey={['account', account, 'orders', wish]}
        load={async (page) => {
          const { orders, next } = await call('orders.list', { account, ...wish, ...page });
          return { rows: orders, next };
        }}
        actions={<Button onClick={buy}>{t('menu.buy')}</Button>}
        filters={
          <>
            <Select
              aria-label={t('orders.status')}
              allowClear
              placeholder={t('orders.allStatuses')}
              value={status}
              style={{ width: 130 }}
              options={STATUSES.map((value) => ({ value, label: t(`orders.status.${value}`) }))}
              onChange={(chosen) => set({ status: chosen })}
            />
            <DateRange
              label={t('orders.placedAt')}
              from={filter.from}
              to={filter.to}
              onChange={set}
            />
          </>
        }
        empty={
          <Empty description={t('orders.empty')}>
            <Button onClick={buy}>{t('menu.buy')}</Button>
          </Empty>
        }
        onRow={setShown}
      />
      {shown === null ? null : <OrderDrawer order={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

function useOrderColumns(onShow: (order: Order) => void): readonly Column<Order>[] {
  const { t } = useTranslation();
  const { text } = useTitles();
  return [
    {
      key: 'id',
      title: t('orders.id'),
      fixed: true,
      cell: (order) => (
        <Button type="link" size="small" onClick={() => onShow(order)} style={{ padding: 0 }}>
          {order.id}
        </Button>
      ),
    },
    {
      key: 'what',
      title: t('orders.what'),
      cell: ({ title, quantity }) => `${text(title)} × ${quantity}`,
    },
    {
      key: 'amount',
      title: t('orders.amount'),
      align: 'right',
      cell: ({ amount, currency }) => moneyText(amount, currency),
    },
    {
      key: 'status',
      title: t('orders.status'),
      cell: ({ status }) => <Tag color={COLOURS[status]}>{t(`orders.status.${status}`)}</Tag>,
    },
    {
      key: 'origin',
      title: t('orders.origin'),
      cell: ({ origin }) => t(`orders.origin.${origin}`),
    },
    {
      key: 'placedAt',
      title: t('orders.placedAt'),
      sort: 'placedAt',
      cell: ({ placedAt }) => <Time at={placedAt} />,
    },
    { key: 'paidAt', title: t('orders.paidAt'), cell: ({ paidAt }) => <Time at={paidAt} /> },
    {
      key: 'actions',
      title: t('list.actions'),
      fixed: true,
      pinned: true,
      cell: (order) => <OrderActs order={order} />,
    },
  ];
}

function OrderDrawer({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const details = useQuery({
    queryKey: ['account', account, 'order', order.id],
    queryFn: () => call('orders.show', { account, order: order.id }),
  });
  const { currency, paid } = order;
  const money = (value: string) => moneyText(value, currency);
  const items = [
    { key: 'what', label: t('orders.what'), children: text(order.title) },
    { key: 'quantity', label: t('orders.quantity'), children: order.quantity },
    { key: 'unitPrice', label: t('orders.unitPrice'), children: money(order.unitPrice) },
    { key: 'amount', label: t('orders.amount'), children: money(order.amount) },
    { key: 'placedAt', label: t('orders.placedAt'), children: <Time at={order.placedAt} /> },
    { key: 'closesAt', label: t('orders.closesAt'), children: <Time at={order.closesAt} /> },
    { key: 'paidAt', label: t('orders.paidAt'), children: <Time at={order.paidAt} /> },
    {
      key: 'payment',
      label: t('orders.payment'),
      children:
        paid === null
          ? '-'
          : t('orders.paidBy', {
              voucher: money(paid.voucher),
              gift: money(paid.gift),
              cash: money(paid.cash),
            }),
    },
  ];
  return (
    <Drawer
      open
      onClose={onClose}
      title={order.id}
      size={520}
      closable={{ 'aria-label': t('close') }}
    >
      <Descriptions size="small" column={1} bordered items={items} />
      {details.isPending ? <Skeleton active title={false} /> : null}
      {details.data === undefined || details.data.packs.length === 0 ? null : (
        <>
          <h3>{t('orders.packs')}</h3>
          <ul>
            {details.data.packs.map(({ id }) => (
              <li key={id}>
                <LinkTo to="/live/pack" search={() => ({ account, pack: id })}>
                  {id}
                </LinkTo>
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}
