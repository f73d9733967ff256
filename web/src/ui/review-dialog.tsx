import { Button, Flex, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from './act-button.tsx';
import { Dialog } from './dialog.tsx';

/** Shows what is asked for, and takes a yes, or a no with its reason. */
export function ReviewDialog({
  title,
  busy,
  wide = false,
  onDecide,
  onClose,
  children,
}: {
  readonly title: string;
  readonly busy: boolean;
  readonly wide?: boolean;
  readonly onDecide: (approve: boolean, reason: string) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const said = reason.trim();
  return (
    <Dialog
      open
      title={title}
      {...(wide ? { width: 760 } : {})}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <ActButton
          key="reject"
          danger
          whyNot={said === '' ? t('requests.reasonNeeded') : null}
          loading={busy}
          onClick={() => onDecide(false, said)}
        >
          {t('requests.reject')}
        </ActButton>,
        <Button key="approve" type="primary" loading={busy} onClick={() => onDecide(true, said)}>
          {t('requests.approve')}
        </Button>,
      ]}
    >
      <Flex vertical gap={12}>
        {children}
        <Input.TextArea
          aria-label={t('requests.reason')}
          placeholder={t('requests.reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          rows={3}
          maxLength={500}
        />
      </Flex>
    </Dialog>
  );
}
