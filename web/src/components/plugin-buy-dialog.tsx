import { useQuery } from '@tanstack/react-query';
import { App, InputNumber, Skeleton, Space, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId } from './account.ts';
import { moneyText } from './money.ts';
import type { Plugin } from './plugin.ts';
import { QuoteTable } from './quote-table.tsx';
import { VoucherSelect } from './voucher-select.tsx';

const YEARS_MAX = 10;
const DAY_LENGTH = 10;

/** Buys years for a plugin: the first, or more of them. */
export function PluginBuyDialog({
  plugin,
  onClose,
}: {
  readonly plugin: Plugin;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const account = useAccountId();
  const [years, setYears] = useState(1);
  const [voucher, setVoucher] = useState<string | null>(null);
  const withVoucher = voucher === null ? {} : { voucher };
  const quote = useQuery({
    queryKey: ['account', account, 'quote', 'plugin', years, voucher],
    queryFn: async () => {
      const { skus } = await call('skus.list', { family: 'plugin', onSale: true });
      const sku = skus[0]?.id ?? '';
      return call('orders.quote', { account, sku, quantity: years, ...withVoucher });
    },
    gcTime: 0,
  });
  const buy = useAct('plugins.buy', {
    onDone: ({ order, paid, missing, endsAt }) => {
      const amount = moneyText(missing ?? '0', order.currency);
      if (paid && endsAt !== null) {
        void message.success(t('plugins.bought', { until: endsAt.slice(0, DAY_LENGTH) }));
      } else void message.warning(t('plugins.lacking', { amount, order: order.id }));
      onClose();
    },
  });
  const run = () => {
    if (quote.data === undefined) return;
    const { id } = quote.data;
    buy.mutate({ account, application: plugin.id, quote: id, ...withVoucher });
  };
  const { name, status } = plugin;
  const renews = status === 'usable' || status === 'expired';
  return (
    <ActDialog
      title={t(renews ? 'plugins.renewOf' : 'plugins.buyOf', { name })}
      ok={t(renews ? 'plugins.renew' : 'plugins.buy')}
      whyNot={quote.data === undefined ? t('loading') : null}
      busy={buy.isPending}
      onOk={run}
      onClose={onClose}
    >
      <Space>
        <label htmlFor="years">{t('plugins.years')}</label>
        <InputNumber
          id="years"
          min={1}
          max={YEARS_MAX}
          precision={0}
          value={years}
          onChange={(value) => setYears(value ?? 1)}
        />
      </Space>
      <VoucherSelect value={voucher} onChange={setVoucher} />
      {quote.error === null ? null : (
        <LoadFailed error={quote.error} onRetry={() => void quote.refetch()} />
      )}
      {quote.isPending ? <Skeleton active title={false} /> : null}
      {quote.data === undefined ? null : <QuoteTable quote={quote.data} />}
      <Typography.Text type="secondary">{t('plugins.payBy')}</Typography.Text>
    </ActDialog>
  );
}
