import { useQuery } from '@tanstack/react-query';
import { App, Card, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Rows } from '../ui/rows.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { type Webhook, WebhookDialog } from './webhook-dialog.tsx';

/** Where an account's events go. */
export function WebhookList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const whyNot = useWhyNot();
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const forbidden = whyNot('webhooks.list');
  const webhooks = useQuery({
    queryKey: ['account', account, 'webhooks'],
    queryFn: () => call('webhooks.list', { account }),
    enabled: forbidden === null,
  });
  const columns: readonly Column<Webhook>[] = [
    {
      key: 'url',
      title: t('webhooks.url'),
      cell: ({ url, description }) => (
        <>
          <span style={{ overflowWrap: 'anywhere' }}>{url}</span>
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {description}
          </Typography.Text>
        </>
      ),
    },
    {
      key: 'types',
      title: t('webhooks.types'),
      cell: ({ types }) => (types.length === 0 ? t('webhooks.allTypes') : types.join(', ')),
    },
    {
      key: 'state',
      title: t('webhooks.state'),
      cell: ({ enabled, disabledReason }) => (
        <Tag color={enabled ? 'success' : 'default'}>
          {enabled ? t('webhooks.enabled') : t(`webhooks.disabled.${disabledReason ?? 'owner'}`)}
        </Tag>
      ),
    },
    {
      key: 'acts',
      title: t('list.actions'),
      cell: (webhook) => <WebhookActs webhook={webhook} onSecret={setSecret} />,
    },
  ];
  return (
    <Card
      size="small"
      title={t('settings.webhooks')}
      extra={
        <ActButton
          type="primary"
          size="small"
          whyNot={whyNot('webhooks.create')}
          onClick={() => setCreating(true)}
        >
          {t('webhooks.create')}
        </ActButton>
      }
    >
      {forbidden === null ? null : <Typography.Text type="secondary">{forbidden}</Typography.Text>}
      {webhooks.error === null ? null : (
        <LoadFailed error={webhooks.error} onRetry={() => void webhooks.refetch()} />
      )}
      {forbidden === null && webhooks.isPending ? <Skeleton active title={false} /> : null}
      {webhooks.data === undefined ? null : (
        <Rows
          label={t('settings.webhooks')}
          columns={columns}
          rows={webhooks.data.webhooks}
          rowKey={({ id }) => id}
          empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('webhooks.none')} />}
        />
      )}
      {creating ? (
        <WebhookDialog webhook={null} onSecret={setSecret} onClose={() => setCreating(false)} />
      ) : null}
      {secret === null ? null : (
        <ShownOnce
          title={t('webhooks.secret')}
          secrets={[[t('webhooks.secret'), secret]]}
          onClose={() => setSecret(null)}
        />
      )}
    </Card>
  );
}

function WebhookActs({
  webhook,
  onSecret,
}: {
  readonly webhook: Webhook;
  readonly onSecret: (secret: string) => void;
}) {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const [editing, setEditing] = useState(false);
  const { test, isTesting, ask } = useWebhookActs(webhook, onSecret);
  const off = webhook.enabled ? null : t('webhooks.isDisabled');
  const link = { type: 'link', size: 'small' } as const;
  const mayChange = whyNot('webhooks.update');
  return (
    <Flex gap={4} wrap className="acts">
      <ActButton
        {...link}
        whyNot={whyNot('webhooks.test') ?? off}
        loading={isTesting}
        onClick={test}
      >
        {t('webhooks.test')}
      </ActButton>
      <ActButton {...link} whyNot={mayChange} onClick={() => setEditing(true)}>
        {t('webhooks.edit')}
      </ActButton>
      <ActButton {...link} whyNot={mayChange} onClick={webhook.enabled ? ask.disable : ask.enable}>
        {t(webhook.enabled ? 'webhooks.disable' : 'webhooks.enable')}
      </ActButton>
      <ActButton {...link} whyNot={mayChange} onClick={ask.rotate}>
        {t('webhooks.rotate')}
      </ActButton>
      <ActButton {...link} danger whyNot={whyNot('webhooks.delete')} onClick={ask.delete}>
        {t('webhooks.delete')}
      </ActButton>
      {editing ? (
        <WebhookDialog webhook={webhook} onSecret={onSecret} onClose={() => setEditing(false)} />
      ) : null}
    </Flex>
  );
}

/** What may be done with a webhook; what has an effect that one may regret is asked for. */
function useWebhookActs({ id, etag }: Webhook, onSecret: (secret: string) => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const account = useAccountId();
  const confirm = useConfirm();
  const test = useAct('webhooks.test', {
    onDone: ({ delivery }) =>
      void (delivery.state === 'delivered'
        ? message.success(t('webhooks.tested'))
        : message.warning(t('webhooks.testFailed'))),
  });
  const update = useAct('webhooks.update', {
    done: t('webhooks.saved'),
    onDone: ({ secret }) => {
      if (secret !== null) onSecret(secret);
    },
  });
  const remove = useAct('webhooks.delete', { done: t('webhooks.deleted') });
  const of = { account, webhook: id };
  const change = (fields: { readonly enabled?: boolean; readonly rotateSecret?: boolean }) =>
    update.mutateAsync({ ...of, ifMatch: etag, ...fields });
  const asking = (what: 'disable' | 'rotate' | 'delete', onOk: () => Promise<unknown>) => () =>
    confirm({
      title: t(`webhooks.${what}Ask`),
      content: t(`webhooks.${what}Effect`),
      ok: t(`webhooks.${what}`),
      danger: what !== 'rotate',
      onOk,
    });
  return {
    test: () => test.mutate(of),
    isTesting: test.isPending,
    ask: {
      enable: () => void change({ enabled: true }).catch(() => null),
      disable: asking('disable', () => change({ enabled: false })),
      rotate: asking('rotate', () => change({ rotateSecret: true })),
      delete: asking('delete', () => remove.mutateAsync(of)),
    },
  };
}
