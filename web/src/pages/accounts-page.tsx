import { Checkbox, Empty, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useWhyNot } from '../components/account.ts';
import { AccountActs, type ListedAccount } from '../components/account-acts.tsx';
import { AccountLink } from '../components/arrival-list.tsx';
import { Time } from '../components/exact.tsx';
import { STANDINGS, StandingTag } from '../components/standing-tag.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Page } from '../ui/page.tsx';
import { useAct } from '../ui/use-act.ts';

const SORTS = ['createdAt', '-createdAt'] as const;

/** For operators: all accounts, and what may be done with them. */
export function AccountsPage() {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const whyNot = useWhyNot();
  const [creating, setCreating] = useState(false);
  const wish = given({
    search: filter.search,
    standing: oneOf(STANDINGS, filter.status),
    sort: oneOf(SORTS, filter.sort) ?? '-createdAt',
  });
  return (
    <Page title={t('accounts.title')}>
      <List
        name="accounts"
        label={t('accounts.title')}
        columns={useAccountColumns()}
        rowKey={({ id }) => id}
        queryKey={['accounts', 'list', wish]}
        load={async (page) => {
          const { accounts, next } = await call('accounts.list', { ...wish, ...page });
          return { rows: accounts, next };
        }}
        actions={
          <ActButton
            type="primary"
            whyNot={whyNot('accounts.create')}
            onClick={() => setCreating(true)}
          >
            {t('accounts.create')}
          </ActButton>
        }
        filters={<Filters />}
        empty={<Empty description={t('accounts.none')} />}
      />
      {creating ? <CreateDialog onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}

function useAccountColumns(): readonly Column<ListedAccount>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('accounts.name'),
      fixed: true,
      cell: ({ id, name }) => <AccountLink account={id} name={name} />,
    },
    {
      key: 'standing',
      title: t('accounts.standing'),
      cell: ({ standing }) => <StandingTag standing={standing} />,
    },
    {
      key: 'createdAt',
      title: t('accounts.createdAt'),
      sort: 'createdAt',
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      key: 'settledThrough',
      title: t('accounts.settledThrough'),
      cell: ({ settledThrough }) => settledThrough ?? '-',
    },
    {
      key: 'acts',
      title: t('list.actions'),
      fixed: true,
      cell: (account) => <AccountActs account={account} />,
    },
  ];
}

function Filters() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  return (
    <>
      <Select
        aria-label={t('accounts.standing')}
        allowClear
        placeholder={t('accounts.standing')}
        value={oneOf(STANDINGS, filter.status)}
        style={{ width: 140 }}
        options={STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) }))}
        onChange={(status) => set({ status })}
      />
      <Input.Search
        aria-label={t('accounts.search')}
        placeholder={t('accounts.search')}
        allowClear
        defaultValue={filter.search}
        onSearch={(search) => set({ search: search === '' ? undefined : search })}
        style={{ width: 220 }}
      />
    </>
  );
}

interface Fields {
  readonly name: string;
  readonly welcome: boolean;
}

function CreateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const create = useAct('accounts.create', { done: t('accounts.created'), onDone: onClose });
  return (
    <AskDialog<Fields>
      title={t('accounts.create')}
      ok={t('accounts.create')}
      effect={t('accounts.createEffect')}
      initial={{ welcome: true }}
      busy={create.isPending}
      onOk={create.mutate}
      onClose={onClose}
    >
      <Form.Item name="name" label={t('accounts.name')} rules={[{ required: true }]}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
      <Form.Item name="welcome" valuePropName="checked">
        <Checkbox>{t('accounts.welcome')}</Checkbox>
      </Form.Item>
    </AskDialog>
  );
}
