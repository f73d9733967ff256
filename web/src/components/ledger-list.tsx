import { Empty, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { oneOf, useFilter } from '../search.ts';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAccountId } from './account.ts';
import { Time } from './exact.tsx';
import { moneyText } from './money.ts';

type Transfer = Api['wallet.ledger']['answer']['transfers'][number] & {
  readonly currency: string;
};

const KINDS = ['top-up', 'grant', 'voucher', 'order', 'refund', 'bill'] as const;
const SORTS = ['at', '-at'] as const;

/** How an account's money moved, the latest first. */
export function LedgerList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const { filter } = useFilter();
  const sort = oneOf(SORTS, filter.sort) ?? '-at';
  return (
    <List
      name="ledger"
      label={t('wallet.ledger')}
      columns={useLedgerColumns()}
      rowKey={({ id }) => id}
      queryKey={['account', account, 'ledger', sort]}
      load={async (page) => {
        const { transfers, currency, next } = await call('wallet.ledger', {
          account,
          sort,
          ...page,
        });
        return { rows: transfers.map((transfer) => ({ ...transfer, currency })), next };
      }}
      empty={<Empty description={t('wallet.noLedger')} />}
    />
  );
}

function useLedgerColumns(): readonly Column<Transfer>[] {
  const { t } = useTranslation();
  const change = (key: 'cash' | 'gift' | 'voucher'): Column<Transfer> => ({
    key,
    title: t(`ledger.${key}`),
    align: 'right',
    cell: ({ entries, currency }) => {
      const entry = entries.find(({ book }) => book === key || book.startsWith(`${key}:`));
      return entry === undefined ? '-' : signed(entry.amount, currency);
    },
  });
  return [
    {
      key: 'at',
      title: t('ledger.at'),
      sort: 'at',
      fixed: true,
      cell: ({ at }) => <Time at={at} />,
    },
    {
      key: 'kind',
      title: t('ledger.kind'),
      cell: ({ kind }) => {
        const known = oneOf(KINDS, kind);
        return known === undefined ? kind : t(`ledger.kind.${known}`);
      },
    },
    change('cash'),
    change('gift'),
    change('voucher'),
    {
      key: 'after',
      title: t('ledger.after'),
      align: 'right',
      cell: ({ after, currency }) => moneyText(after.cash, currency),
    },
    {
      key: 'reference',
      title: t('ledger.reference'),
      cell: ({ reference, note }) => (
        <>
          {reference}{' '}
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {note}
          </Typography.Text>
        </>
      ),
    },
  ];
}

function signed(amount: string, currency: string): string {
  return amount.startsWith('-') ? moneyText(amount, currency) : `+${moneyText(amount, currency)}`;
}
