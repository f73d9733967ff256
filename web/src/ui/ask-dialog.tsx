import { Alert, Form, type FormInstance } from 'antd';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';

/** Asks for some fields, and does something with them when they are sent. */
export function AskDialog<Fields extends object>({
  title,
  ok,
  effect,
  initial,
  form: given,
  danger = false,
  busy,
  onOk,
  onClose,
  children,
}: {
  readonly title: string;
  /** What the button says. */
  readonly ok: string;
  /** What it does, so that one knows before. */
  readonly effect?: ReactNode;
  readonly initial?: Partial<Fields>;
  /** Where somebody watches what is filled in. */
  readonly form?: FormInstance<Fields>;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly onOk: (fields: Fields) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [own] = Form.useForm<Fields>();
  const form = given ?? own;
  // So that its fields have ids of their own, beside other forms of the page.
  const name = useId();
  return (
    <Dialog
      open
      title={title}
      okText={ok}
      okButtonProps={{ danger }}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={onClose}
      cancelText={t('cancel')}
      closable={{ 'aria-label': t('close') }}
    >
      {effect === undefined ? null : (
        <Alert
          type={danger ? 'warning' : 'info'}
          showIcon
          title={effect}
          style={{ marginBottom: 12 }}
        />
      )}
      <Form
        form={form}
        name={name}
        layout="vertical"
        requiredMark={false}
        onFinish={onOk}
        {...(initial === undefined ? {} : { initialValues: initial })}
      >
        {children}
        {/* Enter in a field sends it. */}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}
