import { Card, Flex, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { DeliveryList } from '../components/delivery-list.tsx';
import { InvitationList } from '../components/invitation-list.tsx';
import { AccountKeys } from '../components/key-list.tsx';
import { MemberList } from '../components/member-list.tsx';
import { WebhookList } from '../components/webhook-list.tsx';
import { oneOf, useFilter } from '../search.ts';
import { Page } from '../ui/page.tsx';

const TABS = ['members', 'keys', 'webhooks'] as const;

/** 账号设置: members and invitations, keys, webhooks with what became of their deliveries. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const tab = oneOf(TABS, filter.type) ?? 'members';
  const contents = { members: <Members />, keys: <AccountKeys />, webhooks: <Webhooks /> };
  return (
    <Page bare title={t('settings.title')}>
      <Tabs
        activeKey={tab}
        onChange={(type) => set({ type, state: undefined, sort: undefined })}
        items={TABS.map((key) => ({
          key,
          label: t(`settings.${key}`),
          children: key === tab ? contents[key] : null,
        }))}
      />
    </Page>
  );
}

function Members() {
  return (
    <Flex vertical gap={16}>
      <MemberList />
      <InvitationList />
    </Flex>
  );
}

function Webhooks() {
  const { t } = useTranslation();
  return (
    <Flex vertical gap={16}>
      <WebhookList />
      <Card size="small" title={t('deliveries.title')}>
        <DeliveryList />
      </Card>
    </Flex>
  );
}
