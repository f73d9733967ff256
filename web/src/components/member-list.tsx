import { useQuery } from '@tanstack/react-query';
import { Flex, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { PeopleCard } from './people-card.tsx';

type Member = Api['members.list']['answer']['members'][number];

const ROLES = ['viewer', 'finance', 'owner'] as const;

/** The members of an account, their roles, and how to change these. */
export function MemberList() {
  const { t } = useTranslation();
  const account = useAccountId();
  const members = useQuery({
    queryKey: ['account', account, 'members'],
    queryFn: () => call('members.list', { account }),
  });
  const rows = members.data?.members ?? [];
  const owners = rows.filter(({ role }) => role === 'owner').length;
  return (
    <PeopleCard
      title={t('settings.members')}
      people={members}
      rows={rows}
      may={{ title: t('members.role'), cell: ({ role }) => t(`role.${role}`) }}
      acts={(member) => <MemberActs {...{ member, isLast: owners === 1 }} />}
    />
  );
}

function MemberActs({
  member,
  isLast,
}: {
  readonly member: Member;
  /** Whether there is only one owner. */
  readonly isLast: boolean;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const [changing, setChanging] = useState(false);
  const remove = useAct('members.remove', { done: t('members.removed') });
  const { person, name, role } = member;
  const kept = isLast && role === 'owner' ? t('members.lastOwner') : null;
  const ask = () =>
    confirm({
      title: t('members.removeAsk', { name }),
      content: t('members.removeEffect'),
      ok: t('members.remove'),
      danger: true,
      onOk: () => remove.mutateAsync({ account, person }),
    });
  return (
    <Flex gap={4} wrap className="acts">
      <ActButton
        type="link"
        size="small"
        whyNot={whyNot('members.set-role') ?? kept}
        onClick={() => setChanging(true)}
      >
        {t('members.setRole')}
      </ActButton>
      <ActButton
        type="link"
        size="small"
        danger
        whyNot={whyNot('members.remove') ?? kept}
        onClick={ask}
      >
        {t('members.remove')}
      </ActButton>
      {changing ? <RoleDialog member={member} onClose={() => setChanging(false)} /> : null}
    </Flex>
  );
}

function RoleDialog({
  member,
  onClose,
}: {
  readonly member: Member;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const set = useAct('members.set-role', { done: t('members.roleSet'), onDone: onClose });
  const { person, name, role } = member;
  return (
    <AskDialog<Pick<Member, 'role'>>
      title={t('members.roleOf', { name })}
      ok={t('members.setRole')}
      effect={t('members.roleEffect')}
      initial={{ role }}
      busy={set.isPending}
      onOk={(fields) => set.mutate({ account, person, ...fields })}
      onClose={onClose}
    >
      <RoleItem />
    </AskDialog>
  );
}

/** The roles that there are, with what each may do. */
export function RoleItem() {
  const { t } = useTranslation();
  return (
    <Form.Item name="role" label={t('members.role')} rules={[{ required: true }]}>
      <Radio.Group
        vertical
        options={ROLES.map((value) => ({
          value,
          label: `${t(`role.${value}`)} · ${t(`role.${value}.can`)}`,
        }))}
      />
    </Form.Item>
  );
}
