import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Alert, Button, Card, Divider, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callAuth, queries } from '../api.ts';
import { problemText } from '../ui/problem-text.ts';

/** How people sign in here, as the server says. */
interface Methods {
  readonly oidc: { readonly name: string } | null;
  readonly mail: boolean;
}

/** E-mail and password, then the code of the second factor where there is one. */
export function SignInPage() {
  const { t, i18n } = useTranslation();
  const { next = '/', problem } = useSearch({ from: '/sign-in' });
  const [wantsCode, setWantsCode] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const methods = useQuery({
    queryKey: ['methods'],
    queryFn: () => callAuth<Methods>('GET', '/methods'),
  });
  const attempt = async (path: string, body: object) => {
    setBusy(true);
    setError(null);
    try {
      const answer = await callAuth('POST', path, body);
      if (answer['state'] === 'second-factor') setWantsCode(true);
      else {
        queries.clear();
        location.assign(next);
      }
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };
  const said = error === null ? problem && t('signIn.elsewhereFailed') : problemText(error, i18n);
  return (
    <EntryCard title={t('signIn.title')} problem={said}>
      {wantsCode ? (
        <CodeForm busy={busy} onCode={(code) => void attempt('/second-factor', { code })} />
      ) : (
        <PasswordForm busy={busy} onSignIn={(fields) => void attempt('/sign-in', fields)} />
      )}
      {methods.data?.mail === true && !wantsCode ? (
        <Link to="/forgotten-password">{t('signIn.forgotten')}</Link>
      ) : null}
      {methods.data?.oidc == null || wantsCode ? null : (
        <>
          <Divider />
          <Button block href={`/api/auth/oidc?to=${encodeURIComponent(next)}`}>
            {t('signIn.with', { name: methods.data.oidc.name })}
          </Button>
        </>
      )}
    </EntryCard>
  );
}

/** What the pages in front of the console look like. */
export function EntryCard({
  title,
  problem,
  children,
}: {
  readonly title: string;
  readonly problem?: string | undefined;
  readonly children: React.ReactNode;
}) {
  return (
    <Flex component="main" justify="center" style={{ padding: '12vh 16px' }}>
      <Card style={{ width: 400 }}>
        <Typography.Title level={1} style={{ fontSize: 22, marginTop: 0 }}>
          {title}
        </Typography.Title>
        {problem === undefined || problem === '' ? null : (
          <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} role="alert" />
        )}
        {children}
      </Card>
    </Flex>
  );
}

function PasswordForm({
  busy,
  onSignIn,
}: {
  readonly busy: boolean;
  readonly onSignIn: (fields: { readonly email: string; readonly password: string }) => void;
}) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" onFinish={onSignIn} requiredMark={false}>
      <Form.Item name="email" label={t('signIn.email')} rules={[{ required: true }]}>
        <Input type="email" autoComplete="username" autoFocus />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item>
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t('signIn.submit')}
        </Button>
      </Form.Item>
    </Form>
  );
}

function CodeForm({
  busy,
  onCode,
}: {
  readonly busy: boolean;
  readonly onCode: (code: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" onFinish={({ code }: { readonly code: string }) => onCode(code)}>
      <Form.Item name="code" label={t('signIn.code')} extra={t('signIn.codeHint')}>
        <Input autoComplete="one-time-code" maxLength={20} autoFocus />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy} block>
        {t('signIn.verify')}
      </Button>
    </Form>
  );
}
