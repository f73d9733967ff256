import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAccountId } from './account.ts';
import { moneyText } from './money.ts';

/** What an account can pay with. */
export function useWallet() {
  const account = useAccountId();
  return useQuery({
    queryKey: ['account', account, 'wallet'],
    queryFn: () => call('wallet.show', { account }),
  });
}

/** Chooses one of the usable vouchers, or none. */
export function VoucherSelect({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (voucher: string | null) => void;
}) {
  const { t } = useTranslation();
  const wallet = useWallet();
  const vouchers = (wallet.data?.vouchers ?? []).filter(({ status }) => status === 'usable');
  return (
    <Select
      aria-label={t('buy.voucher')}
      value={value ?? ''}
      onChange={(chosen) => onChange(chosen === '' ? null : chosen)}
      loading={wallet.isPending}
      style={{ minWidth: 260, maxWidth: '100%' }}
      options={[
        { value: '', label: t('buy.noVoucher') },
        ...vouchers.map(({ id, left, validTo, note, scope }) => ({
          value: id,
          label: [
            note,
            t(`voucher.scope.${scope}`),
            t('buy.voucherIs', {
              left: moneyText(left, wallet.data?.currency ?? 'CNY'),
              until: validTo.slice(0, 10),
            }),
          ]
            .filter((part) => part !== '')
            .join(' · '),
        })),
      ]}
    />
  );
}
