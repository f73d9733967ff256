import { Alert, Descriptions, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { useTitles } from './catalog.ts';
import { zonedText } from './exact.tsx';
import { moneyText } from './money.ts';

/** What an order costs, and what pays for it. */
export function QuoteTable({ quote }: { readonly quote: Api['orders.quote']['answer'] }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const { currency, payment, title, quantity, unitPrice, amount, expiresAt } = quote;
  const money = (value: string) => moneyText(value, currency);
  const parts = [
    { key: 'voucher', label: t('buy.byVoucher'), value: payment.voucher },
    { key: 'gift', label: t('buy.byGift'), value: payment.gift },
    { key: 'cash', label: t('buy.byCash'), value: payment.cash },
  ].filter(({ value }) => !/^0(\.0*)?$/.test(value));
  return (
    <>
      <Descriptions
        size="small"
        column={1}
        bordered
        items={[
          {
            key: 'what',
            label: t('orders.what'),
            children: `${text(title)} × ${quantity} (${money(unitPrice)})`,
          },
          ...parts.map(({ key, label, value }) => ({ key, label, children: money(value) })),
          {
            key: 'total',
            label: t('buy.total'),
            children: (
              <Typography.Text strong style={{ fontSize: 18 }} aria-live="polite">
                {money(amount)}
              </Typography.Text>
            ),
          },
        ]}
      />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t('buy.quoteHolds', { until: zonedText(expiresAt) })}
      </Typography.Text>
      {payment.missing === null ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('buy.missing', { amount: money(payment.missing) })}
        />
      )}
    </>
  );
}
