import { useQuery } from '@tanstack/react-query';
import { Button, Descriptions, Empty, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { useAccountId, useWhyNot } from '../components/account.ts';
import { AuditGist } from '../components/audit-gist.tsx';
import { Time, zonedText } from '../components/exact.tsx';
import { OperationFilter, OperationName, useOperationName } from '../components/operation-name.tsx';
import { SubjectLink } from '../components/subject-link.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { DateRange } from '../ui/date-range.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Nothing } from '../ui/nothing.tsx';
import { Page } from '../ui/page.tsx';
import { Sheet } from '../ui/sheet.tsx';

type Entry = Api['audit.list']['answer']['entries'][number];

const SORTS = ['at', '-at'] as const;

/** 操作审计: who changed what of an account, and when. */
export function AuditPage() {
  const { t } = useTranslation();
  const account = useAccountId();
  const forbidden = useWhyNot()('audit.list');
  const { filter } = useFilter();
  const [shown, setShown] = useState<Entry | null>(null);
  const columns = useAuditColumns(setShown);
  const { operation, subject, from, to } = filter;
  const wish = given({ operation, subject, from, to, sort: oneOf(SORTS, filter.sort) });
  return (
    <Page title={t('audit.title')}>
      {forbidden === null ? (
        <List
          name="audit"
          label={t('audit.title')}
          columns={columns}
          rowKey={({ id }) => id}
          queryKey={['account', account, 'audit', wish]}
          load={async (page) => {
            const { entries, next } = await call('audit.list', { account, ...wish, ...page });
            return { rows: entries, next };
          }}
          filters={<AuditFilters />}
          empty={
            <Nothing
              fields={['operation', 'subject', 'from', 'to']}
              description={t('audit.empty')}
            />
          }
          onRow={setShown}
        />
      ) : (
        <Empty description={forbidden} />
      )}
      {shown === null ? null : <Change entry={shown} onClose={() => setShown(null)} />}
    </Page>
  );
}

function AuditFilters() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  return (
    <>
      <OperationFilter label={t('audit.operation')} ofAccount />
      <Input.Search
        aria-label={t('audit.subject')}
        placeholder={t('audit.bySubject')}
        allowClear
        defaultValue={filter.subject}
        onSearch={(value) => set({ subject: value === '' ? undefined : value })}
        style={{ width: 200 }}
      />
      <DateRange label={t('audit.at')} from={filter.from} to={filter.to} onChange={set} />
    </>
  );
}

function useAuditColumns(onShow: (entry: Entry) => void): readonly Column<Entry>[] {
  const { t } = useTranslation();
  const nameOf = useNames();
  return [
    {
      key: 'at',
      width: 110,
      title: t('audit.at'),
      sort: 'at',
      fixed: true,
      cell: ({ at }) => <Time at={at} />,
    },
    {
      key: 'operation',
      title: t('audit.operation'),
      cell: ({ operation }) => <OperationName operation={operation} />,
    },
    {
      key: 'subject',
      title: t('audit.subject'),
      cell: ({ subject }) => <SubjectLink id={subject} />,
    },
    {
      key: 'gist',
      title: t('audit.gist'),
      cell: (entry) => <AuditGist entry={entry} />,
    },
    {
      key: 'actor',
      title: t('audit.actor'),
      cell: ({ actor }) => `${t(`audit.actor.${actor.kind}`)} ${nameOf(actor.id)}`,
    },
    {
      key: 'request',
      title: t('audit.request'),
      onDemand: true,
      cell: ({ request }) => request,
    },
    {
      key: 'actions',
      title: t('orders.details'),
      fixed: true,
      pinned: true,
      cell: (entry) => (
        <Button type="link" size="small" onClick={() => onShow(entry)}>
          {t('audit.show')}
        </Button>
      ),
    },
  ];
}

/** What people of the account are called; ids of those who are not known. */
function useNames(): (id: string) => string {
  const account = useAccountId();
  const members = useQuery({
    queryKey: ['account', account, 'members'],
    queryFn: () => call('members.list', { account }),
  });
  return (id) => members.data?.members.find(({ person }) => person === id)?.name ?? id;
}

const INDENT = 2;

function Change({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const nameOf = useOperationName();
  const { operation, subject, at, actor, request, before, after } = entry;
  const shown = (value: unknown) => (
    <pre style={{ whiteSpace: 'pre-wrap', margin: 0 }}>{JSON.stringify(value, null, INDENT)}</pre>
  );
  return (
    <Sheet
      open
      onClose={onClose}
      title={nameOf(operation)}
      size={640}
      closable={{ 'aria-label': t('close') }}
    >
      <Descriptions
        size="small"
        column={1}
        bordered
        items={[
          { key: 'operation', label: t('audit.operation'), children: operation },
          { key: 'subject', label: t('audit.subject'), children: <SubjectLink id={subject} /> },
          { key: 'at', label: t('audit.at'), children: zonedText(at) },
          {
            key: 'actor',
            label: t('audit.actor'),
            children: `${t(`audit.actor.${actor.kind}`)} ${actor.id}`,
          },
          { key: 'request', label: t('audit.request'), children: request },
          { key: 'before', label: t('audit.before'), children: shown(before) },
          { key: 'after', label: t('audit.after'), children: shown(after) },
        ]}
      />
    </Sheet>
  );
}
