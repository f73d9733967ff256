import { useQuery } from '@tanstack/react-query';
import { Flex, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAccountId } from '../components/account.ts';
import { DayOverview } from '../components/day-overview.tsx';
import { FamilyCards } from '../components/family-cards.tsx';
import { ExpiringList, PendingList } from '../components/pending-list.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Page } from '../ui/page.tsx';

/** 概览: what is left, until when, what was used last, what waits. */
export function OverviewPage() {
  const { t } = useTranslation();
  const account = useAccountId();
  const overview = useQuery({
    queryKey: ['account', account, 'overview'],
    queryFn: () => call('overview.show', { account }),
  });
  const { data } = overview;
  const mark =
    data === undefined ? null : <Tag>{t('overview.settledUpTo', { day: data.settledUpTo })}</Tag>;
  return (
    <Page bare title={t('overview.title')} extra={mark}>
      {overview.error === null ? null : (
        <LoadFailed error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {overview.isPending ? <Skeleton active title={false} paragraph={{ rows: 12 }} /> : null}
      {data === undefined ? null : (
        <Flex vertical gap={16}>
          <section aria-label={t('overview.families')}>
            <FamilyCards families={data.families} />
          </section>
          <div className="tiles">
            <PendingList overview={data} />
            <ExpiringList packs={data.expiring} />
          </div>
          <DayOverview day={data.day} currency={data.currency} />
        </Flex>
      )}
    </Page>
  );
}
