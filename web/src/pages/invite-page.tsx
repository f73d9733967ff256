import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call, queries } from '../api.ts';
import { useMe } from '../components/me.ts';
import type { TextKey } from '../text/texts.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { EntryCard } from './sign-in-page.tsx';

type Invitation = Api['invitations.show']['answer'];

/** Where the link of an invitation leads: a new person says a name and a password. */
export function InvitePage() {
  const { t } = useTranslation();
  const { token } = useParams({ from: '/invite/$token' });
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => call('invitations.show', { token }),
    retry: false,
  });
  return (
    <EntryCard title={t('invite.title')}>
      {invitation.error === null ? null : (
        <Alert type="error" showIcon title={t('invite.bad')} role="alert" />
      )}
      {invitation.isPending ? <Skeleton active title={false} /> : null}
      {invitation.data === undefined ? null : <Accept token={token} invitation={invitation.data} />}
    </EntryCard>
  );
}

function Accept({
  token,
  invitation,
}: {
  readonly token: string;
  readonly invitation: Invitation;
}) {
  const { t } = useTranslation();
  const me = useMe();
  const accept = useMutation({
    mutationFn: (fields: NewPersonFields) => call('invitations.accept', { token, ...fields }),
    onSuccess: () => {
      queries.clear();
      location.assign(me.data === undefined ? '/sign-in' : '/');
    },
  });
  return (
    <>
      <Typography.Paragraph>
        <InvitedTo invitation={invitation} />
      </Typography.Paragraph>
      {accept.error === null ? null : (
        <LoadFailed error={accept.error} onRetry={() => accept.reset()} />
      )}
      {me.data === undefined ? (
        <NewPerson
          asksEmail={invitation.email === null}
          busy={accept.isPending}
          onAccept={(fields) => accept.mutate(fields)}
        />
      ) : (
        <Button type="primary" block loading={accept.isPending} onClick={() => accept.mutate({})}>
          {t('invite.join')}
        </Button>
      )}
    </>
  );
}

function InvitedTo({ invitation }: { readonly invitation: Invitation }) {
  const { t } = useTranslation();
  const { account, role } = invitation;
  if (account === null || role === null) return t('invite.toPlatform');
  const key: TextKey = `role.${role}`;
  return t('invite.toAccount', { account: account.name, role: t(key) });
}

/** What a new person says; one who is signed in already says nothing. */
interface NewPersonFields {
  readonly name?: string;
  readonly email?: string;
  readonly password?: string;
}

function NewPerson({
  asksEmail,
  busy,
  onAccept,
}: {
  readonly asksEmail: boolean;
  readonly busy: boolean;
  readonly onAccept: (fields: NewPersonFields) => void;
}) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" onFinish={onAccept} requiredMark={false}>
      <Form.Item name="name" label={t('invite.name')} rules={[{ required: true }]}>
        <Input autoComplete="name" autoFocus />
      </Form.Item>
      {asksEmail ? (
        <Form.Item name="email" label={t('signIn.email')} rules={[{ required: true }]}>
          <Input type="email" autoComplete="username" />
        </Form.Item>
      ) : null}
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, min: 10 }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} block>
        {t('invite.accept')}
      </Button>
    </Form>
  );
}
