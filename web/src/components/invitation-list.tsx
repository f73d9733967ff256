import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { useAct } from '../ui/use-act.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { InvitationCard, InviteDialog, type Invited } from './invitation-card.tsx';
import { RoleItem } from './member-list.tsx';

/** The invitations to an account. */
export function InvitationList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const whyNot = useWhyNot();
  const invitations = useQuery({
    queryKey: ['account', account, 'invitations'],
    queryFn: () => call('invitations.list', { account }),
    enabled: whyNot('invitations.list') === null,
  });
  const revoke = useAct('invitations.revoke', { done: t('invites.revoked') });
  if (whyNot('invitations.list') !== null) return null;
  return (
    <InvitationCard
      invitations={invitations}
      word={t('invites.invite')}
      roleOf={({ role }) => (role === null ? '-' : t(`role.${role}`))}
      notInvite={whyNot('invitations.create')}
      notRevoke={whyNot('invitations.revoke')}
      onRevoke={({ id }) => revoke.mutateAsync({ account, invitation: id })}
      dialog={(onClose) => <InviteMember onClose={onClose} />}
    />
  );
}

interface Fields extends Invited {
  readonly role: 'viewer' | 'finance' | 'owner';
}

function InviteMember({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const account = useAccountId();
  const invite = useAct('invitations.create', {
    done: ({ mailed }) => t(mailed ? 'invites.mailed' : 'invites.linkMade'),
    onDone: ({ link }) => (link === null ? onClose() : undefined),
  });
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return (
    <InviteDialog<Fields>
      word={t('invites.invite')}
      effect={t('invites.effect')}
      initial={{ role: 'viewer', send: 'link' }}
      busy={invite.isPending}
      link={invite.data?.link ?? null}
      onInvite={(fields) => invite.mutate({ account, language, ...fields })}
      onClose={onClose}
    >
      <RoleItem />
    </InviteDialog>
  );
}
