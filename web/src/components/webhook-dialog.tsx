import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId } from './account.ts';

export type Webhook = Api['webhooks.list']['answer']['webhooks'][number];

interface Fields {
  readonly url: string;
  readonly description: string;
  readonly types: readonly string[];
}

/** Adds a webhook, or changes where it goes and of what it is told. */
export function WebhookDialog({
  webhook,
  onSecret,
  onClose,
}: {
  /** Null: another one. */
  readonly webhook: Webhook | null;
  readonly onSecret: (secret: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const create = useAct('webhooks.create', {
    done: t('webhooks.made'),
    onDone: ({ secret }) => {
      onSecret(secret);
      onClose();
    },
  });
  const update = useAct('webhooks.update', { done: t('webhooks.saved'), onDone: onClose });
  const save = (fields: Fields) => {
    const of = { account, ...fields, types: [...fields.types] };
    if (webhook === null) create.mutate(of);
    else update.mutate({ ...of, webhook: webhook.id, ifMatch: webhook.etag });
  };
  const word = webhook === null ? t('webhooks.create') : t('webhooks.edit');
  return (
    <AskDialog<Fields>
      title={word}
      ok={webhook === null ? word : t('me.save')}
      effect={t('webhooks.createEffect')}
      initial={webhook ?? { description: '', types: [] }}
      busy={create.isPending || update.isPending}
      onOk={save}
      onClose={onClose}
    >
      <Form.Item
        name="url"
        label={t('webhooks.url')}
        extra={t('webhooks.urlHint')}
        rules={[{ required: true }]}
      >
        <Input inputMode="url" maxLength={2000} placeholder="https://" autoFocus />
      </Form.Item>
      <Form.Item name="types" label={t('webhooks.types')} extra={t('webhooks.typesHint')}>
        <Select mode="tags" tokenSeparators={[',', ' ']} open={false} suffixIcon={null} />
      </Form.Item>
      <Form.Item name="description" label={t('webhooks.description')}>
        <Input maxLength={200} />
      </Form.Item>
    </AskDialog>
  );
}
