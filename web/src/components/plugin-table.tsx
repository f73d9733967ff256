import { Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import type { TextKey } from '../text/zh.ts';
import { timeText } from './quantity.ts';

type Plugin = Api['plugins.list']['answer']['plugins'][number];

const COLOURS: Readonly<Record<Plugin['status'], string>> = {
  'in-review': 'processing',
  rejected: 'error',
  'to-pay': 'warning',
  usable: 'success',
  expired: 'default',
  cancelled: 'default',
};

/** The plugins of an account, the latest application first. */
export function PluginTable({
  rows,
  loading,
}: {
  readonly rows: readonly Plugin[];
  readonly loading: boolean;
}) {
  const { t } = useTranslation();
  const typeKey = (type: Plugin['type']): TextKey => `plugins.type.${type}`;
  const statusKey = (status: Plugin['status']): TextKey => `plugins.status.${status}`;
  const columns = [
    { title: t('plugins.name'), dataIndex: 'name' },
    { title: t('plugins.appId'), dataIndex: 'appId' },
    { title: t('plugins.type'), render: (_: unknown, { type }: Plugin) => t(typeKey(type)) },
    {
      title: t('plugins.status'),
      render: (_: unknown, { status, reason }: Plugin) => (
        <>
          <Tag color={COLOURS[status]}>{t(statusKey(status))}</Tag> {reason}
        </>
      ),
    },
    {
      title: t('plugins.submittedAt'),
      render: (_: unknown, { submittedAt }: Plugin) => timeText(submittedAt),
    },
    {
      title: t('plugins.endsAt'),
      render: (_: unknown, { endsAt }: Plugin) => (endsAt === null ? '-' : timeText(endsAt)),
    },
  ];
  return (
    <Table
      rowKey="id"
      columns={columns}
      dataSource={[...rows]}
      loading={loading}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
