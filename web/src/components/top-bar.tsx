import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Dropdown, Flex, Layout, Select, Typography } from 'antd';
import { type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { callAuth, queries } from '../api.ts';
import { changeLanguage } from '../text/language.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import { useChoice } from './account.ts';
import { Look } from './look.ts';
import type { AccountChoice, Me } from './me.ts';

const ON_DARK = { color: '#fff' };

/** The bar above every page: the account, the look, the language, who is signed in. */
export function TopBar({
  me,
  accounts,
  opener,
}: {
  readonly me: Me;
  /** Undefined: not known yet. */
  readonly accounts: readonly AccountChoice[] | undefined;
  /** What opens the menu where it is not beside the page. */
  readonly opener: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const narrow = useNarrow();
  const { dark, setDark } = useContext(Look);
  const { chosen, wanted } = useChoice(accounts ?? []);
  const navigate = useNavigate();
  const signOut = async () => {
    await callAuth('POST', '/sign-out', {});
    queries.clear();
    location.assign('/sign-in');
  };
  // What is filtered on one account says nothing on another.
  const choose = (account: string) =>
    navigate({ to: '.', search: ({ type }) => ({ type, account }) });
  return (
    <Layout.Header className="top-bar">
      <Flex align="center" gap={narrow ? 4 : 12}>
        {opener}
        {narrow ? null : (
          <Typography.Text strong style={{ ...ON_DARK, fontSize: 16 }}>
            {t('product')}
          </Typography.Text>
        )}
        {accounts?.length === 0 ? null : (
          <Select
            aria-label={t('account')}
            value={chosen?.id ?? wanted ?? null}
            onChange={(id) => void choose(id)}
            loading={accounts === undefined}
            options={(accounts ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            showSearch={{ optionFilterProp: 'label' }}
            style={{ flex: '0 1 180px', minWidth: 96 }}
          />
        )}
        <span style={{ flex: 1 }} />
        <Button
          type="text"
          style={ON_DARK}
          onClick={() => setDark(!dark)}
          aria-label={t('theme')}
          icon={dark ? <SunOutlined /> : <MoonOutlined />}
        />
        <Button
          type="text"
          style={ON_DARK}
          onClick={() => void changeLanguage(i18n.language === 'zh' ? 'en' : 'zh')}
        >
          {t('language')}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [{ key: 'out', label: t('signOut'), onClick: () => void signOut() }],
          }}
        >
          <Button type="text" style={ON_DARK} className="who" title={me.name}>
            {me.name}
          </Button>
        </Dropdown>
      </Flex>
    </Layout.Header>
  );
}
