import { Alert, Card, Flex, Skeleton, Statistic, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAccountView } from '../components/account.ts';
import { LedgerList } from '../components/ledger-list.tsx';
import { moneyText } from '../components/money.ts';
import { VoucherList } from '../components/voucher-list.tsx';
import { useWallet } from '../components/voucher-select.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Page } from '../ui/page.tsx';

/** 费用: what an account can pay with, and how its money moved. */
export function WalletPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('wallet.title')} bare>
      <Flex vertical gap={16}>
        <Balances />
        <Card size="small" title={t('wallet.vouchers')}>
          <VoucherList />
        </Card>
        <Card size="small" title={t('wallet.ledger')}>
          <LedgerList />
        </Card>
      </Flex>
    </Page>
  );
}

function Balances() {
  const { t } = useTranslation();
  const wallet = useWallet();
  const view = useAccountView();
  if (wallet.error !== null) {
    return <LoadFailed error={wallet.error} onRetry={() => void wallet.refetch()} />;
  }
  if (wallet.data === undefined) return <Skeleton active title={false} />;
  const { cash, gift, vouchers, currency } = wallet.data;
  const usable = vouchers.filter(({ status }) => status === 'usable');
  const cents = usable.reduce((sum, { left }) => sum + BigInt(left.replace('.', '')), 0n);
  const sum = `${cents / 100n}.${`${cents % 100n}`.padStart(2, '0')}`;
  const amount = moneyText(sum, currency);
  const inArrears = view.data !== undefined && view.data.standing !== 'running';
  return (
    <Card size="small">
      {inArrears ? (
        <Alert type="error" showIcon title={t('wallet.arrears')} style={{ marginBottom: 12 }} />
      ) : null}
      <Flex gap={48} wrap>
        <Statistic title={t('wallet.cash')} value={moneyText(cash, currency)} />
        <Statistic title={t('wallet.gift')} value={moneyText(gift, currency)} />
        <Statistic
          title={t('wallet.usable')}
          value={t('wallet.count', { count: usable.length, amount })}
        />
      </Flex>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t('wallet.topUpHint')}
      </Typography.Text>
    </Card>
  );
}
