import { useQuery } from '@tanstack/react-query';
import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAccountId } from '../components/account.ts';
import { Contacts } from '../components/contacts.tsx';
import { Inbox } from '../components/inbox.tsx';
import { Thresholds } from '../components/thresholds.tsx';
import { oneOf, useFilter } from '../search.ts';
import { Page } from '../ui/page.tsx';

const TABS = ['inbox', 'subscriptions', 'thresholds'] as const;

/** 消息: what people are told, who is told by mail, from when packs are low. */
export function MessagesPage() {
  const { t } = useTranslation();
  const account = useAccountId();
  const { filter, set } = useFilter();
  const tab = oneOf(TABS, filter.type) ?? 'inbox';
  const unread = useQuery({
    queryKey: ['account', account, 'messages', 'unread'],
    queryFn: () => call('messages.list', { account, limit: 1 }),
  });
  const count = unread.data?.unread ?? 0;
  const inbox = count === 0 ? t('messages.inbox') : t('messages.inboxUnread', { count });
  const content = { inbox: <Inbox />, subscriptions: <Contacts />, thresholds: <Thresholds /> };
  return (
    <Page title={t('messages.title')}>
      <Tabs
        activeKey={tab}
        onChange={(type) => set({ type })}
        items={TABS.map((key) => ({
          key,
          label: key === 'inbox' ? inbox : t(`messages.${key}`),
          children: key === tab ? content[key] : null,
        }))}
      />
    </Page>
  );
}
