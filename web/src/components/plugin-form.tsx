import { Alert, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { given } from '../search.ts';
import { Dialog } from '../ui/dialog.tsx';
import { problemText } from '../ui/problem-text.ts';
import { useAct } from '../ui/use-act.ts';
import { useAccountId } from './account.ts';
import { type Picture, PictureField } from './picture-field.tsx';
import type { Plugin } from './plugin.ts';

interface Fields {
  readonly type: Plugin['type'];
  readonly name: string;
  readonly appId: string;
  readonly category: string;
  readonly subject: string;
  readonly basicSettings?: Picture;
  readonly pluginSettings?: Picture;
}

const TYPES = ['formal', 'pack-gift', 'trial'] as const;
const CATEGORIES = ['e-commerce', 'education'] as const;
const SUBJECTS = ['company', 'organisation'] as const;

/** 新增: applies for a plugin; with a plugin that was rejected, submits it again, put right. */
export function PluginForm({
  plugin,
  onClose,
}: {
  readonly plugin?: Plugin;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const account = useAccountId();
  const [form] = Form.useForm<Fields>();
  const said = {
    done: ({ reviewDueOn }: { readonly reviewDueOn: string }) =>
      t('plugins.submitted', { day: reviewDueOn }),
    onDone: onClose,
    quiet: true,
  };
  const apply = useAct('plugins.apply', said);
  const resubmit = useAct('plugins.resubmit', said);
  const run = ({ type, basicSettings, pluginSettings, ...rest }: Fields) => {
    if (plugin !== undefined) {
      const { id: application, etag: ifMatch } = plugin;
      const pictures = given({ basicSettings, pluginSettings });
      resubmit.mutate({ account, application, ifMatch, ...rest, ...pictures });
    } else if (basicSettings !== undefined && pluginSettings !== undefined) {
      apply.mutate({ account, type, ...rest, basicSettings, pluginSettings });
    }
  };
  const error = apply.error ?? resubmit.error;
  const title =
    plugin === undefined ? t('plugins.add') : t('plugins.editOf', { name: plugin.name });
  return (
    <Dialog
      open
      title={title}
      okText={t('plugins.submit')}
      confirmLoading={apply.isPending || resubmit.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
    >
      {error === null ? null : (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={problemText(error, i18n)}
          style={{ marginBottom: 12 }}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        onFinish={run}
        initialValues={{ type: 'formal', category: 'e-commerce', subject: 'company', ...plugin }}
      >
        <PluginFields isNew={plugin === undefined} />
      </Form>
    </Dialog>
  );
}

function PluginFields({ isNew }: { readonly isNew: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {isNew ? (
        <Form.Item name="type" label={t('plugins.type')}>
          <Radio.Group
            options={TYPES.map((value) => ({ value, label: t(`plugins.type.${value}`) }))}
          />
        </Form.Item>
      ) : null}
      <Form.Item name="name" label={t('plugins.name')} rules={[{ required: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item
        name="appId"
        label={t('plugins.appId')}
        extra={t('plugins.appIdHint')}
        rules={[{ required: true }]}
      >
        <Input placeholder="wx0123456789abcdef" />
      </Form.Item>
      <Form.Item name="category" label={t('plugins.category')}>
        <Radio.Group
          options={CATEGORIES.map((value) => ({ value, label: t(`plugins.category.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="subject" label={t('plugins.subject')}>
        <Radio.Group
          options={SUBJECTS.map((value) => ({ value, label: t(`plugins.subject.${value}`) }))}
        />
      </Form.Item>
      <Form.Item
        name="basicSettings"
        label={t('plugins.basicSettings')}
        extra={isNew ? t('plugins.basicHint') : t('plugins.keep')}
        rules={[{ required: isNew }]}
      >
        <PictureField label={t('plugins.basicSettings')} />
      </Form.Item>
      <Form.Item
        name="pluginSettings"
        label={t('plugins.pluginSettings')}
        extra={isNew ? t('plugins.pluginHint') : t('plugins.keep')}
        rules={[{ required: isNew }]}
      >
        <PictureField label={t('plugins.pluginSettings')} />
      </Form.Item>
    </>
  );
}
