import { Flex, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

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
    <Modal
      open
      title={t('renewal.ask')}
      okText={t('confirm')}
      confirmLoading={busy}
      onOk={() => onOk(wanted)}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
    >
      <Flex vertical gap={12}>
        <span>{t('renewal.effect')}</span>
        <Input
          aria-label={t('renewal.cap')}
          placeholder={t('renewal.cap')}
          prefix={t('renewal.capWord')}
          inputMode="decimal"
          value={wanted}
          onChange={({ target }) => setWanted(target.value.trim())}
        />
      </Flex>
    </Modal>
  );
}
