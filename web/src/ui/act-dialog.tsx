import { Button, Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from './act-button.tsx';
import { Dialog } from './dialog.tsx';

/** Shows what would be done, and does it when that is confirmed; says why it cannot be done now. */
export function ActDialog({
  title,
  ok,
  danger = false,
  whyNot = null,
  width,
  busy,
  onOk,
  onClose,
  children,
}: {
  readonly title: string;
  /** What the button says: the act itself. */
  readonly ok: string;
  readonly danger?: boolean;
  readonly whyNot?: string | null | undefined;
  /** In pixels, of what needs more than the usual. */
  readonly width?: number;
  readonly busy: boolean;
  readonly onOk: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <Dialog
      open
      title={title}
      {...(width === undefined ? {} : { width })}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <ActButton
          key="ok"
          type="primary"
          danger={danger}
          whyNot={whyNot}
          loading={busy}
          onClick={onOk}
        >
          {ok}
        </ActButton>,
      ]}
    >
      <Flex vertical gap={12}>
        {children}
      </Flex>
    </Dialog>
  );
}
