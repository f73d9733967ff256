import { Empty, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call, download } from '../api.ts';
import { oneOf, useFilter } from '../search.ts';
import { LinkTo } from '../ui/link-to.ts';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAccountId } from './account.ts';
import { Time } from './exact.tsx';
import { moneyText } from './money.ts';
import { SubjectLink } from './subject-link.tsx';

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
      onExport={(format) => download('wallet.export-ledger', { account, sort, format })}
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
          <Reference reference={reference} />{' '}
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

/** How the reference of a bill begins: of which kind it is, and of which date. */
const BILL = /^(day|month) (\S+) /;

/** What money moved for, with the way to it. */
function Reference({ reference }: { readonly reference: string }) {
  const { t } = useTranslation();
  const [, bill, date] = BILL.exec(reference) ?? [];
  const kind = oneOf(['day', 'month'], bill);
  if (kind !== undefined && date !== undefined) {
    const of = kind === 'day' ? { from: date, to: date } : {};
    return (
      <LinkTo to="/live/bills" search={({ account }) => ({ account, ...of, bill: kind })}>
        {t(`bills.kind.${kind}`)} {date}
      </LinkTo>
    );
  }
  return <SubjectLink id={reference} />;
}
