import { useNavigate } from '@tanstack/react-router';
import { Button, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, download } from '../api.ts';
import { useAccountId } from '../components/account.ts';
import { useTitles } from '../components/catalog.ts';
import { Time } from '../components/exact.tsx';
import { moneyText } from '../components/money.ts';
import { type Order, OrderActs } from '../components/order-acts.tsx';
import { OrderDrawer } from '../components/order-drawer.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { DateRange } from '../ui/date-range.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Nothing } from '../ui/nothing.tsx';
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
  const status = oneOf(STATUSES, filter.status);
  const sort = oneOf(SORTS, filter.sort);
  const wish = given({ status, sort, from: filter.from, to: filter.to, sku: filter.sku });
  const show = (order: string | undefined) => set({ order });
  const buy = () => void navigate({ to: '/live/buy', search: () => ({ account }) });
  return (
    <Page title={t('orders.title')}>
      <List
        name="orders"
        label={t('orders.title')}
        columns={useOrderColumns(({ id }) => show(id))}
        rowKey={({ id }) => id}
        queryKey={['account', account, 'orders', wish]}
        load={async (page) => {
          const { orders, next } = await call('orders.list', { account, ...wish, ...page });
          return { rows: orders, next };
        }}
        onExport={(format) => download('orders.export', { account, ...wish, format })}
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
          <Nothing fields={['status', 'from', 'to', 'sku']} description={t('orders.empty')}>
            <Button onClick={buy}>{t('menu.buy')}</Button>
          </Nothing>
        }
        onRow={({ id }) => show(id)}
      />
      {filter.order === undefined ? null : (
        <OrderDrawer order={filter.order} onClose={() => show(undefined)} />
      )}
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
