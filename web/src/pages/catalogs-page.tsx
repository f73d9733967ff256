import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex, Skeleton, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { useCatalog, useTitles } from '../components/catalog.ts';
import { CatalogCheck } from '../components/catalog-check.tsx';
import { CatalogItems } from '../components/catalog-items.tsx';
import { Time } from '../components/exact.tsx';
import { useFilter } from '../search.ts';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Page } from '../ui/page.tsx';
import { Rows } from '../ui/rows.tsx';

type Version = Api['catalogs.list']['answer']['catalogs'][number];

/** For operators: the versions of the catalogue, what they say, and checking another one. */
export function CatalogsPage() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const latest = useCatalog();
  const versions = useQuery({ queryKey: ['catalogs'], queryFn: () => call('catalogs.list', {}) });
  const shown = filter.catalog ?? latest.data?.id;
  return (
    <Page bare title={t('catalogs.title')}>
      <Flex vertical gap={16}>
        <Card size="small" title={t('catalogs.versions')}>
          {versions.error === null ? null : (
            <LoadFailed error={versions.error} onRetry={() => void versions.refetch()} />
          )}
          {versions.isPending ? <Skeleton active title={false} /> : null}
          <Rows
            label={t('catalogs.versions')}
            columns={useVersionColumns(latest.data?.id, (catalog) => set({ catalog }))}
            rows={versions.data?.catalogs ?? []}
            rowKey={({ id }) => id}
            empty={null}
          />
        </Card>
        <Card size="small" title={t('catalogs.check')}>
          <CatalogCheck />
        </Card>
        {shown === undefined ? null : <CatalogItems catalog={shown} />}
      </Flex>
    </Page>
  );
}

function useVersionColumns(
  latest: string | undefined,
  onSee: (catalog: string) => void,
): readonly Column<Version>[] {
  const { t } = useTranslation();
  const { text } = useTitles();
  return [
    {
      key: 'id',
      title: t('catalogs.id'),
      cell: ({ id, title }) => (
        <>
          {text(title)}{' '}
          {id === latest ? <Tag color="processing">{t('catalogs.current')}</Tag> : null}
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {id}
          </Typography.Text>
        </>
      ),
    },
    {
      key: 'from',
      title: t('catalogs.from'),
      cell: ({ effectiveFrom }) => effectiveFrom ?? t('catalogs.always'),
    },
    {
      key: 'to',
      title: t('catalogs.to'),
      cell: ({ effectiveTo }) => effectiveTo ?? t('catalogs.always'),
    },
    { key: 'zone', title: t('catalogs.zone'), cell: ({ timeZone }) => timeZone },
    { key: 'settleAt', title: t('catalogs.settleAt'), cell: ({ settleAt }) => settleAt },
    {
      key: 'source',
      title: t('catalogs.source'),
      cell: ({ uploadedAt }) =>
        uploadedAt === null ? (
          t('catalogs.byFile')
        ) : (
          <>
            {t('catalogs.byUpload')} <Time at={uploadedAt} />
          </>
        ),
    },
    {
      key: 'acts',
      title: t('list.actions'),
      cell: ({ id, title }) => (
        <Button
          type="link"
          size="small"
          aria-label={`${t('catalogs.see')}: ${text(title)}`}
          onClick={() => onSee(id)}
        >
          {t('catalogs.see')}
        </Button>
      ),
    },
  ];
}
