import { Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAccountId } from './account.ts';
import { Time } from './exact.tsx';
import { moneyText } from './money.ts';

type Voucher = Api['vouchers.list']['answer']['vouchers'][number] & {
  readonly currency: string;
};

/** The vouchers of an account, those that end last first. */
export function VoucherList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const columns: readonly Column<Voucher>[] = [
    {
      key: 'scope',
      title: t('voucher.scope'),
      fixed: true,
      cell: ({ scope }) => t(`voucher.scope.${scope}`),
    },
    {
      key: 'amount',
      title: t('voucher.amount'),
      align: 'right',
      cell: ({ amount, currency }) => moneyText(amount, currency),
    },
    {
      key: 'left',
      title: t('voucher.left'),
      align: 'right',
      cell: ({ left, currency }) => moneyText(left, currency),
    },
    {
      key: 'status',
      title: t('voucher.status'),
      cell: ({ status }) => (
        <Tag color={status === 'usable' ? 'success' : 'default'}>
          {t(`voucher.status.${status}`)}
        </Tag>
      ),
    },
    {
      key: 'validFrom',
      title: t('voucher.validFrom'),
      cell: ({ validFrom }) => <Time at={validFrom} />,
    },
    {
      key: 'validTo',
      title: t('voucher.validTo'),
      cell: ({ validTo }) => <Time at={validTo} />,
    },
    { key: 'note', title: t('voucher.note'), cell: ({ note }) => note },
    { key: 'id', title: t('voucher.id'), onDemand: true, cell: ({ id }) => id },
  ];
  return (
    <List
      name="vouchers"
      label={t('wallet.vouchers')}
      columns={columns}
      rowKey={({ id }) => id}
      queryKey={['account', account, 'vouchers']}
      load={async (page) => {
        const { vouchers, currency, next } = await call('vouchers.list', {
          account,
          sort: '-validTo',
          ...page,
        });
        return { rows: vouchers.map((voucher) => ({ ...voucher, currency })), next };
      }}
      empty={<Empty description={t('wallet.noVouchers')} />}
    />
  );
}
