import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { Empty, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { CallFailed, call } from '../api.ts';
import { later } from '../ui/later.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { PagePending } from '../ui/page-states.tsx';
import { ChosenAccount, useChoice } from './account.ts';
import { useCatalog } from './catalog.ts';
import { useAccounts, useMe } from './me.ts';

const Refused = later(async () => (await import('./account-refused.tsx')).Refused);

const FORBIDDEN = 403;

/** Around every page of an account: which account, and whether one may look at it. */
export function AccountFrame() {
  const me = useMe();
  const accounts = useAccounts(me.data);
  const { chosen, wanted, choose } = useChoice(accounts ?? []);
  // An account that is not in the list is still asked for: it is the server that refuses.
  const other = useQuery({
    queryKey: ['account', wanted, 'view'],
    queryFn: () => call('accounts.show', { account: wanted ?? '' }),
    enabled: accounts !== undefined && chosen === null && wanted !== undefined,
  });
  const account = chosen ?? other.data ?? null;
  // Without names, texts would change their width when these come.
  const names = useCatalog();
  if (accounts === undefined || names.isPending || (account === null && other.isFetching)) {
    return <PagePending />;
  }
  if (other.error instanceof CallFailed && other.error.status === FORBIDDEN) {
    const [own] = accounts;
    return <Refused onBack={own === undefined ? null : () => choose(own.id)} />;
  }
  if (other.error !== null) {
    return <LoadFailed error={other.error} onRetry={() => void other.refetch()} />;
  }
  if (account === null) return <NoAccount />;
  return (
    <ChosenAccount value={account}>
      <Outlet />
    </ChosenAccount>
  );
}

function NoAccount() {
  const { t } = useTranslation();
  return (
    <Empty description={t('noAccount')}>
      <Typography.Paragraph type="secondary">{t('noAccountHint')}</Typography.Paragraph>
    </Empty>
  );
}
