import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Checkbox, Flex, InputNumber, Segmented, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { useTitles } from './catalog.ts';
import { QuoteTable } from './quote-table.tsx';
import { type Sku, SkuTable } from './sku-table.tsx';
import { VoucherSelect } from './voucher-select.tsx';

const QUOTE_MS = 600_000;
const QUANTITY_MAX = 1000;

/** Packs on sale: a family, a pack of it, how many; the price; then the order. */
export function BuyForm() {
  const skus = useQuery({
    queryKey: ['skus'],
    queryFn: () => call('skus.list', { onSale: true }),
  });
  if (skus.error !== null) {
    return <LoadFailed error={skus.error} onRetry={() => void skus.refetch()} />;
  }
  if (skus.data === undefined) return <Skeleton active title={false} />;
  return <Offers skus={skus.data.skus} currency={skus.data.currency} />;
}

function Offers({ skus, currency }: { readonly skus: readonly Sku[]; readonly currency: string }) {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const { familyTitle } = useTitles();
  const [quantity, setQuantity] = useState(1);
  const [voucher, setVoucher] = useState<string | null>(null);
  // A plugin is bought for an application; the tab of the plugins does that.
  const packs = skus.filter(({ family }) => family !== 'plugin');
  const families = [...new Set(packs.map(({ family }) => family))];
  const family = families.find((one) => one === filter.family) ?? families[0] ?? '';
  const offered = packs.filter((sku) => sku.family === family);
  const sku = offered.find(({ id }) => id === filter.sku);
  const wanted = filter.family;
  const isNotSold = wanted !== undefined && !families.includes(wanted);
  return (
    <Flex vertical gap={16} align="start">
      {isNotSold ? (
        <Alert
          type="info"
          showIcon
          title={t('buy.notSold', { family: familyTitle(wanted) })}
          style={{ width: '100%' }}
        />
      ) : null}
      <Segmented
        aria-label={t('buy.family')}
        value={family}
        onChange={(chosen) => set({ family: chosen, sku: undefined })}
        options={families.map((value) => ({ value, label: familyTitle(value) }))}
        className="wrapping"
      />
      <SkuTable
        skus={offered}
        currency={currency}
        chosen={sku?.id}
        onChoose={(chosen) => set({ sku: chosen })}
      />
      <Flex gap={16} wrap>
        <Space>
          <label htmlFor="quantity">{t('buy.quantity')}</label>
          <InputNumber
            id="quantity"
            min={1}
            max={QUANTITY_MAX}
            precision={0}
            value={quantity}
            onChange={(value) => setQuantity(value ?? 1)}
          />
        </Space>
        <Space>
          <span>{t('buy.voucher')}</span>
          <VoucherSelect value={voucher} onChange={setVoucher} />
        </Space>
      </Flex>
      <Checkout sku={sku?.id} quantity={quantity} voucher={voucher} />
    </Flex>
  );
}

function Checkout({
  sku,
  quantity,
  voucher,
}: {
  readonly sku: string | undefined;
  readonly quantity: number;
  readonly voucher: string | null;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const navigate = useNavigate();
  const forbidden = useWhyNot()('orders.place');
  const [agreed, setAgreed] = useState(false);
  const wanted = { account, quantity, ...(voucher === null ? {} : { voucher }) };
  const quote = useQuery({
    queryKey: ['account', account, 'quote', sku, quantity, voucher],
    queryFn: () => call('orders.quote', { ...wanted, sku: sku ?? '' }),
    enabled: sku !== undefined && forbidden === null,
    staleTime: QUOTE_MS,
    gcTime: 0,
  });
  const place = useAct('orders.place', {
    onDone: ({ order }) => void navigate({ to: '.', search: () => ({ account, order: order.id }) }),
  });
  const order = (pay: boolean) => {
    if (quote.data === undefined) return;
    place.mutate({ account, quote: quote.data.id, pay, ...given({ voucher }) });
  };
  const notYet =
    forbidden ??
    (sku === undefined ? t('buy.chooseFirst') : null) ??
    (quote.data === undefined ? t('buy.quoting') : null) ??
    (agreed ? null : t('buy.agreeFirst'));
  const lacks = quote.data?.payment.missing == null ? null : t('buy.missingFirst');
  return (
    <Flex vertical gap={12} style={{ width: '100%', maxWidth: 560 }}>
      {quote.error === null ? null : (
        <LoadFailed error={quote.error} onRetry={() => void quote.refetch()} />
      )}
      {quote.data === undefined ? null : <QuoteTable quote={quote.data} />}
      <Checkbox checked={agreed} onChange={({ target }) => setAgreed(target.checked)}>
        {t('buy.agree')}
      </Checkbox>
      <Flex gap={8} wrap>
        <ActButton
          type="primary"
          size="large"
          whyNot={notYet ?? lacks}
          loading={place.isPending}
          onClick={() => order(true)}
        >
          {t('buy.pay')}
        </ActButton>
        <ActButton
          size="large"
          whyNot={notYet}
          loading={place.isPending}
          onClick={() => order(false)}
        >
          {t('buy.orderOnly')}
        </ActButton>
      </Flex>
    </Flex>
  );
}

function given({ voucher }: { readonly voucher: string | null }) {
  return voucher === null ? {} : { voucher };
}
