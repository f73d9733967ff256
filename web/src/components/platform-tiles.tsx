import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import type { TextKey } from '../text/texts.ts';
import { LinkTo } from '../ui/link-to.ts';
import { StandingTag } from './standing-tag.tsx';

type Platform = Api['platform.show']['answer'];

const PAGES = {
  '/operator/settlement': 'platform.settlement',
  '/operator/requests': 'platform.waiting',
  '/operator/webhooks': 'platform.sending',
  '/operator/accounts': 'platform.accounts',
} as const;

/** How the platform stands, a card for each part, with the way to its page. */
export function PlatformTiles({ platform }: { readonly platform: Platform }) {
  const { t } = useTranslation();
  const { settledThrough, unsettledDays, openRuns, failedJobs, waiting, webhooks } = platform;
  const fact = (key: TextKey, value: ReactNode) => ({ key, name: t(key), value });
  const see = (to: keyof typeof PAGES) => (
    <LinkTo to={to} aria-label={`${t(PAGES[to])}: ${t('platform.see')}`}>
      {t('platform.see')}
    </LinkTo>
  );
  return (
    <div className="tiles">
      <Tile
        title={t('platform.settlement')}
        extra={see('/operator/settlement')}
        facts={[
          fact('platform.settledThrough', settledThrough ?? t('platform.never')),
          fact('platform.unsettledDays', unsettledDays),
          fact('platform.openRuns', openRuns),
          fact('platform.failedJobs', failedJobs.join(', ') || t('platform.none')),
        ]}
      />
      <Tile
        title={t('platform.waiting')}
        extra={see('/operator/requests')}
        facts={[
          fact('platform.modeRequests', waiting.modeRequests),
          fact(
            'platform.pluginReviews',
            <LinkTo to="/operator/plugins">{waiting.pluginReviews}</LinkTo>,
          ),
        ]}
      />
      <Tile
        title={t('platform.sending')}
        extra={see('/operator/webhooks')}
        facts={[
          fact('platform.webhooksPending', webhooks.pending),
          fact('platform.webhooksFailed', webhooks.failed),
          fact('platform.webhooksDisabled', webhooks.disabled),
          fact('platform.mailsPending', platform.mailsPending),
        ]}
      />
      <Tile
        title={t('platform.accounts')}
        extra={see('/operator/accounts')}
        facts={platform.accounts.map(({ standing, count }) => ({
          key: standing,
          name: <StandingTag standing={standing} />,
          value: count,
        }))}
      />
    </div>
  );
}

interface Fact {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: ReactNode;
}

function Tile({
  title,
  extra,
  facts,
}: {
  readonly title: string;
  readonly extra: ReactNode;
  readonly facts: readonly Fact[];
}) {
  return (
    <Card size="small" title={title} extra={extra}>
      <dl className="fields facts">
        {facts.map(({ key, name, value }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
