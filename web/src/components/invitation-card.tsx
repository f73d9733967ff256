// Invitations to an account or to the platform: what both cards have, and how somebody is invited.
import type { UseQueryResult } from '@tanstack/react-query';
import { Card, Empty, Form, Input, Radio, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Rows } from '../ui/rows.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { useConfirm } from '../ui/use-confirm.ts';
import { Time } from './exact.tsx';

export type Invitation = Api['invitations.list']['answer']['invitations'][number];

interface InvitationCardProps {
  readonly invitations: UseQueryResult<{ readonly invitations: readonly Invitation[] }>;
  /** What the button says that invites. */
  readonly word: string;
  readonly roleOf: (invitation: Invitation) => string;
  /** Why nobody may be invited, and why no invitation may be revoked. */
  readonly notInvite: string | null;
  readonly notRevoke: string | null;
  readonly onRevoke: (invitation: Invitation) => Promise<unknown>;
  /** Asks whom to invite. */
  readonly dialog: (onClose: () => void) => ReactNode;
}

/** The invitations that there are, and inviting somebody. */
export function InvitationCard(props: InvitationCardProps) {
  const { invitations, word, notInvite, dialog } = props;
  const { t } = useTranslation();
  const [inviting, setInviting] = useState(false);
  const columns = useInvitationColumns(props);
  return (
    <Card
      size="small"
      title={t('invites.title')}
      extra={
        <ActButton type="primary" size="small" whyNot={notInvite} onClick={() => setInviting(true)}>
          {word}
        </ActButton>
      }
    >
      {invitations.error === null ? null : (
        <LoadFailed error={invitations.error} onRetry={() => void invitations.refetch()} />
      )}
      {invitations.isPending ? <Skeleton active title={false} /> : null}
      {invitations.data === undefined ? null : (
        <Rows
          label={t('invites.title')}
          columns={columns}
          rows={invitations.data.invitations}
          rowKey={({ id }) => id}
          empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('invites.none')} />}
        />
      )}
      {inviting ? dialog(() => setInviting(false)) : null}
    </Card>
  );
}

function useInvitationColumns({
  roleOf,
  notRevoke,
  onRevoke,
}: InvitationCardProps): readonly Column<Invitation>[] {
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
  return [
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
          whyNot={notRevoke ?? (invitation.state === 'open' ? null : t('invites.notOpen'))}
          onClick={() => ask(invitation)}
        >
          {t('invites.revoke')}
        </ActButton>
      ),
    },
  ];
}

/** What every invitation has. */
export interface Invited {
  readonly email: string;
  readonly send: 'mail' | 'link';
}

/** Asks whom an invitation goes to, how, and between them what it is to; then shows its link. */
export function InviteDialog<Fields extends Invited>({
  word,
  effect,
  initial,
  busy,
  link,
  onInvite,
  onClose,
  children,
}: {
  readonly word: string;
  readonly effect: string;
  readonly initial: Partial<Fields>;
  readonly busy: boolean;
  /** Of the invitation that was just made. */
  readonly link: string | null;
  readonly onInvite: (fields: Fields) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const made = t('invites.linkMade');
  if (link !== null) return <ShownOnce title={made} secrets={[[made, link]]} onClose={onClose} />;
  return (
    <AskDialog<Fields>
      title={word}
      ok={word}
      effect={effect}
      initial={initial}
      busy={busy}
      onOk={onInvite}
      onClose={onClose}
    >
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
    </AskDialog>
  );
}
