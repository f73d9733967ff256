import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { ArrivalList } from '../components/arrival-list.tsx';
import { PlatformTiles } from '../components/platform-tiles.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Page } from '../ui/page.tsx';

/** For operators: how far all is settled, what failed, what waits, whose usage fell silent. */
export function PlatformPage() {
  const { t } = useTranslation();
  const platform = useQuery({
    queryKey: ['platform'],
    queryFn: () => call('platform.show', {}),
  });
  return (
    <Page bare title={t('platform.title')}>
      <Flex vertical gap={16}>
        {platform.error === null ? null : (
          <LoadFailed error={platform.error} onRetry={() => void platform.refetch()} />
        )}
        {platform.isPending ? <Skeleton active title={false} /> : null}
        {platform.data === undefined ? null : <PlatformTiles platform={platform.data} />}
        <Card size="small" title={t('arrivals.title')}>
          <ArrivalList />
        </Card>
      </Flex>
    </Page>
  );
}
