import { useQuery } from '@tanstack/react-query';
import { Card, Form, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAct } from '../ui/use-act.ts';
import { useWhyNot } from './account.ts';
import { InvitationLink, Invitations, InvitedItems } from './invitation-list.tsx';

/** The invitations to become an operator. */
export function OperatorInvitations() {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const [inviting, setInviting] = useState(false);
  const invitations = useQuery({
    queryKey: ['operator-invitations'],
    queryFn: () => call('operators.invitations', {}),
  });
  const revoke = useAct('operators.revoke-invitation', { done: t('invites.revoked') });
  return (
    <Card
      size="small"
      title={t('invites.title')}
      extra={
        <ActButton
          type="primary"
          size="small"
          whyNot={whyNot('operators.invite')}
          onClick={() => setInviting(true)}
        >
          {t('people.invite')}
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
          roleOf={({ operator }) => t(`people.${operator ?? 'full'}`)}
          whyNot={whyNot('operators.revoke-invitation')}
          onRevoke={({ id }) => revoke.mutateAsync({ invitation: id })}
        />
      )}
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
    </Card>
  );
}

interface Fields {
  readonly email: string;
  readonly access: 'full' | 'read';
  readonly send: 'mail' | 'link';
}

function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const [link, setLink] = useState<string | null>(null);
  const invite = useAct('operators.invite', {
    done: ({ mailed }) => t(mailed ? 'invites.mailed' : 'invites.linkMade'),
    onDone: (made) => (made.link === null ? onClose() : setLink(made.link)),
  });
  if (link !== null) return <InvitationLink link={link} onClose={onClose} />;
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return (
    <AskDialog<Fields>
      title={t('people.invite')}
      ok={t('people.invite')}
      effect={t('people.inviteEffect')}
      initial={{ access: 'read', send: 'link' }}
      busy={invite.isPending}
      onOk={(fields) => invite.mutate({ language, ...fields })}
      onClose={onClose}
    >
      <InvitedItems>
        <Form.Item name="access" label={t('people.access')}>
          <Radio.Group
            options={(['read', 'full'] as const).map((value) => ({
              value,
              label: t(`people.${value}`),
            }))}
          />
        </Form.Item>
      </InvitedItems>
    </AskDialog>
  );
}
