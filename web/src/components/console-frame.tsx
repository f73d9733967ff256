import { MenuOutlined } from '@ant-design/icons';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Button, Flex, Layout, Menu, Skeleton, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { menuOf } from '../menu.tsx';
import { later } from '../ui/later.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useNarrow } from '../ui/use-narrow.ts';
import { useCatalog } from './catalog.ts';
import { type AccountChoice, type Me, useAccounts, useMe } from './me.ts';
import { TopBar } from './top-bar.tsx';
import { offsetText } from './zone.ts';

const MenuDrawer = later(async () => (await import('./menu-drawer.tsx')).MenuDrawer);

/** What surrounds every page: who is signed in, which account, the menu. */
export function ConsoleFrame() {
  const me = useMe();
  const accounts = useAccounts(me.data);
  if (me.error !== null) {
    return <LoadFailed error={me.error} onRetry={() => void me.refetch()} />;
  }
  if (me.data === undefined) return <Skeleton active title={false} style={{ padding: 24 }} />;
  return <SignedInFrame me={me.data} accounts={accounts} />;
}

function SignedInFrame({
  me,
  accounts,
}: {
  readonly me: Me;
  readonly accounts: readonly AccountChoice[] | undefined;
}) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const menu = (
    <SideMenu
      me={me}
      hasAccount={accounts === undefined || accounts.length > 0}
      onOpen={() => setOpen(false)}
    />
  );
  const opener = (
    <Button
      type="text"
      icon={<MenuOutlined />}
      aria-label={t('menu')}
      style={{ color: '#fff' }}
      onClick={() => setOpen(true)}
    />
  );
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <TopBar me={me} accounts={accounts} opener={narrow ? opener : null} />
      <Layout>
        {narrow ? (
          <MenuDrawer open={open} onClose={() => setOpen(false)}>
            {menu}
          </MenuDrawer>
        ) : (
          <Layout.Sider width={208} theme="light" className="sider">
            {menu}
          </Layout.Sider>
        )}
        <Layout.Content
          id="content"
          tabIndex={-1}
          style={{ padding: narrow ? 12 : 20, minWidth: 0 }}
        >
          <Outlet />
          <Conventions />
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

/** In which zone times are, and how units count. */
function Conventions() {
  const { t } = useTranslation();
  const { data } = useCatalog();
  if (data === undefined) return null;
  return (
    <Flex component="footer" justify="center" style={{ padding: '16px 0 0' }}>
      <Typography.Text type="secondary" style={{ fontSize: 12, textAlign: 'center' }}>
        {t('conventions', { zone: data.timeZone, offset: offsetText(data.timeZone) })}
      </Typography.Text>
    </Flex>
  );
}

function SideMenu({
  me,
  hasAccount,
  onOpen,
}: {
  readonly me: Me;
  readonly hasAccount: boolean;
  readonly onOpen: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const groups = menuOf(me, hasAccount);
  const entries = groups.flatMap((group) => group.entries);
  const selected =
    entries.find(({ path }) => path === pathname) ??
    entries.find(({ also }) => also?.some((beginning) => pathname.startsWith(beginning)));
  const nav = useRef<HTMLElement>(null);
  const path = selected?.path;
  // Operators have more entries than a window is high.
  useEffect(() => {
    if (path === undefined) return;
    nav.current?.querySelector('.ant-menu-item-selected')?.scrollIntoView({ block: 'nearest' });
  }, [path]);
  const items = [
    ...groups.map((group) => ({
      key: group.label,
      type: 'group' as const,
      label: t(group.label),
      children: group.entries.map((entry) => ({ key: entry.path, label: t(entry.label) })),
    })),
    { key: '/api/docs', label: <a href="/api/docs">{t('menu.api')}</a> },
  ];
  return (
    <nav ref={nav} aria-label={t('menu')}>
      <Menu
        className="menu-inline"
        items={items}
        selectedKeys={path === undefined ? [] : [path]}
        onClick={({ key }) => {
          if (key.startsWith('/api/')) return;
          onOpen();
          // Another page begins with its own filter, on the same account.
          void navigate({ to: key, search: ({ account }) => ({ account }) });
        }}
        mode="inline"
      />
    </nav>
  );
}
