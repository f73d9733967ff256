import { Empty, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useWhyNot } from '../components/account.ts';
import { AccountLink } from '../components/arrival-list.tsx';
import { Time } from '../components/exact.tsx';
import { PluginReview, type WaitingPlugin } from '../components/plugin-review.tsx';
import { given, oneOf, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { List } from '../ui/list.tsx';
import type { Column } from '../ui/list-columns.ts';
import { Page } from '../ui/page.tsx';

const SORTS = ['submittedAt', '-submittedAt'] as const;

/** For operators: plugin applications that wait for a review, the longest waiting first. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const [reviewed, setReviewed] = useState<WaitingPlugin | null>(null);
  const wish = given({ sort: oneOf(SORTS, filter.sort) });
  return (
    <Page title={t('reviews.title')}>
      <List
        name="reviews"
        label={t('reviews.title')}
        columns={useReviewColumns(setReviewed)}
        rowKey={({ id }) => id}
        queryKey={['plugin-reviews', wish]}
        load={async (page) => {
          const { waiting, next } = await call('plugins.queue', { ...wish, ...page });
          return { rows: waiting, next };
        }}
        empty={<Empty description={t('reviews.none')} />}
      />
      {reviewed === null ? null : (
        <PluginReview waiting={reviewed} onClose={() => setReviewed(null)} />
      )}
    </Page>
  );
}

function useReviewColumns(
  onReview: (plugin: WaitingPlugin) => void,
): readonly Column<WaitingPlugin>[] {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  return [
    { key: 'name', title: t('plugins.name'), fixed: true, cell: ({ name }) => name },
    { key: 'appId', title: t('plugins.appId'), cell: ({ appId }) => appId },
    { key: 'type', title: t('plugins.type'), cell: ({ type }) => t(`plugins.type.${type}`) },
    {
      key: 'account',
      title: t('requests.account'),
      cell: ({ account, accountName }) => <AccountLink account={account} name={accountName} />,
    },
    {
      key: 'submittedAt',
      title: t('reviews.submittedAt'),
      sort: 'submittedAt',
      cell: ({ submittedAt }) => <Time at={submittedAt} />,
    },
    {
      key: 'dueOn',
      title: t('reviews.dueOn'),
      cell: ({ dueOn, overdue }) => (
        <>
          {dueOn} {overdue ? <Tag color="error">{t('reviews.overdue')}</Tag> : null}
        </>
      ),
    },
    {
      key: 'acts',
      title: t('list.actions'),
      fixed: true,
      cell: (plugin) => (
        <ActButton
          type="link"
          size="small"
          whyNot={whyNot('plugins.review')}
          onClick={() => onReview(plugin)}
        >
          {t('reviews.review')}
        </ActButton>
      ),
    },
  ];
}
