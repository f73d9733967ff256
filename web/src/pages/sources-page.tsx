import { useQuery } from '@tanstack/react-query';
import { Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { useWhyNot } from '../components/account.ts';
import { AddressUpload } from '../components/address-upload.tsx';
import { Time } from '../components/exact.tsx';
import { quantityText } from '../components/quantity.ts';
import { SourceActs } from '../components/source-acts.tsx';
import { SourceCreate } from '../components/source-create.tsx';
import { KIND_NAMES } from '../components/source-kinds.ts';
import { ActButton } from '../ui/act-button.tsx';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Page } from '../ui/page.tsx';
import { Rows } from '../ui/rows.tsx';

type Source = Api['sources.list']['answer']['sources'][number];
type Health = Api['sources.health']['answer']['sources'][number];

/** A source with how it does. */
interface SourceRow {
  readonly source: Source;
  readonly health: Health | undefined;
  /** What time it is for the platform. */
  readonly now: string;
}

/** How often it is looked at again. */
const LOOK_MS = 15_000;
/** A server that says nothing for so long may have a fault. */
const SILENT_MS = 3_600_000;

/** For operators: media servers that report, how they do, whose their streams are. */
export function SourcesPage() {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const [creating, setCreating] = useState(false);
  const columns = useSourceColumns();
  const sources = useQuery({ queryKey: ['sources'], queryFn: () => call('sources.list', {}) });
  const health = useQuery({
    queryKey: ['sources', 'health'],
    queryFn: () => call('sources.health', {}),
    refetchInterval: LOOK_MS,
  });
  const failed = [sources, health].find(({ error }) => error !== null);
  const healthOf = new Map(health.data?.sources.map((one) => [one.source, one]));
  const now = health.data?.now ?? '';
  const rows = sources.data?.sources.map((source) => {
    return { source, health: healthOf.get(source.id), now };
  });
  return (
    <Page title={t('sources.title')}>
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{t('sources.hint')}</Typography.Text>
        <Flex gap={8} wrap align="center">
          <ActButton
            type="primary"
            whyNot={whyNot('sources.create')}
            onClick={() => setCreating(true)}
          >
            {t('sources.create')}
          </ActButton>
          <AddressUpload count={health.data?.addressRanges ?? 0} />
        </Flex>
        {failed === undefined ? null : (
          <LoadFailed error={failed.error} onRetry={() => void failed.refetch()} />
        )}
        {sources.isPending || health.isPending ? <Skeleton active title={false} /> : null}
        {rows === undefined ? null : (
          <Rows
            label={t('sources.title')}
            columns={columns}
            rows={rows}
            rowKey={({ source }) => source.id}
            empty={<Empty description={t('sources.none')} />}
          />
        )}
      </Flex>
      {creating ? <SourceCreate onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

function useSourceColumns(): readonly Column<SourceRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'server',
      title: t('sources.server'),
      cell: ({ source: { id, name, kind } }) => (
        <>
          {name}
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {KIND_NAMES[kind]} · {id}
          </Typography.Text>
        </>
      ),
    },
    { key: 'state', title: t('sources.state'), cell: (row) => <StateTag {...row} /> },
    {
      key: 'last',
      title: t('sources.last'),
      cell: ({ health }) => <Time at={health?.lastReportAt ?? null} />,
    },
    {
      key: 'backlog',
      title: t('sources.backlog'),
      align: 'right',
      cell: ({ health }) =>
        health === undefined ? '-' : `${health.waiting} / ${health.unreadable}`,
    },
    {
      key: 'open',
      title: t('sources.open'),
      align: 'right',
      cell: ({ health }) => health?.openSessions ?? '-',
    },
    { key: 'left', title: t('sources.left'), cell: ({ health }) => <LeftOver health={health} /> },
    {
      key: 'acts',
      title: t('list.actions'),
      pinned: true,
      cell: ({ source, health }) => <SourceActs {...{ source, health }} />,
    },
  ];
}

function StateTag({ source, health, now }: SourceRow) {
  const { t } = useTranslation();
  if (source.revokedAt !== null) return <Tag>{t('sources.state.revoked')}</Tag>;
  if (health === undefined) return '-';
  if (health.lastReportAt === null) return <Tag>{t('sources.state.never')}</Tag>;
  const isSilent = Date.parse(now) - Date.parse(health.lastReportAt) > SILENT_MS;
  return isSilent ? (
    <Tag color="warning">{t('sources.state.silent')}</Tag>
  ) : (
    <Tag color="success">{t('sources.state.reports')}</Tag>
  );
}

function LeftOver({ health }: Pick<SourceRow, 'health'>) {
  const { t } = useTranslation();
  const parts = (['unclassified', 'unmatched', 'rejected'] as const).filter(
    (part) => health !== undefined && health[part] !== '0',
  );
  if (health === undefined || parts.length === 0) return t('sources.left.none');
  return (
    <ul className="plain">
      {parts.map((part) => (
        <li key={part}>
          {t(`sources.left.${part}`)} {quantityText(health[part], 'byte')}
        </li>
      ))}
    </ul>
  );
}
