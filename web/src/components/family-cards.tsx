import { Card, Empty, Flex, Progress, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { LinkTo } from '../ui/link-to.ts';
import { useTitles } from './catalog.ts';
import { Quantity } from './exact.tsx';
import { PACK_TABS, tabOfFamily } from './pack-tabs.ts';
import { percentOf } from './quantity.ts';

type Family = Api['overview.show']['answer']['families'][number];

/** What is left by family, and until when. */
export function FamilyCards({ families }: { readonly families: readonly Family[] }) {
  const { t } = useTranslation();
  if (families.length === 0) {
    return (
      <Empty description={t('overview.noPacks')}>
        <LinkTo to="/live/buy" search={keepAccount}>
          {t('overview.buy')}
        </LinkTo>
      </Empty>
    );
  }
  return (
    <div className="tiles">
      {families.map((family) => (
        <FamilyCard key={family.family} family={family} />
      ))}
    </div>
  );
}

/** Links lead to pages of the same account. */
export function keepAccount({ account }: { readonly account?: string }) {
  return account === undefined ? {} : { account };
}

function FamilyCard({ family }: { readonly family: Family }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const { title, unit, left, total, packs, frozen } = family;
  const tab = tabOfFamily(family.family);
  return (
    <Card
      size="small"
      title={text(title)}
      extra={
        tab === undefined ? null : (
          <LinkTo
            to={PACK_TABS[tab].path}
            search={(before) => ({ ...keepAccount(before), type: tab, family: family.family })}
            aria-label={`${text(title)}: ${t('overview.seePacks')}`}
          >
            {t('overview.seePacks')}
          </LinkTo>
        )
      }
    >
      <Flex vertical gap={4}>
        <div>
          {t('overview.left')}{' '}
          <span className="figure">
            <Quantity value={left} unit={unit} />
          </span>{' '}
          <Typography.Text type="secondary">
            {t('overview.ofTotal')} <Quantity value={total} unit={unit} />
          </Typography.Text>
        </div>
        <Progress
          percent={percentOf(left, total)}
          status="normal"
          size="small"
          format={(percent) => `${percent}%`}
          aria-label={`${text(title)}: ${t('overview.left')}`}
        />
        <Outlook family={family} />
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {t('overview.packs', { count: packs })}
        </Typography.Text>
        {frozen ? <Tag style={{ whiteSpace: 'normal' }}>{t('overview.frozen')}</Tag> : null}
      </Flex>
    </Card>
  );
}

/** When it will be used up, at which pace, and what will expire unused. */
function Outlook({ family }: { readonly family: Family }) {
  const { t } = useTranslation();
  const { forecast, pace, frozen, unit, left } = family;
  if (frozen || pace === null) return null;
  if (forecast === null) {
    const none = left === '0' ? t('overview.empty') : t('overview.noForecast');
    return <Typography.Text type="secondary">{none}</Typography.Text>;
  }
  const { lastsUntil, ends, unused } = forecast;
  return (
    <>
      <Typography.Text strong>
        {t(ends === 'used-up' ? 'overview.usedUpOn' : 'overview.expiresOn', { day: lastsUntil })}
      </Typography.Text>
      {unused === '0' ? null : (
        <Typography.Text type="warning">
          {t('overview.unused')} <Quantity value={unused} unit={unit} />
        </Typography.Text>
      )}
      <Typography.Text
        type="secondary"
        style={{ fontSize: 12 }}
        title={t('overview.paceOf', { from: pace.from, to: pace.to, days: pace.days })}
      >
        {t('overview.pace')} <Quantity value={pace.perDay} unit={unit} />
      </Typography.Text>
    </>
  );
}
