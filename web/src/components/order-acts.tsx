import { Descriptions, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { useTitles } from './catalog.ts';
import { moneyText } from './money.ts';
import { useWallet, VoucherSelect } from './voucher-select.tsx';

export type Order = Api['orders.list']['answer']['orders'][number];

/** Paying an order, and cancelling it. */
export function OrderActs({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const account = useAccountId();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const [paying, setPaying] = useState(false);
  const cancel = useAct('orders.cancel', { done: t('orders.cancelDone') });
  const over =
    order.status === 'unpaid'
      ? null
      : t('orders.notUnpaid', { status: t(`orders.status.${order.status}`) });
  const ask = () =>
    confirm({
      title: t('orders.cancelAsk'),
      content: t('orders.cancelEffect'),
      ok: t('orders.cancel'),
      danger: true,
      onOk: () => cancel.mutateAsync({ account, order: order.id }),
    });
  return (
    <Flex gap={4} wrap className="acts">
      <ActButton
        type="link"
        size="small"
        whyNot={over ?? whyNot('orders.pay')}
        onClick={() => setPaying(true)}
      >
        {t('orders.pay')}
      </ActButton>
      <ActButton type="link" size="small" whyNot={over ?? whyNot('orders.cancel')} onClick={ask}>
        {t('orders.cancel')}
      </ActButton>
      {paying ? <PayDialog order={order} onClose={() => setPaying(false)} /> : null}
    </Flex>
  );
}

function PayDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const wallet = useWallet();
  const [voucher, setVoucher] = useState(order.voucher);
  const pay = useAct('orders.pay', { done: t('orders.payDone'), onDone: onClose });
  const { amount, currency, title, quantity } = order;
  const money = (value: string) => moneyText(value, currency);
  return (
    <Dialog
      open
      title={t('orders.payOf', { order: order.id })}
      okText={`${t('orders.pay')} ${money(amount)}`}
      confirmLoading={pay.isPending}
      onOk={() => pay.mutate({ account, order: order.id, voucher })}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
    >
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'what', label: t('orders.what'), children: `${text(title)} × ${quantity}` },
          { key: 'amount', label: t('orders.amount'), children: money(amount) },
          {
            key: 'voucher',
            label: t('buy.voucher'),
            children: <VoucherSelect value={voucher} onChange={setVoucher} />,
          },
        ]}
      />
      {wallet.data === undefined ? null : (
        <Typography.Paragraph>
          {t('orders.balance', { cash: money(wallet.data.cash), gift: money(wallet.data.gift) })}
        </Typography.Paragraph>
      )}
      <Typography.Text type="secondary">{t('orders.payHint')}</Typography.Text>
    </Dialog>
  );
}
