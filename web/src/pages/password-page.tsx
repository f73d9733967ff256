import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { callAuth } from '../api.ts';
import { problemText } from '../ui/problem-text.ts';
import { EntryCard } from './sign-in-page.tsx';

/** Asks for a link by which a forgotten password is set anew. */
export function ForgottenPasswordPage() {
  const { t, i18n } = useTranslation();
  const ask = useMutation({
    mutationFn: (fields: { readonly email: string }) =>
      callAuth('POST', '/password/forgotten', fields),
  });
  const problem = ask.error === null ? undefined : problemText(ask.error, i18n);
  return (
    <EntryCard title={t('password.forgotten')} problem={problem}>
      {ask.isSuccess ? (
        <Alert type="success" showIcon title={t('password.mailed')} role="status" />
      ) : (
        <Form layout="vertical" onFinish={ask.mutate} requiredMark={false}>
          <Typography.Paragraph type="secondary">{t('password.explain')}</Typography.Paragraph>
          <Form.Item name="email" label={t('signIn.email')} rules={[{ required: true }]}>
            <Input type="email" autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item>
            <Button type="primary" htmlType="submit" loading={ask.isPending} block>
              {t('password.ask')}
            </Button>
          </Form.Item>
        </Form>
      )}
      <Link to="/sign-in">{t('signIn.title')}</Link>
    </EntryCard>
  );
}

/** Where the link leads: sets the password anew. */
export function ResetPasswordPage() {
  const { t, i18n } = useTranslation();
  const { token } = useParams({ from: '/reset-password/$token' });
  const reset = useMutation({
    mutationFn: ({ password }: { readonly password: string }) =>
      callAuth('POST', '/password/reset', { token, password }),
  });
  const problem = reset.error === null ? undefined : problemText(reset.error, i18n);
  return (
    <EntryCard title={t('password.new')} problem={problem}>
      {reset.isSuccess ? (
        <Alert
          type="success"
          showIcon
          role="status"
          title={t('password.done')}
          action={<Link to="/sign-in">{t('signIn.title')}</Link>}
        />
      ) : (
        <Form layout="vertical" onFinish={reset.mutate} requiredMark={false}>
          <Form.Item
            name="password"
            label={t('password.new')}
            rules={[{ required: true, min: 10 }]}
          >
            <Input.Password autoComplete="new-password" autoFocus />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={reset.isPending} block>
            {t('password.set')}
          </Button>
        </Form>
      )}
    </EntryCard>
  );
}
