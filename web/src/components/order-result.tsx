import { useQuery } from '@tanstack/react-query';
import { Flex, Result, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { LinkTo } from '../ui/link-to.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAccountId } from './account.ts';
import { useTitles } from './catalog.ts';
import { zonedText } from './exact.tsx';
import { moneyText } from './money.ts';
import { OrderActs } from './order-acts.tsx';
import { PACK_TABS, tabOfFamily } from './pack-tabs.ts';
import { useSkus } from './sku-title.ts';

/** What came of an order: its packs, or what is still to be paid. */
export function OrderResult({ order: id }: { readonly order: string }) {
  const account = useAccountId();
  const order = useQuery({
    queryKey: ['account', account, 'order', id],
    queryFn: () => call('orders.show', { account, order: id }),
  });
  if (order.error !== null) {
    return <LoadFailed error={order.error} onRetry={() => void order.refetch()} />;
  }
  if (order.data === undefined) return <Skeleton active title={false} />;
  return <Shown order={order.data} />;
}

function Shown({ order }: { readonly order: Api['orders.show']['answer'] }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const { status, amount, currency, closesAt, packs, sku, title } = order;
  const family = useSkus()?.find(({ id }) => id === sku)?.family;
  const tab = tabOfFamily(family);
  const links = (
    <Flex gap={16} justify="center" wrap>
      {tab === undefined || status !== 'paid' ? null : (
        <LinkTo
          to={PACK_TABS[tab].path}
          search={({ account }) => ({
            account,
            type: tab,
            ...(family === undefined ? {} : { family }),
          })}
        >
          {t('buy.toPacks')}
        </LinkTo>
      )}
      <LinkTo to="/live/orders" search={({ account }) => ({ account, order: order.id })}>
        {t('buy.toOrders')}
      </LinkTo>
      <LinkTo to="/live/buy" search={({ account }) => ({ account })}>
        {t('buy.again')}
      </LinkTo>
    </Flex>
  );
  if (status === 'paid') {
    return (
      <Result
        status="success"
        title={t('buy.paid')}
        subTitle={t('buy.paidHint', { amount: moneyText(amount, currency) })}
        extra={links}
      >
        <Flex vertical align="center">
          {packs.map(({ id }) => (
            <LinkTo key={id} to="/live/pack" search={({ account }) => ({ account, pack: id })}>
              {text(title)} · {id}
            </LinkTo>
          ))}
        </Flex>
      </Result>
    );
  }
  if (status !== 'unpaid') {
    const ended = t('buy.ended', { status: t(`orders.status.${status}`) });
    return <Result status="info" title={ended} extra={links} />;
  }
  return (
    <Result
      status="warning"
      title={t('buy.unpaid')}
      subTitle={t('buy.unpaidHint', { until: zonedText(closesAt) })}
      extra={
        <Flex vertical gap={16} align="center">
          <OrderActs order={order} />
          {links}
        </Flex>
      }
    />
  );
}
