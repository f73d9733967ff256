import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Card, Empty, Flex, Select, Tabs, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { type AccountChoice, useAccount, useAccounts, useMe } from '../components/me.ts';
import { PackTable } from '../components/pack-table.tsx';
import { PluginTable } from '../components/plugin-table.tsx';
import { STATUSES } from '../components/status-tag.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';

/** The tabs, each with its path and the families of packs that it shows. */
const TABS = {
  traffic: { path: '/live/resources/package', families: ['traffic'] },
  transcode: { path: '/live/resources/package', families: ['transcode', 'topspeed'] },
  mic: { path: '/live/resources/liveroom', families: ['mic', 'rtc'] },
  director: { path: '/live/resources/caster', families: ['director'] },
  plugin: { path: '/live/resources/plugin', families: [] },
} as const;

type Tab = keyof typeof TABS;

/** 资源包/插件管理: the packs of an account by kind, and its plugins. */
export function PackagesPage() {
  const { t } = useTranslation();
  const me = useMe();
  const { chosen } = useAccount(useAccounts(me.data));
  const tab = useTab();
  const navigate = useNavigate();
  const open = (key: string) => {
    const { path } = TABS[key as Tab]; // keys are those of TABS
    void navigate({ to: path, search: ({ account }) => ({ account, type: key }) });
  };
  const keys = Object.keys(TABS) as Tab[]; // of a constant
  return (
    <Card>
      <Flex justify="space-between" wrap gap={8}>
        <Typography.Title level={1} style={{ fontSize: 18, marginTop: 0 }}>
          {t('packages.title')}
        </Typography.Title>
        {chosen === null ? null : <SettledThrough account={chosen.id} />}
      </Flex>
      <Tabs
        activeKey={tab}
        onChange={open}
        items={keys.map((key) => ({ key, label: t(`packages.${key}`) }))}
      />
      {chosen === null ? null : <TabContent tab={tab} account={chosen} />}
    </Card>
  );
}

function useTab(): Tab {
  const { pathname } = useLocation();
  const { type } = useSearch({ from: '/console' });
  if (pathname === TABS.mic.path) return 'mic';
  if (pathname === TABS.director.path) return 'director';
  if (pathname === TABS.plugin.path) return 'plugin';
  return type === 'transcode' ? 'transcode' : 'traffic';
}

function SettledThrough({ account }: { readonly account: string }) {
  const { t } = useTranslation();
  const shown = useQuery({
    queryKey: ['account', account],
    queryFn: () => call('accounts.show', { account }),
  });
  const day = shown.data?.settledThrough;
  if (shown.data === undefined) return null;
  return (
    <Tag>{day == null ? t('packages.notSettled') : t('packages.settledThrough', { day })}</Tag>
  );
}

function TabContent({ tab, account }: { readonly tab: Tab; readonly account: AccountChoice }) {
  if (tab === 'plugin') return <Plugins account={account.id} />;
  return (
    <Flex vertical gap={24}>
      {TABS[tab].families.map((family) => (
        <Packs key={family} account={account.id} family={family} />
      ))}
    </Flex>
  );
}

function Packs({ account, family }: { readonly account: string; readonly family: string }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/console' });
  const status = STATUSES.find((one) => one === search.status);
  const navigate = useNavigate();
  const packs = useInfiniteQuery({
    queryKey: ['packs', account, family, status],
    queryFn: ({ pageParam }) =>
      call('packs.list', {
        account,
        family,
        ...(status === undefined ? {} : { status }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null, // the first page has no cursor
    getNextPageParam: ({ next }) => next,
  });
  if (packs.error !== null) {
    return <LoadFailed error={packs.error} onRetry={() => void packs.refetch()} />;
  }
  const rows = packs.data?.pages.flatMap((page) => page.packs) ?? [];
  return (
    <section aria-label={family}>
      <Flex gap={8} style={{ marginBottom: 12 }}>
        <Select
          aria-label={t('packages.status')}
          allowClear
          placeholder={t('packages.statusFilter')}
          value={status}
          style={{ width: 140 }}
          options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(value) =>
            void navigate({ to: '.', search: (before) => ({ ...before, status: value }) })
          }
        />
      </Flex>
      <PackTable packs={rows} loading={packs.isPending} />
      {packs.hasNextPage ? (
        <Button
          onClick={() => void packs.fetchNextPage()}
          loading={packs.isFetchingNextPage}
          style={{ marginTop: 12 }}
        >
          {t('packages.more')}
        </Button>
      ) : null}
    </section>
  );
}

function Plugins({ account }: { readonly account: string }) {
  const { t } = useTranslation();
  const plugins = useQuery({
    queryKey: ['plugins', account],
    queryFn: () => call('plugins.list', { account }),
  });
  if (plugins.error !== null) {
    return <LoadFailed error={plugins.error} onRetry={() => void plugins.refetch()} />;
  }
  const rows = plugins.data?.plugins ?? [];
  if (!plugins.isPending && rows.length === 0) return <Empty description={t('plugins.empty')} />;
  return <PluginTable rows={rows} loading={plugins.isPending} />;
}
