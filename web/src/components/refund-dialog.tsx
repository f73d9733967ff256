import { useQuery } from '@tanstack/react-query';
import { Alert, Descriptions, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { useTitles } from './catalog.ts';
import { Time } from './exact.tsx';
import { moneyText } from './money.ts';
import type { Pack } from './pack.ts';

/** 退款: what comes back, by which rule and until when; then the refund. */
export function RefundDialog({
  pack,
  onClose,
}: {
  readonly pack: Pack;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const forbidden = useWhyNot()('refunds.confirm');
  const quote = useQuery({
    queryKey: ['account', account, 'refund', pack.id],
    queryFn: () => call('refunds.quote', { account, pack: pack.id }),
  });
  const refund = useAct('refunds.confirm', {
    done: ({ amount, currency }) => t('refund.done', { amount: moneyText(amount, currency) }),
    onDone: onClose,
  });
  const impossible = quote.data?.accepted === false ? text(quote.data.rule) : null;
  return (
    <ActDialog
      title={t('refund.of', { pack: pack.title === null ? pack.id : text(pack.title) })}
      ok={t('refund.confirm')}
      danger
      whyNot={quote.data === undefined ? t('loading') : (impossible ?? forbidden)}
      busy={refund.isPending}
      onOk={() => refund.mutate({ account, pack: pack.id })}
      onClose={onClose}
    >
      {quote.error === null ? null : (
        <LoadFailed error={quote.error} onRetry={() => void quote.refetch()} />
      )}
      {quote.isPending ? <Skeleton active title={false} /> : null}
      {quote.data === undefined ? null : <Quote quote={quote.data} />}
    </ActDialog>
  );
}

function Quote({ quote }: { readonly quote: Api['refunds.quote']['answer'] }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const { accepted, deadline, currency, amount, cash, gift, voucherLost, rule } = quote;
  const money = (value: string) => moneyText(value, currency);
  return (
    <>
      {accepted ? (
        <Typography.Paragraph>{t('refund.effect')}</Typography.Paragraph>
      ) : (
        <Alert
          type="warning"
          showIcon
          title={t('refund.impossible')}
          style={{ marginBottom: 12 }}
        />
      )}
      <Descriptions
        column={1}
        size="small"
        bordered
        items={[
          { key: 'rule', label: t('refund.rule'), children: text(rule) },
          { key: 'deadline', label: t('refund.deadline'), children: <Time at={deadline} /> },
          ...(accepted
            ? [
                {
                  key: 'amount',
                  label: t('refund.amount'),
                  children: (
                    <>
                      <strong>{money(amount)}</strong> (
                      {t('refund.parts', { cash: money(cash), gift: money(gift) })})
                      {Number(voucherLost) === 0 ? null : (
                        <div>{t('refund.voucherLost', { amount: money(voucherLost) })}</div>
                      )}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
