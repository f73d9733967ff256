import { useQuery } from '@tanstack/react-query';
import { Checkbox, Select, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { given, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Nothing } from '../ui/nothing.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { useTitles } from './catalog.ts';
import { Time } from './exact.tsx';
import { hasPage, SubjectLink } from './subject-link.tsx';

type Listed = Api['messages.list']['answer'];
type Message = Listed['messages'][number];

/** The messages of an account, the latest first. */
export function Inbox() {
  const { t } = useTranslation();
  const account = useAccountId();
  const { filter } = useFilter();
  const kinds = useKinds();
  const kind = kinds.find((each) => each.kind === filter.kind)?.kind;
  const unread = filter.unread === undefined ? undefined : true;
  const wish = given({ unread, kind });
  const forbidden = useWhyNot()('messages.read');
  const read = useAct('messages.read', { done: t('messages.done') });
  return (
    <List
      name="messages"
      label={t('messages.inbox')}
      columns={useMessageColumns((id) => read.mutate({ account, messages: [id] }))}
      rowKey={({ id }) => id}
      queryKey={['account', account, 'messages', wish]}
      load={async (page) => {
        const { messages, next } = await call('messages.list', { account, ...wish, ...page });
        return { rows: messages, next };
      }}
      actions={
        <ActButton
          whyNot={forbidden}
          loading={read.isPending}
          onClick={() => read.mutate({ account, all: true })}
        >
          {t('messages.readAll')}
        </ActButton>
      }
      filters={<InboxFilters />}
      empty={<Nothing fields={['unread', 'kind']} description={t('messages.empty')} />}
    />
  );
}

/** The kinds of messages with their titles. */
export function useKinds() {
  const account = useAccountId();
  const contacts = useQuery({
    queryKey: ['account', account, 'contacts'],
    queryFn: () => call('contacts.list', { account }),
  });
  return contacts.data?.kinds ?? [];
}

function InboxFilters() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const { text } = useTitles();
  const kinds = useKinds();
  return (
    <>
      <Checkbox
        checked={filter.unread !== undefined}
        onChange={({ target }) => set({ unread: target.checked ? 'yes' : undefined })}
        style={{ alignSelf: 'center' }}
      >
        {t('messages.onlyUnread')}
      </Checkbox>
      <Select
        aria-label={t('messages.kind')}
        allowClear
        placeholder={t('messages.allKinds')}
        value={filter.kind}
        style={{ width: 200 }}
        options={kinds.map(({ kind, title }) => ({ value: kind, label: text(title) }))}
        onChange={(kind) => set({ kind })}
      />
    </>
  );
}

function useMessageColumns(onRead: (id: string) => void): readonly Column<Message>[] {
  const { t } = useTranslation();
  const { text } = useTitles();
  return [
    {
      key: 'what',
      title: t('messages.what'),
      fixed: true,
      cell: ({ title, body, readAt, subject }) => (
        <div style={{ maxWidth: 640, whiteSpace: 'normal' }}>
          <Typography.Text strong={readAt === null}>{text(title)}</Typography.Text>
          <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
            {text(body)}
          </Typography.Paragraph>
          {hasPage(subject) ? <SubjectLink id={subject} /> : null}
        </div>
      ),
    },
    { key: 'at', title: t('messages.at'), cell: ({ at }) => <Time at={at} /> },
    {
      key: 'state',
      title: t('messages.state'),
      cell: ({ readAt }) => (
        <Tag color={readAt === null ? 'processing' : 'default'}>
          {t(readAt === null ? 'messages.unread' : 'messages.isRead')}
        </Tag>
      ),
    },
    {
      key: 'actions',
      title: t('list.actions'),
      fixed: true,
      pinned: true,
      cell: ({ id, readAt }) => (
        <ActButton
          type="link"
          size="small"
          whyNot={readAt === null ? null : t('messages.isRead')}
          onClick={() => onRead(id)}
        >
          {t('messages.read')}
        </ActButton>
      ),
    },
  ];
}
