import { Descriptions, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { ReviewDialog } from '../ui/review-dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { Screenshot, usePluginFacts } from './plugin-submission.tsx';

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
  const { account, id, name, type, etag } = waiting;
  const review = useAct('plugins.review', { done: t('reviews.done'), onDone: onClose });
  const facts = usePluginFacts(waiting);
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
