import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAccountId } from '../components/account.ts';
import { BurnDown } from '../components/burn-down.tsx';
import { useTitles } from '../components/catalog.ts';
import { DeductionList } from '../components/deduction-list.tsx';
import { ActsOfPack } from '../components/pack-acts.tsx';
import { ClosingIdentity, PackFacts } from '../components/pack-facts.tsx';
import { SettledMark } from '../components/settled-mark.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { useFilter } from '../search.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Page } from '../ui/page.tsx';

/** One pack: its figures, where it came from, what becomes of it, its deductions. */
export function PackPage() {
  const { t } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const { filter } = useFilter();
  const id = filter.pack;
  const pack = useQuery({
    queryKey: ['account', account, 'pack', id],
    queryFn: () => call('packs.show', { account, pack: id ?? '' }),
    enabled: id !== undefined,
  });
  const shown = pack.data;
  const name = shown?.pack.title == null ? (id ?? '') : text(shown.pack.title);
  return (
    <Page
      bare
      title={t('pack.title', { pack: name })}
      extra={
        <>
          {shown === undefined ? null : <StatusTag status={shown.pack.status} />}
          <SettledMark />
          {shown === undefined ? null : <ActsOfPack pack={shown.pack} />}
        </>
      }
    >
      {id === undefined ? <Empty description={t('pack.none')} /> : null}
      {pack.error === null ? null : (
        <LoadFailed error={pack.error} onRetry={() => void pack.refetch()} />
      )}
      {id !== undefined && pack.isPending ? (
        <Skeleton active title={false} paragraph={{ rows: 12 }} />
      ) : null}
      {shown === undefined ? null : (
        <Flex vertical gap={16}>
          <ClosingIdentity pack={shown.pack} />
          <BurnDown pack={shown.pack.id} />
          <PackFacts shown={shown} />
          <Card size="small" title={t('pack.deductions')}>
            <DeductionList pack={shown.pack.id} />
          </Card>
        </Flex>
      )}
    </Page>
  );
}
