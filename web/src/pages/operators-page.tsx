import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { OperatorKeys } from '../components/key-list.tsx';
import { OperatorInvitations } from '../components/operator-invitations.tsx';
import { OperatorList } from '../components/operator-list.tsx';
import { SignInHelp } from '../components/sign-in-help.tsx';
import { Page } from '../ui/page.tsx';

/** For operators: who else is one, their invitations and keys, and help for who cannot sign in. */
export function OperatorsPage() {
  const { t } = useTranslation();
  return (
    <Page bare title={t('people.title')}>
      <Flex vertical gap={16}>
        <OperatorList />
        <OperatorInvitations />
        <OperatorKeys />
        <SignInHelp />
      </Flex>
    </Page>
  );
}
