import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId } from './account.ts';
import { useTitles } from './catalog.ts';

export type Webhook = Api['webhooks.list']['answer']['webhooks'][number];

interface Fields {
  readonly url: string;
  readonly description: string;
  readonly types: string[];
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
      initial={
        webhook === null
          ? { description: '', types: [] }
          : { ...webhook, types: [...webhook.types] }
      }
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
        <EventTypes />
      </Form.Item>
      <Form.Item name="description" label={t('webhooks.description')}>
        <Input maxLength={200} />
      </Form.Item>
    </AskDialog>
  );
}

const HOUR_MS = 3_600_000;

/** A group of event types, or one of them: by its code, with what it says to search by. */
interface Choice {
  readonly label: string;
  readonly title: string;
  readonly value?: string;
  readonly said?: string;
  readonly options?: Choice[];
}

/** What a webhook may be told of, chosen from all there is. */
function EventTypes({
  id,
  value,
  onChange,
}: {
  /** Given by the form, as the other two are. */
  readonly id?: string;
  readonly value?: string[];
  readonly onChange?: (types: string[]) => void;
}) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const { data, isPending } = useQuery({
    queryKey: ['event-types'],
    queryFn: () => call('event-types.list', {}),
    staleTime: HOUR_MS,
  });
  const groups: Choice[] = (data?.groups ?? []).map(({ title, types }) => ({
    label: text(title),
    title: text(title),
    options: types.map((each) => ({
      value: each.type,
      label: each.type,
      said: `${each.type} ${text(each.title)}`,
      title: text(each.title),
    })),
  }));
  return (
    <Select<string[], Choice>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      allowClear
      placeholder={t('webhooks.allTypes')}
      loading={isPending}
      value={value ?? []}
      onChange={(types) => onChange?.(types)}
      options={groups}
      showSearch={{ optionFilterProp: 'said' }}
      optionRender={({ data: { label, title } }) => (
        <>
          {title}{' '}
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {label}
          </Typography.Text>
        </>
      )}
    />
  );
}
