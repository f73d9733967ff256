import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Button, Empty, Flex, Layout, Menu, Select, Skeleton, Typography } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { callAuth, queries } from '../api.ts';
import { changeLanguage } from '../text/language.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Look } from './look.ts';
import { type AccountChoice, type Me, useAccount, useAccounts, useMe } from './me.ts';

/** What surrounds every page: who is signed in, which account, the menu. */
export function ConsoleFrame() {
  const me = useMe();
  const accounts = useAccounts(me.data);
  if (me.error !== null) {
    return <LoadFailed error={me.error} onRetry={() => void me.refetch()} />;
  }
  if (me.data === undefined) return <Skeleton active style={{ padding: 24 }} />;
  return <SignedInFrame me={me.data} accounts={accounts} />;
}

function SignedInFrame({
  me,
  accounts,
}: {
  readonly me: Me;
  readonly accounts: readonly AccountChoice[];
}) {
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <TopBar me={me} accounts={accounts} />
      <Layout>
        <Layout.Sider breakpoint="md" collapsedWidth={0} width={200} theme="light">
          <SideMenu me={me} />
        </Layout.Sider>
        <Layout.Content style={{ padding: 20, minWidth: 0 }}>
          {accounts.length === 0 && me.operator === null ? <NoAccount /> : <Outlet />}
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

function TopBar({
  me,
  accounts,
}: {
  readonly me: Me;
  readonly accounts: readonly AccountChoice[];
}) {
  const { t, i18n } = useTranslation();
  const { dark, setDark } = useContext(Look);
  const { chosen, choose } = useAccount(accounts);
  const signOut = async () => {
    await callAuth('POST', '/sign-out', {});
    queries.clear();
    location.assign('/sign-in');
  };
  const onDark = { color: '#fff' };
  return (
    <Layout.Header style={{ background: '#1b2438', padding: '0 20px', height: 'auto' }}>
      <Flex align="center" gap={12} wrap>
        <Typography.Text strong style={{ ...onDark, fontSize: 16 }}>
          {t('product')}
        </Typography.Text>
        <Select
          aria-label={t('account')}
          value={chosen?.id ?? null}
          onChange={(id) => void choose(id)}
          options={accounts.map(({ id, name }) => ({ value: id, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 180 }}
        />
        <span style={{ flex: 1 }} />
        <Button type="text" style={onDark} onClick={() => setDark(!dark)} aria-label={t('theme')}>
          {dark ? '☀' : '☾'}
        </Button>
        <Button
          type="text"
          style={onDark}
          onClick={() => void changeLanguage(i18n.language === 'zh' ? 'en' : 'zh')}
        >
          {t('language')}
        </Button>
        <Typography.Text style={onDark}>{me.name}</Typography.Text>
        <Button type="text" style={onDark} onClick={() => void signOut()}>
          {t('signOut')}
        </Button>
      </Flex>
    </Layout.Header>
  );
}

function SideMenu({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const items = [
    { key: '/live/resources/package', label: t('menu.packages') },
    ...(me.operator === null ? [] : [{ key: '/operator/clock', label: t('menu.clock') }]),
    { key: '/api/docs', label: <a href="/api/docs">{t('menu.api')}</a> },
  ];
  const open = (key: string) => {
    if (!key.startsWith('/api/')) {
      void navigate({ to: key, search: (before) => ({ ...before, type: 'traffic' }) });
    }
  };
  const selected = pathname.startsWith('/live/resources') ? '/live/resources/package' : pathname;
  return (
    <Menu items={items} selectedKeys={[selected]} onClick={({ key }) => open(key)} mode="inline" />
  );
}

function NoAccount() {
  const { t } = useTranslation();
  return (
    <Empty description={t('noAccount')}>
      <Typography.Paragraph type="secondary">{t('noAccountHint')}</Typography.Paragraph>
    </Empty>
  );
}
