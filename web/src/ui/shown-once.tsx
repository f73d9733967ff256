import { Alert, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.tsx';

/** Secrets that are shown this once: whoever closes the dialog does not see them again. */
export function ShownOnce({
  title,
  secrets,
  hint,
  onClose,
}: {
  readonly title: string;
  /** What each is called, and the secret. */
  readonly secrets: readonly (readonly [string, string])[];
  readonly hint?: ReactNode;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      title={title}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('once.kept')}
        </Button>
      }
    >
      <Alert type="warning" showIcon title={t('once.only')} style={{ marginBottom: 12 }} />
      <dl className="secrets">
        {secrets.map(([name, secret]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Typography.Text code copyable={{ text: secret }}>
                {secret}
              </Typography.Text>
            </dd>
          </div>
        ))}
      </dl>
      {hint}
    </Dialog>
  );
}
