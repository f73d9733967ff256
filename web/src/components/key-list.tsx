import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Form, Input, Radio, Select, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { given } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Rows } from '../ui/rows.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { Time } from './exact.tsx';

type Key = Api['keys.list']['answer']['keys'][number];
type Made = Api['keys.create']['answer'];
type NewKey = Api['operator-keys.create']['input'];

/** The keys of an account's programs. */
export function AccountKeys() {
  const { t } = useTranslation();
  const account = useAccountId();
  const whyNot = useWhyNot();
  const [made, setMade] = useState<Made | null>(null);
  const keys = useQuery({
    queryKey: ['account', account, 'keys'],
    queryFn: () => call('keys.list', { account }),
    enabled: whyNot('keys.list') === null,
  });
  const create = useAct('keys.create', { onDone: setMade });
  const revoke = useAct('keys.revoke', { done: t('keys.revoked') });
  return (
    <KeyCard
      {...{ keys, made }}
      effect={t('keys.createEffect')}
      whyNot={whyNot('keys.create')}
      busy={create.isPending}
      onCreate={(fields) => create.mutate({ account, ...fields })}
      onRevoke={({ id }) => revoke.mutateAsync({ account, key: id })}
      onKept={() => setMade(null)}
    />
  );
}

/** The keys of operators' programs. */
export function OperatorKeys() {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const [made, setMade] = useState<Made | null>(null);
  const keys = useQuery({
    queryKey: ['operator-keys'],
    queryFn: () => call('operator-keys.list', {}),
  });
  const create = useAct('operator-keys.create', { onDone: setMade });
  const revoke = useAct('operator-keys.revoke', { done: t('keys.revoked') });
  return (
    <KeyCard
      {...{ keys, made }}
      effect={t('keys.createEffect.platform')}
      whyNot={whyNot('operator-keys.create')}
      busy={create.isPending}
      onCreate={create.mutate}
      onRevoke={({ id }) => revoke.mutateAsync({ key: id })}
      onKept={() => setMade(null)}
    />
  );
}

interface KeyCardProps {
  readonly keys: {
    readonly data: { readonly keys: readonly Key[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  /** The one that was just made, whose secret is shown. */
  readonly made: Made | null;
  readonly effect: string;
  readonly whyNot: string | null;
  readonly busy: boolean;
  readonly onCreate: (fields: NewKey) => void;
  readonly onRevoke: (key: Key) => Promise<unknown>;
  readonly onKept: () => void;
}

function KeyCard(props: KeyCardProps) {
  const { keys, made, effect, whyNot, busy, onCreate, onRevoke, onKept } = props;
  const { t } = useTranslation();
  const [creating, setCreating] = useState(false);
  const columns = useKeyColumns(whyNot, onRevoke);
  return (
    <Card
      size="small"
      title={t('settings.keys')}
      extra={
        <ActButton type="primary" size="small" whyNot={whyNot} onClick={() => setCreating(true)}>
          {t('keys.create')}
        </ActButton>
      }
    >
      {keys.error === null ? null : (
        <LoadFailed error={keys.error} onRetry={() => void keys.refetch()} />
      )}
      {whyNot !== null && keys.data === undefined ? (
        <Typography.Text type="secondary">{whyNot}</Typography.Text>
      ) : null}
      {whyNot === null && keys.data === undefined && keys.error === null ? (
        <Skeleton active title={false} />
      ) : null}
      {keys.data === undefined ? null : (
        <Rows
          label={t('settings.keys')}
          columns={columns}
          rows={keys.data.keys}
          rowKey={({ id }) => id}
          empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('keys.none')} />}
        />
      )}
      {creating && made === null ? (
        <CreateDialog {...{ effect, busy, onCreate }} onClose={() => setCreating(false)} />
      ) : null}
      {made === null ? null : (
        <ShownOnce
          title={t('keys.made')}
          secrets={[
            ['SecretId', made.secretId],
            ['SecretKey', made.secretKey],
          ]}
          onClose={() => {
            setCreating(false);
            onKept();
          }}
        />
      )}
    </Card>
  );
}

function useKeyColumns(
  whyNot: string | null,
  onRevoke: (key: Key) => Promise<unknown>,
): readonly Column<Key>[] {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const ask = (key: Key) =>
    confirm({
      title: t('keys.revokeAsk', { name: key.name }),
      content: t('keys.revokeEffect'),
      ok: t('keys.revoke'),
      danger: true,
      onOk: () => onRevoke(key),
    });
  return [
    {
      key: 'name',
      title: t('keys.name'),
      cell: ({ name, id }) => (
        <>
          {name === '' ? '-' : name}
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }} copyable={{ text: id }}>
            {id}
          </Typography.Text>
        </>
      ),
    },
    { key: 'access', title: t('keys.access'), cell: ({ access }) => t(`keys.${access}`) },
    {
      key: 'state',
      title: t('keys.state'),
      cell: ({ state }) => (
        <Tag color={state === 'valid' ? 'success' : 'default'}>{t(`keys.state.${state}`)}</Tag>
      ),
    },
    {
      key: 'created',
      title: t('keys.createdAt'),
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      key: 'expires',
      title: t('keys.expiresAt'),
      cell: ({ expiresAt }) => (expiresAt === null ? t('keys.never') : <Time at={expiresAt} />),
    },
    {
      key: 'acts',
      title: t('list.actions'),
      cell: (key) => (
        <ActButton
          type="link"
          size="small"
          danger
          whyNot={whyNot ?? (key.state === 'valid' ? null : t('keys.notValid'))}
          onClick={() => ask(key)}
        >
          {t('keys.revoke')}
        </ActButton>
      ),
    },
  ];
}

const DAY_MS = 86_400_000;
const DAYS = [30, 90, 365] as const;

interface Fields {
  readonly name: string;
  readonly access: 'read' | 'full';
  /** 0: for ever. */
  readonly days: number;
}

function CreateDialog({
  effect,
  busy,
  onCreate,
  onClose,
}: Pick<KeyCardProps, 'effect' | 'busy' | 'onCreate'> & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const endOf = (days: number) =>
    days === 0 ? undefined : new Date(Date.now() + days * DAY_MS).toISOString();
  return (
    <AskDialog<Fields>
      title={t('keys.create')}
      ok={t('keys.create')}
      effect={effect}
      initial={{ access: 'read', days: 90 }}
      busy={busy}
      onOk={({ name, access, days }) =>
        onCreate({ name, access, ...given({ expiresAt: endOf(days) }) })
      }
      onClose={onClose}
    >
      <Form.Item name="name" label={t('keys.name')} rules={[{ required: true }]}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="access" label={t('keys.access')}>
        <Radio.Group
          options={(['read', 'full'] as const).map((value) => ({
            value,
            label: t(`keys.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="days" label={t('keys.days')}>
        <Select
          options={[
            ...DAYS.map((value) => ({ value, label: t('keys.daysOf', { count: value }) })),
            { value: 0, label: t('keys.never') },
          ]}
        />
      </Form.Item>
    </AskDialog>
  );
}
