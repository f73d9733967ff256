import { useQuery } from '@tanstack/react-query';
import { Descriptions, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { LinkTo } from '../ui/link-to.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useAccountId } from './account.ts';
import { useTitles } from './catalog.ts';
import { Time } from './exact.tsx';
import { moneyText } from './money.ts';

type Detail = Api['orders.show']['answer'];

/** One order, how it was paid, and the packs that it brought. */
export function OrderDrawer({
  order,
  onClose,
}: {
  /** Its id. */
  readonly order: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const details = useQuery({
    queryKey: ['account', account, 'order', order],
    queryFn: () => call('orders.show', { account, order }),
  });
  return (
    <Sheet open onClose={onClose} title={order} size={520} closable={{ 'aria-label': t('close') }}>
      {details.error === null ? null : (
        <LoadFailed error={details.error} onRetry={() => void details.refetch()} />
      )}
      {details.isPending ? <Skeleton active title={false} /> : null}
      {details.data === undefined ? null : <Shown order={details.data} />}
    </Sheet>
  );
}

function Shown({ order }: { readonly order: Detail }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const { currency, paid } = order;
  const money = (value: string) => moneyText(value, currency);
  const items = [
    { key: 'what', label: t('orders.what'), children: text(order.title) },
    { key: 'quantity', label: t('orders.quantity'), children: order.quantity },
    { key: 'unitPrice', label: t('orders.unitPrice'), children: money(order.unitPrice) },
    { key: 'amount', label: t('orders.amount'), children: money(order.amount) },
    { key: 'status', label: t('orders.status'), children: t(`orders.status.${order.status}`) },
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
    <>
      <Descriptions size="small" column={1} bordered items={items} />
      {order.packs.length === 0 ? null : (
        <>
          <Typography.Title level={2} style={{ fontSize: 14 }}>
            {t('orders.packs')}
          </Typography.Title>
          <ul>
            {order.packs.map(({ id }) => (
              <li key={id}>
                <LinkTo to="/live/pack" search={({ account }) => ({ account, pack: id })}>
                  {id}
                </LinkTo>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
