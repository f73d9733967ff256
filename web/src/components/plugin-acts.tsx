import { Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../ui/act-button.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useAccountId, useWhyNot } from './account.ts';
import type { Plugin, PluginPacks } from './plugin.ts';
import { PluginBindDialog } from './plugin-bind-dialog.tsx';
import { PluginBuyDialog } from './plugin-buy-dialog.tsx';
import { PluginForm } from './plugin-form.tsx';

type Act = 'buy' | 'bind' | 'edit';

/** What can be done next with a plugin, as the server says. */
export function PluginActs({
  plugin,
  packs,
}: {
  readonly plugin: Plugin;
  readonly packs: PluginPacks;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const [act, setAct] = useState<Act | null>(null);
  const cancel = useAct('plugins.cancel', { done: t('plugins.cancelDone') });
  const { name, status, next } = plugin;
  const notNow = (step: (typeof next)[number]) =>
    next.includes(step) ? null : t('plugins.notNow', { status: t(`plugins.status.${status}`) });
  const ask = () =>
    confirm({
      title: t('plugins.cancelAsk', { name }),
      content: t('plugins.cancelEffect'),
      ok: t('plugins.cancel'),
      danger: true,
      onOk: () => cancel.mutateAsync({ account, application: plugin.id }),
    });
  const begun = status === 'usable' || status === 'expired';
  const close = () => setAct(null);
  const common = { type: 'link', size: 'small' } as const;
  return (
    <Flex gap={4} wrap className="acts">
      <ActButton
        {...common}
        whyNot={notNow('buy') ?? whyNot('plugins.buy')}
        onClick={() => setAct('buy')}
      >
        {t(begun ? 'plugins.renew' : 'plugins.buy')}
      </ActButton>
      <ActButton
        {...common}
        whyNot={
          notNow('bind-pack') ??
          (packs.length === 0 ? t('plugins.noPacks') : whyNot('plugins.bind-pack'))
        }
        onClick={() => setAct('bind')}
      >
        {t('plugins.bind')}
      </ActButton>
      {next.includes('resubmit') ? (
        <ActButton {...common} whyNot={whyNot('plugins.resubmit')} onClick={() => setAct('edit')}>
          {t('plugins.edit')}
        </ActButton>
      ) : null}
      {next.includes('cancel') ? (
        <ActButton {...common} whyNot={whyNot('plugins.cancel')} onClick={ask}>
          {t('plugins.cancel')}
        </ActButton>
      ) : null}
      {act === 'buy' ? <PluginBuyDialog plugin={plugin} onClose={close} /> : null}
      {act === 'bind' ? <PluginBindDialog {...{ plugin, packs }} onClose={close} /> : null}
      {act === 'edit' ? <PluginForm plugin={plugin} onClose={close} /> : null}
    </Flex>
  );
}
