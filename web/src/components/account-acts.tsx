import { Button, Dropdown, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { LinkTo } from '../ui/link-to.ts';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useWhyNot } from './account.ts';
import { GivePacks } from './give-packs.tsx';
import { GiveBalance, GiveVoucher, StopAccount, TopUp } from './operator-dialogs.tsx';

export type ListedAccount = Api['accounts.list']['answer']['accounts'][number];

const DIALOGS = {
  topUp: { operation: 'wallet.top-up', Dialog: TopUp },
  giveMoney: { operation: 'wallet.grant', Dialog: GiveBalance },
  voucher: { operation: 'vouchers.grant', Dialog: GiveVoucher },
  pack: { operation: 'packs.grant', Dialog: GivePacks },
  stop: { operation: 'accounts.stop', Dialog: StopAccount },
} as const;

type Dialogs = keyof typeof DIALOGS;

/** What operators do with an account. */
export function AccountActs({ account }: { readonly account: ListedAccount }) {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const [open, setOpen] = useState<Dialogs | null>(null);
  const restore = useAct('accounts.restore', { done: t('accounts.restored') });
  const { id, name, standing } = account;
  const isStopped = standing === 'stopped-for-violation';
  const ask = () =>
    confirm({
      title: t('accounts.restoreAsk', { name }),
      content: t('accounts.restoreEffect'),
      ok: t('accounts.restore'),
      onOk: () => restore.mutateAsync({ account: id }),
    });
  const item = (key: Dialogs, impossible: string | null = null) => {
    const why = whyNot(DIALOGS[key].operation) ?? impossible;
    return {
      key,
      label: why === null ? t(`accounts.${key}`) : `${t(`accounts.${key}`)} (${why})`,
      disabled: why !== null,
      danger: key === 'stop' && why === null,
      onClick: () => setOpen(key),
    };
  };
  const forbidden = whyNot('accounts.restore');
  const restoring = forbidden ?? (isStopped ? null : t('accounts.notStopped'));
  const items = [
    item('pack'),
    item('giveMoney'),
    item('voucher'),
    { type: 'divider' as const },
    item('stop', isStopped ? t('accounts.alreadyStopped') : null),
    {
      key: 'restore',
      label: restoring === null ? t('accounts.restore') : `${t('accounts.restore')} (${restoring})`,
      disabled: restoring !== null,
      onClick: ask,
    },
  ];
  const Dialog = open === null ? null : DIALOGS[open].Dialog;
  return (
    <Flex gap={4} wrap className="acts">
      <LinkTo to="/live/overview" search={{ account: id }}>
        {t('accounts.open')}
      </LinkTo>
      <ActButton
        type="link"
        size="small"
        whyNot={whyNot('wallet.top-up')}
        onClick={() => setOpen('topUp')}
      >
        {t('accounts.topUp')}
      </ActButton>
      <Dropdown menu={{ items }} trigger={['click']}>
        <Button type="link" size="small" aria-label={t('accounts.moreOf', { name })}>
          {t('accounts.more')}
        </Button>
      </Dropdown>
      {Dialog === null ? null : <Dialog account={account} onClose={() => setOpen(null)} />}
    </Flex>
  );
}
