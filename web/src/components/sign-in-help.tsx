import { Alert, Card, Flex, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../ui/act-button.tsx';
import { ShownOnce } from '../ui/shown-once.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useWhyNot } from './account.ts';

/** Help for people who cannot sign in: a link for their password, no second factor any more. */
export function SignInHelp() {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const [form] = Form.useForm<{ readonly email: string }>();
  const [link, setLink] = useState<string | null>(null);
  const makeLink = useAct('people.make-reset-link', { onDone: (made) => setLink(made.link) });
  const remove = useAct('people.remove-second-factor', { done: t('people.factorRemoved') });
  const withEmail = async (act: (email: string) => void) => {
    const checked = await form.validateFields().catch(() => null);
    if (checked !== null) act(checked.email);
  };
  const ask = (email: string) =>
    confirm({
      title: t('people.removeFactorAsk', { email }),
      content: t('people.removeFactorEffect'),
      ok: t('people.removeFactor'),
      danger: true,
      onOk: () => remove.mutateAsync({ email }),
    });
  return (
    <Card size="small" title={t('people.help')}>
      <Alert type="warning" showIcon title={t('people.helpEffect')} style={{ marginBottom: 12 }} />
      <Form
        form={form}
        name="sign-in-help"
        layout="vertical"
        requiredMark={false}
        style={{ maxWidth: 420 }}
      >
        <Form.Item name="email" label={t('me.email')} rules={[{ required: true, type: 'email' }]}>
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <Flex gap={8} wrap>
          <ActButton
            whyNot={whyNot('people.make-reset-link')}
            loading={makeLink.isPending}
            onClick={() => void withEmail((email) => makeLink.mutate({ email }))}
          >
            {t('people.resetLink')}
          </ActButton>
          <ActButton
            danger
            whyNot={whyNot('people.remove-second-factor')}
            onClick={() => void withEmail(ask)}
          >
            {t('people.removeFactor')}
          </ActButton>
        </Flex>
      </Form>
      {link === null ? null : (
        <ShownOnce
          title={t('people.link')}
          secrets={[[t('people.link'), link]]}
          onClose={() => setLink(null)}
        />
      )}
    </Card>
  );
}
