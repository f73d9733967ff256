import { Empty, Progress, Table, Tag, Tooltip, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { exactText, percentOf, quantityText, timeText } from './quantity.ts';
import { StatusTag } from './status-tag.tsx';

type Pack = Api['packs.list']['answer']['packs'][number];

/** Packs with what is used and left of each, in the order in which they are charged. */
export function PackTable({
  packs,
  loading,
}: {
  readonly packs: readonly Pack[];
  readonly loading: boolean;
}) {
  const { t } = useTranslation();
  const columns = [
    { title: t('packages.id'), render: (_: unknown, pack: Pack) => <PackName pack={pack} /> },
    {
      title: t('packages.usage'),
      width: 240,
      render: (_: unknown, pack: Pack) => <Used pack={pack} />,
    },
    {
      title: t('packages.purchasedAt'),
      render: (_: unknown, { purchasedAt }: Pack) => timeText(purchasedAt),
    },
    {
      title: t('packages.expiresAt'),
      render: (_: unknown, { expiresAt }: Pack) => timeText(expiresAt),
    },
    {
      title: t('packages.status'),
      render: (_: unknown, { status }: Pack) => <StatusTag status={status} />,
    },
  ];
  return (
    <Table
      rowKey="id"
      columns={columns}
      dataSource={[...packs]}
      loading={loading}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Empty description={t('packages.empty')} /> }}
    />
  );
}

function PackName({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation();
  const { id, sku, gift, boundTo, coverage } = pack;
  return (
    <>
      <Typography.Text copyable={{ text: id }}>{sku ?? id}</Typography.Text>{' '}
      {gift ? <Tag>{t('packages.gift')}</Tag> : null}
      <br />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {boundTo === null || coverage === null
          ? id
          : t('packages.bound', { instance: boundTo, from: coverage.from, to: coverage.to })}
      </Typography.Text>
    </>
  );
}

function Used({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation();
  const { total, used, left, unit } = pack;
  const texts = { used: quantityText(used, unit), total: quantityText(total, unit) };
  return (
    <Tooltip title={`${exactText(left, unit)} / ${exactText(total, unit)}`}>
      <Progress percent={percentOf(used, total)} size="small" aria-label={t('packages.usage')} />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t('packages.used', texts)} · {t('packages.left', { left: quantityText(left, unit) })}
      </Typography.Text>
    </Tooltip>
  );
}
