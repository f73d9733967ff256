import { useNavigate } from '@tanstack/react-router';
import { Select, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { CurrentMode, OnlyMode } from '../components/current-mode.tsx';
import { PackList } from '../components/pack-list.tsx';
import { PACK_TAB_NAMES, PACK_TABS, type PackTab, usePackTab } from '../components/pack-tabs.ts';
import { SettledMark } from '../components/settled-mark.tsx';
import { later } from '../ui/later.tsx';
import { Page } from '../ui/page.tsx';
import { PagePending } from '../ui/page-states.tsx';
import { useNarrow } from '../ui/use-narrow.ts';

const PluginList = later(
  async () => (await import('../components/plugin-list.tsx')).PluginList,
  <PagePending />,
);

/** 资源包/插件管理: the packs of an account by kind, and its plugins. */
export function PackagesPage() {
  const { t } = useTranslation();
  const tab = usePackTab();
  const navigate = useNavigate();
  const open = (key: string) => {
    const { path } = PACK_TABS[key as PackTab]; // keys are those of PACK_TABS
    void navigate({ to: path, search: ({ account }) => ({ account, type: key }) });
  };
  const narrow = useNarrow();
  const tabs = PACK_TAB_NAMES.map((key) => ({ key, label: t(`packages.${key}`) }));
  const content = tab === 'plugin' ? <PluginList /> : <PackList key={tab} tab={tab} />;
  return (
    <Page
      title={t('packages.title')}
      extra={
        <>
          <SettledMark />
          {tab === 'director' || tab === 'plugin' ? (
            <OnlyMode tab={tab} />
          ) : (
            <CurrentMode areas={PACK_TABS[tab].areas} />
          )}
        </>
      }
    >
      {narrow ? (
        <>
          <Select
            aria-label={t('packages.title')}
            value={tab}
            onChange={open}
            options={tabs.map(({ key, label }) => ({ value: key, label }))}
            style={{ width: '100%', marginBottom: 12 }}
          />
          {content}
        </>
      ) : (
        <Tabs
          activeKey={tab}
          onChange={open}
          items={tabs.map((each) => ({ ...each, children: each.key === tab ? content : null }))}
        />
      )}
    </Page>
  );
}
