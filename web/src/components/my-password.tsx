import { Alert, Button, Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOwnAct } from '../ui/use-own-act.ts';

interface Fields {
  readonly password: string;
  readonly newPassword: string;
}

/** Changes one's password. */
export function MyPassword() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const change = useOwnAct('POST', '/password/change', {
    done: t('me.passwordChanged'),
    onDone: () => form.resetFields(),
  });
  return (
    <Card size="small" title={t('me.password')}>
      <Alert type="info" showIcon title={t('me.passwordEffect')} style={{ marginBottom: 12 }} />
      <Form<Fields>
        form={form}
        name="my-password"
        layout="vertical"
        requiredMark={false}
        onFinish={({ password, newPassword }) => change.mutate({ password, newPassword })}
        style={{ maxWidth: 420 }}
      >
        <Form.Item name="password" label={t('me.oldPassword')} rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="newPassword"
          label={t('me.newPassword')}
          rules={[{ required: true, min: 10 }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('me.changePassword')}
        </Button>
      </Form>
    </Card>
  );
}
