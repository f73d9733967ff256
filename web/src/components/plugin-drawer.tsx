import { useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Skeleton, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useAccountId } from './account.ts';
import { Time } from './exact.tsx';
import type { Plugin } from './plugin.ts';
import { Screenshot, usePluginFacts } from './plugin-submission.tsx';

type Shown = Api['plugins.show']['answer'];

/** What one applied with, what became of it, and how long the plugin may be used. */
export function PluginDrawer({
  plugin,
  onClose,
}: {
  readonly plugin: Plugin;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const facts = usePluginFacts(plugin);
  const shown = useQuery({
    queryKey: ['account', account, 'plugin', plugin.id],
    queryFn: () => call('plugins.show', { account, application: plugin.id }),
  });
  const { data } = shown;
  return (
    <Sheet
      open
      size={680}
      onClose={onClose}
      title={plugin.name}
      closable={{ 'aria-label': t('close') }}
    >
      <Flex vertical gap={16}>
        <Descriptions size="small" column={1} bordered items={facts} />
        {shown.error === null ? null : (
          <LoadFailed error={shown.error} onRetry={() => void shown.refetch()} />
        )}
        {shown.isPending ? <Skeleton active title={false} /> : null}
        {data === undefined ? null : <Submitted account={account} plugin={data} />}
      </Flex>
    </Sheet>
  );
}

function Submitted({ account, plugin }: { readonly account: string; readonly plugin: Shown }) {
  const { t } = useTranslation();
  const { id: application, basicSettings, pluginSettings, reviews, periods } = plugin;
  const of = { account, application };
  return (
    <>
      <Flex gap={16} wrap>
        <Screenshot {...of} title={t('plugins.basicSettings')} screenshot={basicSettings} />
        <Screenshot {...of} title={t('plugins.pluginSettings')} screenshot={pluginSettings} />
      </Flex>
      <Steps
        title={t('plugins.history')}
        steps={reviews.map(({ kind, at, reason }) => (
          <>
            <Time at={at} /> {t(`plugins.step.${kind}`)}
            {reason === '' ? null : (
              <Typography.Text type="secondary">
                {' '}
                · {t('plugins.reason', { reason })}
              </Typography.Text>
            )}
          </>
        ))}
      />
      {periods.length === 0 ? null : (
        <Steps
          title={t('plugins.periods')}
          steps={periods.map(({ from, to, source }) => (
            <>
              <Time at={from} /> – <Time at={to} /> {t(`plugins.source.${source}`)}
            </>
          ))}
        />
      )}
    </>
  );
}

function Steps({ title, steps }: { readonly title: string; readonly steps: readonly ReactNode[] }) {
  return (
    <section aria-label={title}>
      <Typography.Text strong>{title}</Typography.Text>
      <ol className="timeline">
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end.
          <li key={place}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
