import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Question {
  readonly title: string;
  /** What it does, so that one knows before. */
  readonly content: ReactNode;
  readonly ok: string;
  readonly danger?: boolean;
  /** The dialog stays open while it runs. A refusal is told by whoever runs it. */
  readonly onOk: () => Promise<unknown>;
}

/** Asks before something is done that cannot be undone, in the console's theme and language. */
export function useConfirm(): (question: Question) => void {
  const { modal } = App.useApp();
  const { t } = useTranslation();
  return ({ title, content, ok, danger = false, onOk }) => {
    modal.confirm({
      title,
      content,
      okText: ok,
      cancelText: t('cancel'),
      okButtonProps: { danger },
      // The dialog closes in any case: what was refused is said in a message.
      onOk: () => onOk().catch(() => null),
    });
  };
}
