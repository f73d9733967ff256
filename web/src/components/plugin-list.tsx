import { Alert, Button, Input, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, download } from '../api.ts';
import { given, oneOf, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { DateRange } from '../ui/date-range.tsx';
import { later } from '../ui/later.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Nothing } from '../ui/nothing.tsx';
import { useAccountId, useWhyNot } from './account.ts';
import { useCatalog } from './catalog.ts';
import { Time } from './exact.tsx';
import type { Plugin, PluginPacks } from './plugin.ts';
import { PluginActs } from './plugin-acts.tsx';
import { PluginForm } from './plugin-form.tsx';
import { startOfDay } from './zone.ts';

const PluginDrawer = later(async () => (await import('./plugin-drawer.tsx')).PluginDrawer);

type Row = Plugin & { readonly packs: PluginPacks };

const COLOURS: Readonly<Record<Plugin['status'], string>> = {
  'in-review': 'processing',
  rejected: 'error',
  'to-pay': 'warning',
  usable: 'success',
  expired: 'default',
  cancelled: 'default',
};

const SORTS = ['-appliedAt', 'appliedAt', '-endsAt', 'endsAt'] as const;
const STATUSES = Object.keys(COLOURS) as (keyof typeof COLOURS)[]; // of a constant

/** 插件管理: the plugins of an account, the latest application first. */
export function PluginList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const forbidden = useWhyNot()('plugins.apply');
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<Plugin | null>(null);
  const wish = usePluginWish();
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
        columns={usePluginColumns(setShown)}
        rowKey={({ id }) => id}
        queryKey={['account', account, 'plugins', wish]}
        load={async (page) => {
          const { plugins, packs, next } = await call('plugins.list', {
            account,
            ...wish,
            ...page,
          });
          return { rows: plugins.map((plugin) => ({ ...plugin, packs })), next };
        }}
        onExport={(format) => download('plugins.export', { account, ...wish, format })}
        actions={add}
        filters={<PluginFilters />}
        empty={
          <Nothing
            fields={['status', 'search', 'from', 'to']}
            description={`${t('plugins.empty')} · ${t('plugins.emptyHint')}`}
          >
            {add}
          </Nothing>
        }
        onRow={setShown}
      />
      {shown === null ? null : <PluginDrawer plugin={shown} onClose={() => setShown(null)} />}
      {adding ? <PluginForm onClose={() => setAdding(false)} /> : null}
    </>
  );
}

/** What the address says of which plugins to show, as the API asks for it. */
function usePluginWish() {
  const { filter } = useFilter();
  const { data } = useCatalog();
  const zone = data?.timeZone ?? 'Asia/Shanghai';
  const { from, to, search } = filter;
  return given({
    status: oneOf(STATUSES, filter.status),
    search,
    endsAfter: from === undefined ? undefined : startOfDay(from, zone),
    endsBefore: to === undefined ? undefined : startOfDay(to, zone, 1),
    sort: oneOf(SORTS, filter.sort),
  });
}

function PluginFilters() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  return (
    <>
      <Select
        aria-label={t('plugins.status')}
        allowClear
        placeholder={t('plugins.allStatuses')}
        value={oneOf(STATUSES, filter.status)}
        style={{ width: 120 }}
        options={STATUSES.map((value) => ({ value, label: t(`plugins.status.${value}`) }))}
        onChange={(status) => set({ status })}
      />
      <DateRange label={t('plugins.endsAt')} from={filter.from} to={filter.to} onChange={set} />
      <Input.Search
        aria-label={t('plugins.search')}
        placeholder={t('plugins.search')}
        allowClear
        defaultValue={filter.search}
        onSearch={(search) => set({ search: search === '' ? undefined : search })}
        style={{ width: 190 }}
      />
    </>
  );
}

function usePluginColumns(onShow: (plugin: Plugin) => void): readonly Column<Row>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('plugins.name'),
      fixed: true,
      width: 150,
      cell: (plugin) => (
        <Button
          type="link"
          size="small"
          onClick={() => onShow(plugin)}
          style={{
            padding: 0,
            whiteSpace: 'normal',
            height: 'auto',
            textAlign: 'start',
            lineHeight: 1.5,
          }}
        >
          {plugin.name}
        </Button>
      ),
    },
    { key: 'type', title: t('plugins.type'), cell: ({ type }) => t(`plugins.type.${type}`) },
    {
      key: 'appId',
      title: t('plugins.appId'),
      cell: ({ appId }) => <Typography.Text copyable>{appId}</Typography.Text>,
    },
    {
      key: 'status',
      title: t('plugins.status'),
      width: 200,
      cell: (plugin) => <Review plugin={plugin} />,
    },
    {
      key: 'startedAt',
      title: t('plugins.startedAt'),
      width: 110,
      cell: ({ startedAt, purchasedAt }) => <Time at={startedAt ?? purchasedAt} />,
    },
    {
      key: 'endsAt',
      title: t('plugins.endsAt'),
      sort: 'endsAt',
      width: 110,
      cell: ({ endsAt }) => <Time at={endsAt} />,
    },
    {
      key: 'submittedAt',
      title: t('plugins.submittedAt'),
      onDemand: true,
      width: 110,
      cell: ({ submittedAt }) => <Time at={submittedAt} />,
    },
    {
      key: 'actions',
      title: t('list.actions'),
      fixed: true,
      pinned: true,
      width: 150,
      cell: (plugin) => <PluginActs plugin={plugin} packs={plugin.packs} />,
    },
  ];
}

function Review({ plugin }: { readonly plugin: Plugin }) {
  const { t } = useTranslation();
  const { status, reason, reviewDueOn } = plugin;
  return (
    <div style={{ maxWidth: 200 }}>
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
