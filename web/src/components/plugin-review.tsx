import { useQuery } from '@tanstack/react-query';
import { Descriptions, Flex, Image, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { oneOf } from '../search.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { ReviewDialog } from '../ui/review-dialog.tsx';
import { useAct } from '../ui/use-act.ts';

const CATEGORIES = ['e-commerce', 'education'] as const;
const SUBJECTS = ['company', 'organisation'] as const;

export type WaitingPlugin = Api['plugins.queue']['answer']['waiting'][number];

/** Reviews a plugin application with its screenshots. */
export function PluginReview({
  waiting,
  onClose,
}: {
  readonly waiting: WaitingPlugin;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { account, id, name, appId, type, category, subject, etag } = waiting;
  const review = useAct('plugins.review', { done: t('reviews.done'), onDone: onClose });
  const knownCategory = oneOf(CATEGORIES, category);
  const ofCategory =
    knownCategory === undefined ? category : t(`plugins.category.${knownCategory}`);
  const knownSubject = oneOf(SUBJECTS, subject ?? undefined);
  const ofSubject = knownSubject === undefined ? '-' : t(`plugins.subject.${knownSubject}`);
  const facts = [
    { key: 'name', label: t('plugins.name'), children: name },
    { key: 'appId', label: t('plugins.appId'), children: appId },
    { key: 'type', label: t('plugins.type'), children: t(`plugins.type.${type}`) },
    { key: 'category', label: t('plugins.category'), children: ofCategory },
    { key: 'subject', label: t('plugins.subject'), children: ofSubject },
  ];
  return (
    <ReviewDialog
      wide
      title={t('reviews.reviewOf', { name })}
      busy={review.isPending}
      onDecide={(approve, reason) =>
        review.mutate({ account, application: id, approve, reason, ifMatch: etag })
      }
      onClose={onClose}
    >
      <Descriptions size="small" column={{ xs: 1, sm: 2 }} items={facts} />
      <Flex gap={16} wrap>
        <Screenshot
          {...{ account, application: id, title: t('reviews.basic') }}
          screenshot={waiting.basicSettings}
        />
        <Screenshot
          {...{ account, application: id, title: t('reviews.plugin') }}
          screenshot={waiting.pluginSettings}
        />
      </Flex>
      <Typography.Text type="secondary">{t(`reviews.approve.${type}`)}</Typography.Text>
    </ReviewDialog>
  );
}

function Screenshot({
  title,
  ...asked
}: Api['plugins.screenshot']['input'] & { readonly title: string }) {
  const { account, application, screenshot } = asked;
  const picture = useQuery({
    queryKey: ['account', account, 'screenshot', application, screenshot],
    queryFn: () => call('plugins.screenshot', asked),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = picture;
  return (
    <Flex vertical gap={4}>
      <Typography.Text strong>{title}</Typography.Text>
      {picture.error === null ? null : (
        <LoadFailed error={picture.error} onRetry={() => void picture.refetch()} />
      )}
      {data === undefined ? (
        <Skeleton.Image active />
      ) : (
        <Image
          alt={`${title}: ${data.name}`}
          src={`data:${data.type};base64,${data.data}`}
          width={300}
        />
      )}
    </Flex>
  );
}
