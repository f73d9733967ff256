import { Checkbox, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId } from './account.ts';
import { useTitles } from './catalog.ts';

type Listed = Api['contacts.list']['answer'];

interface Fields {
  readonly name: string;
  readonly email: string;
  readonly language: 'zh' | 'en';
  readonly kinds: readonly string[];
}

/** A new contact, or what one of them is subscribed to. */
export function ContactForm({
  contact,
  kinds,
  onClose,
}: {
  readonly contact: Listed['contacts'][number] | null;
  readonly kinds: Listed['kinds'];
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const [form] = Form.useForm<Fields>();
  const add = useAct('contacts.add', { done: t('contacts.added'), onDone: onClose });
  const set = useAct('subscriptions.set', { done: t('contacts.saved'), onDone: onClose });
  const run = (fields: Fields) =>
    contact === null
      ? add.mutate({ account, ...fields })
      : set.mutate({
          ...{ account, contact: contact.id, ifMatch: contact.etag },
          kinds: fields.kinds,
        });
  const options = [
    { value: 'all', label: t('contacts.all') },
    ...kinds.map(({ kind, title }) => ({ value: kind, label: text(title) })),
  ];
  return (
    <Dialog
      open
      title={contact === null ? t('contacts.add') : t('contacts.editOf', { name: contact.name })}
      okText={t(contact === null ? 'contacts.add' : 'contacts.save')}
      confirmLoading={add.isPending || set.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={run}
        initialValues={{ language: i18n.language, kinds: ['all'], ...contact }}
      >
        {contact === null ? (
          <>
            <Form.Item name="name" label={t('contacts.name')} rules={[{ required: true }]}>
              <Input />
            </Form.Item>
            <Form.Item name="email" label={t('contacts.email')} rules={[{ required: true }]}>
              <Input type="email" />
            </Form.Item>
            <Form.Item name="language" label={t('contacts.language')}>
              <Radio.Group
                options={[
                  { value: 'zh', label: '中文' },
                  { value: 'en', label: 'English' },
                ]}
              />
            </Form.Item>
          </>
        ) : null}
        <Form.Item name="kinds" label={t('contacts.kinds')}>
          <Checkbox.Group options={options} className="one-column" />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
