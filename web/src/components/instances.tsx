import { useQuery } from '@tanstack/react-query';
import { Button, Card, Empty, Flex, Form, Input, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useAccountId, useWhyNot } from './account.ts';

/** The director instances of an account. */
export function useInstances() {
  const account = useAccountId();
  return useQuery({
    queryKey: ['account', account, 'instances'],
    queryFn: () => call('director.list', { account }),
  });
}

type Coverage = Api['director.timeline']['answer']['coverage'][number];

const COLOURS = { running: 'processing', queued: 'warning', ended: 'default' } as const;
const LAST_MAX = 200;

/** The instances, each with the packs that cover it one after the other. */
export function Instances() {
  const { t } = useTranslation();
  const account = useAccountId();
  const forbidden = useWhyNot()('director.register');
  const [adding, setAdding] = useState(false);
  const instances = useInstances();
  const timeline = useQuery({
    queryKey: ['account', account, 'timeline'],
    queryFn: () => call('director.timeline', { account, sort: '-from', limit: LAST_MAX }),
  });
  const error = instances.error ?? timeline.error;
  if (error !== null) {
    const again = () => {
      void instances.refetch();
      void timeline.refetch();
    };
    return <LoadFailed error={error} onRetry={again} />;
  }
  if (instances.data === undefined || timeline.data === undefined)
    return <Skeleton active title={false} />;
  const { max } = instances.data;
  const full = instances.data.instances.length >= max ? t('instances.max', { max }) : null;
  return (
    <Card
      size="small"
      title={t('instances.title')}
      extra={
        <ActButton size="small" whyNot={full ?? forbidden} onClick={() => setAdding(true)}>
          {t('instances.add')}
        </ActButton>
      }
      style={{ marginTop: 16 }}
    >
      {instances.data.instances.length === 0 ? <Empty description={t('instances.none')} /> : null}
      <Flex vertical gap={12}>
        {instances.data.instances.map(({ instance, name, coveredUntil }) => (
          <section key={instance} aria-label={instance}>
            <Typography.Text strong>{name === '' ? instance : name}</Typography.Text>{' '}
            <Typography.Text type="secondary">
              {instance} ·{' '}
              {coveredUntil === null
                ? t('bind.uncovered')
                : t('bind.covered', { day: coveredUntil })}
            </Typography.Text>{' '}
            <DeleteInstance
              instance={instance}
              isCovered={timeline.data.coverage.some(
                (each) => each.instance === instance && each.state !== 'ended',
              )}
            />
            <Timeline
              coverage={timeline.data.coverage.filter((each) => each.instance === instance)}
            />
          </section>
        ))}
      </Flex>
      {adding ? <AddInstance onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}

function DeleteInstance({
  instance,
  isCovered,
}: {
  readonly instance: string;
  /** Packs run or wait on it, which could go nowhere else. */
  readonly isCovered: boolean;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const forbidden = useWhyNot()('director.delete');
  const confirm = useConfirm();
  const remove = useAct('director.delete', { done: t('instances.deleted', { instance }) });
  const ask = () =>
    confirm({
      title: t('instances.deleteAsk', { instance }),
      content: t('instances.deleteEffect'),
      ok: t('instances.delete'),
      danger: true,
      onOk: () => remove.mutateAsync({ account, instance }),
    });
  return (
    <ActButton
      type="link"
      size="small"
      danger
      whyNot={forbidden ?? (isCovered ? t('instances.hasPacks') : null)}
      onClick={ask}
    >
      {t('instances.delete')}
    </ActButton>
  );
}

function Timeline({ coverage }: { readonly coverage: readonly Coverage[] }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (coverage.length === 0) {
    return <Typography.Paragraph type="secondary">{t('coverage.none')}</Typography.Paragraph>;
  }
  const current = coverage.filter(({ state }) => state !== 'ended');
  const shown = all ? coverage : coverage.slice(0, Math.max(current.length, 1));
  return (
    <ol className="timeline">
      {shown.toReversed().map(({ pack, from, to, state }) => (
        <li key={pack}>
          <Tag color={COLOURS[state]}>{t(`coverage.${state}`)}</Tag>
          {from} – {to}{' '}
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {pack}
          </Typography.Text>
        </li>
      ))}
      {shown.length === coverage.length ? null : (
        <li>
          <Button size="small" type="link" onClick={() => setAll(true)}>
            {t('coverage.earlier', { count: coverage.length - shown.length })}
          </Button>
        </li>
      )}
    </ol>
  );
}

function AddInstance({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const account = useAccountId();
  const [form] = Form.useForm<{ readonly instance: string; readonly name?: string }>();
  const register = useAct('director.register', {
    done: ({ instance }) => t('instances.added', { instance }),
    onDone: onClose,
  });
  return (
    <Dialog
      open
      title={t('instances.add')}
      okText={t('instances.add')}
      onOk={() => form.submit()}
      confirmLoading={register.isPending}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ instance, name = '' }) =>
          register.mutate({ account, instance, ...(name === '' ? {} : { name }) })
        }
      >
        <Form.Item name="instance" label={t('instances.id')} rules={[{ required: true }]}>
          <Input />
        </Form.Item>
        <Form.Item name="name" label={t('instances.name')}>
          <Input />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
