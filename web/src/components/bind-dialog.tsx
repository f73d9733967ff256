import { Alert, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from '../ui/act-dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId } from './account.ts';
import { useTitles } from './catalog.ts';
import { useInstances } from './instances.tsx';
import type { Pack } from './pack.ts';

/** Binds a director pack to an instance, for good. */
export function BindDialog({
  pack,
  onClose,
}: {
  readonly pack: Pack;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const instances = useInstances();
  const [instance, setInstance] = useState<string | null>(null);
  const bind = useAct('director.bind', {
    done: ({ from, to }) => t('bind.done', { from, to }),
    onDone: onClose,
  });
  const options = (instances.data?.instances ?? []).map((each) => ({
    value: each.instance,
    label: [
      each.name === '' ? each.instance : `${each.name} (${each.instance})`,
      each.coveredUntil === null
        ? t('bind.uncovered')
        : t('bind.covered', { day: each.coveredUntil }),
    ].join(' · '),
  }));
  return (
    <ActDialog
      title={t('bind.of', { pack: pack.title === null ? pack.id : text(pack.title) })}
      ok={t('bind.confirm')}
      whyNot={instance === null ? t('bind.choose') : null}
      busy={bind.isPending}
      onOk={() => bind.mutate({ account, pack: pack.id, instance: instance ?? '' })}
      onClose={onClose}
    >
      <Alert type="info" showIcon title={t('bind.effect')} />
      <Select
        aria-label={t('bind.instance')}
        placeholder={t('bind.instance')}
        value={instance}
        onChange={setInstance}
        options={options}
        loading={instances.isPending}
        notFoundContent={t('instances.none')}
      />
    </ActDialog>
  );
}
