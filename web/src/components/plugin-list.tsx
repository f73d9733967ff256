import { Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAccountId } from './account.ts';
import { Time } from './exact.tsx';

export type Plugin = Api['plugins.list']['answer']['plugins'][number];

const COLOURS: Readonly<Record<Plugin['status'], string>> = {
  'in-review': 'processing',
  rejected: 'error',
  'to-pay': 'warning',
  usable: 'success',
  expired: 'default',
  cancelled: 'default',
};

/** The plugins of an account, the latest application first. */
export function PluginList() {
  const { t } = useTranslation();
  const account = useAccountId();
  return (
    <List
      name="plugins"
      label={t('packages.plugin')}
      columns={usePluginColumns()}
      rowKey={({ id }) => id}
      queryKey={['account', account, 'plugins']}
      load={async (page) => {
        const { plugins, next } = await call('plugins.list', { account, ...page });
        return { rows: plugins, next };
      }}
      empty={<Empty description={t('plugins.empty')} />}
    />
  );
}

function usePluginColumns(): readonly Column<Plugin>[] {
  const { t } = useTranslation();
  return [
    { key: 'name', title: t('plugins.name'), fixed: true, cell: ({ name }) => name },
    { key: 'appId', title: t('plugins.appId'), cell: ({ appId }) => appId },
    { key: 'type', title: t('plugins.type'), cell: ({ type }) => t(`plugins.type.${type}`) },
    {
      key: 'status',
      title: t('plugins.status'),
      cell: ({ status, reason }) => (
        <>
          <Tag color={COLOURS[status]}>{t(`plugins.status.${status}`)}</Tag> {reason}
        </>
      ),
    },
    {
      key: 'submittedAt',
      title: t('plugins.submittedAt'),
      cell: ({ submittedAt }) => <Time at={submittedAt} />,
    },
    { key: 'endsAt', title: t('plugins.endsAt'), cell: ({ endsAt }) => <Time at={endsAt} /> },
  ];
}
