import { Alert, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../ui/act-dialog.tsx';
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
    <ActDialog
      title={t('plugins.bindOf', { name: plugin.name })}
      ok={t('bind.confirm')}
      whyNot={pack === null ? t('plugins.choosePack') : null}
      busy={bind.isPending}
      onOk={() => bind.mutate({ account, application: plugin.id, pack: pack ?? '' })}
      onClose={onClose}
    >
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
    </ActDialog>
  );
}
