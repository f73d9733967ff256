import { useQuery } from '@tanstack/react-query';
import { Card, Empty, Form, Input, Radio, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
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
import { RoleItem } from './member-list.tsx';

export type Invitation = Api['invitations.list']['answer']['invitations'][number];

/** The invitations to an account. */
export function InvitationList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const whyNot = useWhyNot();
  const [inviting, setInviting] = useState(false);
  const invitations = useQuery({
    queryKey: ['account', account, 'invitations'],
    queryFn: () => call('invitations.list', { account }),
    enabled: whyNot('invitations.list') === null,
  });
  const revoke = useAct('invitations.revoke', { done: t('invites.revoked') });
  if (whyNot('invitations.list') !== null) return null;
  return (
    <Card
      size="small"
      title={t('invites.title')}
      extra={
        <ActButton
          type="primary"
          size="small"
          whyNot={whyNot('invitations.create')}
          onClick={() => setInviting(true)}
        >
          {t('invites.invite')}
        </ActButton>
      }
    >
      {invitations.error === null ? null : (
        <LoadFailed error={invitations.error} onRetry={() => void invitations.refetch()} />
      )}
      {invitations.isPending ? <Skeleton active title={false} /> : null}
      {invitations.data === undefined ? null : (
        <Invitations
          rows={invitations.data.invitations}
          roleOf={({ role }) => (role === null ? '-' : t(`role.${role}`))}
          whyNot={whyNot('invitations.revoke')}
          onRevoke={({ id }) => revoke.mutateAsync({ account, invitation: id })}
        />
      )}
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Card>
  );
}

/** Invitations as a table. */
export function Invitations({
  rows,
  roleOf,
  whyNot,
  onRevoke,
}: {
  readonly rows: readonly Invitation[];
  readonly roleOf: (invitation: Invitation) => string;
  /** Why they may not be revoked. */
  readonly whyNot: string | null;
  readonly onRevoke: (invitation: Invitation) => Promise<unknown>;
}) {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const ask = (invitation: Invitation) =>
    confirm({
      title: t('invites.revokeAsk'),
      content: t('invites.revokeEffect'),
      ok: t('invites.revoke'),
      danger: true,
      onOk: () => onRevoke(invitation),
    });
  const columns: readonly Column<Invitation>[] = [
    { key: 'email', title: t('invites.email'), cell: ({ email }) => email ?? '-' },
    { key: 'role', title: t('members.role'), cell: roleOf },
    {
      key: 'state',
      title: t('invites.state'),
      cell: ({ state }) => (
        <Tag color={state === 'open' ? 'processing' : 'default'}>{t(`invites.state.${state}`)}</Tag>
      ),
    },
    {
      key: 'created',
      title: t('invites.createdAt'),
      cell: ({ createdAt }) => <Time at={createdAt} />,
    },
    {
      key: 'expires',
      title: t('invites.expiresAt'),
      cell: ({ expiresAt }) => <Time at={expiresAt} />,
    },
    {
      key: 'acts',
      title: t('list.actions'),
      cell: (invitation) => (
        <ActButton
          type="link"
          size="small"
          danger
          whyNot={whyNot ?? (invitation.state === 'open' ? null : t('invites.notOpen'))}
          onClick={() => ask(invitation)}
        >
          {t('invites.revoke')}
        </ActButton>
      ),
    },
  ];
  return (
    <Rows
      label={t('invites.title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('invites.none')} />}
    />
  );
}

interface Fields {
  readonly email: string;
  readonly role: 'viewer' | 'finance' | 'owner';
  readonly send: 'mail' | 'link';
}

function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const account = useAccountId();
  const [link, setLink] = useState<string | null>(null);
  const invite = useAct('invitations.create', {
    done: ({ mailed }) => t(mailed ? 'invites.mailed' : 'invites.linkMade'),
    onDone: (made) => (made.link === null ? onClose() : setLink(made.link)),
  });
  if (link !== null) return <InvitationLink link={link} onClose={onClose} />;
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return (
    <AskDialog<Fields>
      title={t('invites.invite')}
      ok={t('invites.invite')}
      effect={t('invites.effect')}
      initial={{ role: 'viewer', send: 'link' }}
      busy={invite.isPending}
      onOk={(fields) => invite.mutate({ account, language, ...fields })}
      onClose={onClose}
    >
      <InvitedItems>
        <RoleItem />
      </InvitedItems>
    </AskDialog>
  );
}

/** Whom an invitation goes to and how; between them what it is to. */
export function InvitedItems({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="email"
        label={t('invites.email')}
        rules={[{ required: true, type: 'email' }]}
      >
        <Input type="email" autoComplete="off" autoFocus />
      </Form.Item>
      {children}
      <Form.Item name="send" label={t('invites.send')}>
        <Radio.Group
          vertical
          options={(['link', 'mail'] as const).map((value) => ({
            value,
            label: t(`invites.${value}`),
          }))}
        />
      </Form.Item>
    </>
  );
}

/** The link of an invitation that was just made. */
export function InvitationLink({
  link,
  onClose,
}: {
  readonly link: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const title = t('invites.linkMade');
  return <ShownOnce title={title} secrets={[[title, link]]} onClose={onClose} />;
}
