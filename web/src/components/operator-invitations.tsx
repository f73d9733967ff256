import { useQuery } from '@tanstack/react-query';
import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAct } from '../ui/use-act.ts';
import { useWhyNot } from './account.ts';
import { InvitationCard, InviteDialog, type Invited } from './invitation-card.tsx';

/** The invitations to become an operator. */
export function OperatorInvitations() {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const invitations = useQuery({
    queryKey: ['operator-invitations'],
    queryFn: () => call('operators.invitations', {}),
  });
  const revoke = useAct('operators.revoke-invitation', { done: t('invites.revoked') });
  return (
    <InvitationCard
      invitations={invitations}
      word={t('people.invite')}
      roleOf={({ operator }) => t(`people.${operator ?? 'full'}`)}
      notInvite={whyNot('operators.invite')}
      notRevoke={whyNot('operators.revoke-invitation')}
      onRevoke={({ id }) => revoke.mutateAsync({ invitation: id })}
      dialog={(onClose) => <InviteOperator onClose={onClose} />}
    />
  );
}

interface Fields extends Invited {
  readonly access: 'full' | 'read';
}

function InviteOperator({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const invite = useAct('operators.invite', {
    done: ({ mailed }) => t(mailed ? 'invites.mailed' : 'invites.linkMade'),
    onDone: ({ link }) => (link === null ? onClose() : undefined),
  });
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return (
    <InviteDialog<Fields>
      word={t('people.invite')}
      effect={t('people.inviteEffect')}
      initial={{ access: 'read', send: 'link' }}
      busy={invite.isPending}
      link={invite.data?.link ?? null}
      onInvite={(fields) => invite.mutate({ language, ...fields })}
      onClose={onClose}
    >
      <Form.Item name="access" label={t('people.access')}>
        <Radio.Group
          options={(['read', 'full'] as const).map((value) => ({
            value,
            label: t(`people.${value}`),
          }))}
        />
      </Form.Item>
    </InviteDialog>
  );
}
