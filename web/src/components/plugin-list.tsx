import { Alert, Empty, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { Time } from './exact.tsx';
import type { Plugin, PluginPacks } from './plugin.ts';
import { PluginActs } from './plugin-acts.tsx';
import { PluginForm } from './plugin-form.tsx';

type Row = Plugin & { readonly packs: PluginPacks };

const COLOURS: Readonly<Record<Plugin['status'], string>> = {
  'in-review': 'processing',
  rejected: 'error',
  'to-pay': 'warning',
  usable: 'success',
  expired: 'default',
  cancelled: 'default',
};

const SORTS = ['-appliedAt', 'appliedAt'] as const;

/** 插件管理: the plugins of an account, the latest application first. */
export function PluginList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const forbidden = useWhyNot()('plugins.apply');
  const [adding, setAdding] = useState(false);
  const add = (
    <ActButton type="primary" whyNot={forbidden} onClick={() => setAdding(true)}>
      {t('plugins.add')}
    </ActButton>
  );
  return (
    <>
      <Alert type="info" showIcon title={t('plugins.notice')} style={{ marginBottom: 12 }} />
      <List
        name="plugins"
        label={t('packages.plugin')}
        columns={usePluginColumns()}
        rowKey={({ id }) => id}
        queryKey={['account', account, 'plugins']}
        load={async (page) => {
          const sort = SORTS[0];
          const { plugins, packs, next } = await call('plugins.list', { account, sort, ...page });
          return { rows: plugins.map((plugin) => ({ ...plugin, packs })), next };
        }}
        actions={add}
        empty={
          <Empty description={`${t('plugins.empty')} · ${t('plugins.emptyHint')}`}>{add}</Empty>
        }
      />
      {adding ? <PluginForm onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function usePluginColumns(): readonly Column<Row>[] {
  const { t } = useTranslation();
  return [
    { key: 'name', title: t('plugins.name'), fixed: true, cell: ({ name }) => name },
    { key: 'type', title: t('plugins.type'), cell: ({ type }) => t(`plugins.type.${type}`) },
    {
      key: 'appId',
      title: t('plugins.appId'),
      cell: ({ appId }) => <Typography.Text copyable>{appId}</Typography.Text>,
    },
    { key: 'status', title: t('plugins.status'), cell: (plugin) => <Review plugin={plugin} /> },
    {
      key: 'startedAt',
      title: t('plugins.startedAt'),
      cell: ({ startedAt, purchasedAt }) => <Time at={startedAt ?? purchasedAt} />,
    },
    { key: 'endsAt', title: t('plugins.endsAt'), cell: ({ endsAt }) => <Time at={endsAt} /> },
    {
      key: 'submittedAt',
      title: t('plugins.submittedAt'),
      onDemand: true,
      cell: ({ submittedAt }) => <Time at={submittedAt} />,
    },
    {
      key: 'actions',
      title: t('list.actions'),
      fixed: true,
      pinned: true,
      cell: (plugin) => <PluginActs plugin={plugin} packs={plugin.packs} />,
    },
  ];
}

function Review({ plugin }: { readonly plugin: Plugin }) {
  const { t } = useTranslation();
  const { status, reason, reviewDueOn } = plugin;
  return (
    <div style={{ maxWidth: 260 }}>
      <Tag color={COLOURS[status]}>{t(`plugins.status.${status}`)}</Tag>
      {status === 'in-review' && reviewDueOn !== null ? (
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {t('plugins.dueOn', { day: reviewDueOn })}
        </Typography.Text>
      ) : null}
      {reason === '' ? null : (
        <Typography.Paragraph type="secondary" style={{ fontSize: 12, margin: 0 }}>
          {t('plugins.reason', { reason })}
        </Typography.Paragraph>
      )}
    </div>
  );
}
