import { Progress, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { LinkTo } from '../ui/link-to.ts';
import type { Column } from '../ui/list-columns.ts';
import { useTitles } from './catalog.ts';
import { Quantity, Time } from './exact.tsx';
import type { Pack, PackRow } from './pack.ts';
import { percentOf } from './quantity.ts';
import { StatusTag } from './status-tag.tsx';
import { daysBetween } from './zone.ts';

/** What a list shows of packs. */
export function usePackColumns(): readonly Column<PackRow>[] {
  const { t } = useTranslation();
  const { familyTitle } = useTitles();
  return [
    {
      key: 'id',
      title: t('packages.id'),
      fixed: true,
      cell: (pack) => <PackName pack={pack} />,
    },
    {
      key: 'family',
      title: t('packages.family'),
      onDemand: true,
      cell: ({ family }) => familyTitle(family),
    },
    {
      key: 'usage',
      title: t('packages.usage'),
      width: 250,
      cell: (pack) => <Used pack={pack} />,
    },
    {
      key: 'purchasedAt',
      title: t('packages.purchasedAt'),
      sort: 'purchasedAt',
      width: 110,
      cell: ({ purchasedAt }) => <Time at={purchasedAt} />,
    },
    {
      key: 'expiresAt',
      title: t('packages.expiresAt'),
      sort: 'expiresAt',
      width: 110,
      cell: (pack) => <Expiry pack={pack} />,
    },
    {
      key: 'status',
      title: t('packages.status'),
      cell: ({ status }) => <StatusTag status={status} />,
    },
  ];
}

function PackName({ pack }: { readonly pack: PackRow }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const { id, sku, title, gift, boundTo, coverage } = pack;
  return (
    <>
      <LinkTo to="/live/pack" search={({ account }) => ({ account, pack: id })}>
        {title === null ? (sku ?? t('packages.otherSize')) : text(title)}
      </LinkTo>{' '}
      {gift ? <Tag>{t('packages.gift')}</Tag> : null}
      <br />
      <Typography.Text type="secondary" style={{ fontSize: 12 }} copyable={{ text: id }}>
        {id}
      </Typography.Text>
      {boundTo === null || coverage === null ? null : (
        <>
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {t('packages.bound', { instance: boundTo, from: coverage.from, to: coverage.to })}
          </Typography.Text>
        </>
      )}
    </>
  );
}

/** How much of a pack is used, and how much is left. */
export function Used({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation();
  const { total, used, left, unit } = pack;
  return (
    <div style={{ minWidth: 160 }}>
      <Progress
        percent={percentOf(used, total)}
        size="small"
        status={pack.status === 'expired' ? 'exception' : 'normal'}
        format={(percent) => `${percent}%`}
        aria-label={t('packages.usage')}
      />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t('packages.usedWord')} <Quantity value={used} unit={unit} />
        {' / '}
        {t('packages.totalWord')} <Quantity value={total} unit={unit} />
        {' · '}
        {t('packages.leftWord')} <Quantity value={left} unit={unit} />
      </Typography.Text>
    </div>
  );
}

const SOON_DAYS = 30;

function Expiry({ pack }: { readonly pack: PackRow }) {
  const { t } = useTranslation();
  const { expiresAt, asOf, status } = pack;
  const days = daysBetween(asOf, expiresAt);
  const counts = days > 0 && status !== 'refunded' && status !== 'used-up';
  return (
    <>
      <Time at={expiresAt} />
      {counts ? (
        <>
          <br />
          <Typography.Text
            type={days <= SOON_DAYS ? 'warning' : 'secondary'}
            style={{ fontSize: 12 }}
          >
            {t('packages.daysLeft', { days })}
          </Typography.Text>
        </>
      ) : null}
    </>
  );
}
