import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../ui/act-dialog.tsx';

/** Asks whether a pack is to renew itself, and what renewals may spend. */
export function AskRenewal({
  cap,
  busy,
  onClose,
  onOk,
}: {
  readonly cap: string | null;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onOk: (monthlyCap: string) => void;
}) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(cap ?? '');
  return (
    <ActDialog
      title={t('renewal.ask')}
      ok={t('confirm')}
      busy={busy}
      onOk={() => onOk(wanted)}
      onClose={onClose}
    >
      <span>{t('renewal.effect')}</span>
      <Input
        aria-label={t('renewal.cap')}
        placeholder={t('renewal.cap')}
        prefix={t('renewal.capWord')}
        inputMode="decimal"
        value={wanted}
        onChange={({ target }) => setWanted(target.value.trim())}
      />
    </ActDialog>
  );
}
