import { Alert, Button, Flex, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../ui/act-button.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId } from './account.ts';
import type { Plugin, PluginPacks } from './plugin.ts';

const DAY_LENGTH = 10;

/** Uses the plugin years that came with a pack. */
export function PluginBindDialog({
  plugin,
  packs,
  onClose,
}: {
  readonly plugin: Plugin;
  readonly packs: PluginPacks;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const [pack, setPack] = useState<string | null>(null);
  const bind = useAct('plugins.bind-pack', {
    done: ({ to }) => t('plugins.bindDone', { until: to.slice(0, DAY_LENGTH) }),
    onDone: onClose,
  });
  return (
    <Modal
      open
      title={t('plugins.bindOf', { name: plugin.name })}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
      footer={[
        <Button key="close" onClick={onClose}>
          {t('cancel')}
        </Button>,
        <ActButton
          key="bind"
          type="primary"
          whyNot={pack === null ? t('plugins.choosePack') : null}
          loading={bind.isPending}
          onClick={() => bind.mutate({ account, application: plugin.id, pack: pack ?? '' })}
        >
          {t('bind.confirm')}
        </ActButton>,
      ]}
    >
      <Flex vertical gap={12}>
        <Alert type="warning" showIcon title={t('plugins.bindEffect')} />
        <Select
          aria-label={t('plugins.bindPack')}
          placeholder={t('plugins.bindPack')}
          value={pack}
          onChange={setPack}
          options={packs.map((each) => ({
            value: each.pack,
            label: t('plugins.bindOption', each),
          }))}
        />
      </Flex>
    </Modal>
  );
}
