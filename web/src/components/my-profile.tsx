import { Button, Card, Form, Input, Segmented, Select } from 'antd';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLanguage, type Language } from '../text/language.ts';
import { useAct } from '../ui/use-act.ts';
import { Look } from './look.ts';
import type { Me } from './me.ts';

const LANGUAGES = [
  { value: 'zh', label: '中文' },
  { value: 'en', label: 'English' },
] as const;

/** One's name, language and theme. */
export function MyProfile({ me }: { readonly me: Me }) {
  const { t, i18n } = useTranslation();
  const { dark, setDark } = useContext(Look);
  const save = useAct('me.update', { done: t('me.saved') });
  const speak = (language: Language) => {
    save.mutate({ language });
    void changeLanguage(language);
  };
  return (
    <Card size="small" title={t('me.profile')}>
      <Form
        name="my-profile"
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: me.name }}
        onFinish={({ name }: { readonly name: string }) => save.mutate({ name })}
        style={{ maxWidth: 420 }}
      >
        <Form.Item label={t('me.email')}>{me.email}</Form.Item>
        <Form.Item name="name" label={t('me.name')} rules={[{ required: true }]}>
          <Input autoComplete="name" maxLength={100} />
        </Form.Item>
        <Form.Item>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('me.save')}
          </Button>
        </Form.Item>
      </Form>
      <Form layout="vertical" style={{ maxWidth: 420 }}>
        <Form.Item label={t('me.language')} htmlFor="my-language" extra={t('me.languageHint')}>
          <Select<Language>
            id="my-language"
            value={i18n.language === 'en' ? 'en' : 'zh'}
            onChange={speak}
            options={[...LANGUAGES]}
            style={{ width: 200 }}
          />
        </Form.Item>
        <Form.Item label={t('me.theme')}>
          <Segmented
            aria-label={t('me.theme')}
            value={dark ? 'dark' : 'light'}
            onChange={(look) => setDark(look === 'dark')}
            options={(['light', 'dark'] as const).map((value) => ({
              value,
              label: t(`me.${value}`),
            }))}
          />
        </Form.Item>
      </Form>
    </Card>
  );
}
