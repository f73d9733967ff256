import { Button, Empty, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { Time } from '../components/exact.tsx';
import { OperationFilter, OperationName, useOperationName } from '../components/operation-name.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { DateRange } from '../ui/date-range.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Page } from '../ui/page.tsx';

type Entry = Api['platform-audit.list']['answer']['entries'][number];

const SORTS = ['-at', 'at'] as const;

/** For operators: who changed what of the platform itself. */
export function PlatformAuditPage() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const [shown, setShown] = useState<Entry | null>(null);
  const { operation, from, to } = filter;
  const wish = given({ operation, from, to, sort: oneOf(SORTS, filter.sort) });
  return (
    <Page title={t('platformAudit.title')}>
      <List
        name="platform-audit"
        label={t('platformAudit.title')}
        columns={useEntryColumns(setShown)}
        rowKey={({ id }) => id}
        queryKey={['platform-audit', wish]}
        load={async (page) => {
          const { entries, next } = await call('platform-audit.list', { ...wish, ...page });
          return { rows: entries, next };
        }}
        filters={
          <>
            <DateRange label={t('platformAudit.at')} from={from} to={to} onChange={set} />
            <OperationFilter label={t('platformAudit.operation')} ofAccount={false} />
          </>
        }
        empty={<Empty description={t('platformAudit.none')} />}
      />
      {shown === null ? null : <EntryDialog entry={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

function useEntryColumns(onSee: (entry: Entry) => void): readonly Column<Entry>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'at',
      title: t('platformAudit.at'),
      fixed: true,
      sort: 'at',
      cell: ({ at }) => <Time at={at} />,
    },
    {
      key: 'actor',
      title: t('platformAudit.actor'),
      cell: ({ actor }) => (
        <>
          {t(`platformAudit.kind.${actor.kind}`)}
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {actor.id}
          </Typography.Text>
        </>
      ),
    },
    {
      key: 'operation',
      title: t('platformAudit.operation'),
      cell: ({ operation }) => <OperationName operation={operation} />,
    },
    { key: 'subject', title: t('platformAudit.subject'), cell: ({ subject }) => subject || '-' },
    {
      key: 'acts',
      title: t('platformAudit.change'),
      fixed: true,
      cell: (entry) => (
        <Button type="link" size="small" onClick={() => onSee(entry)}>
          {t('platformAudit.see')}
        </Button>
      ),
    },
  ];
}

function EntryDialog({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const nameOf = useOperationName();
  return (
    <Dialog
      open
      title={nameOf(entry.operation)}
      onCancel={onClose}
      footer={null}
      closable={{ 'aria-label': t('close') }}
    >
      {(['before', 'after'] as const).map((side) => (
        <div key={side}>
          <Typography.Text strong>{t(`platformAudit.${side}`)}</Typography.Text>
          <pre className="json">{JSON.stringify(entry[side], null, 2)}</pre>
        </div>
      ))}
      <Typography.Text type="secondary">{t('requestId', { id: entry.request })}</Typography.Text>
    </Dialog>
  );
}
