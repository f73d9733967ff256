import { Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../components/me.ts';
import { MyPassword } from '../components/my-password.tsx';
import { MyProfile } from '../components/my-profile.tsx';
import { MySecondFactor } from '../components/my-second-factor.tsx';
import { MySessions } from '../components/my-sessions.tsx';
import { Page } from '../ui/page.tsx';

/** 个人设置: name, language, theme, password, second factor, sessions. */
export function MePage() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  return (
    <Page bare title={t('me.title')}>
      {me === undefined ? (
        <Skeleton active title={false} />
      ) : (
        <Flex vertical gap={16}>
          <MyProfile me={me} />
          <MyPassword />
          <MySecondFactor me={me} />
          <MySessions />
        </Flex>
      )}
    </Page>
  );
}
