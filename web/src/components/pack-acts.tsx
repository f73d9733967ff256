import { Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../ui/act-button.tsx';
import { later } from '../ui/later.tsx';
import { LinkTo } from '../ui/link-to.ts';
import type { Column } from '../ui/list-columns.ts';
import { useWhyNot } from './account.ts';
import { type Gift, useLicenseGifts } from './license-gifts.ts';
import type { Pack, PackRow } from './pack.ts';
import { type PackTab, tabOfFamily } from './pack-tabs.ts';
import { RenewalNote, RenewalSwitch, useRenewals } from './renewal-switch.tsx';

const RefundDialog = later(async () => (await import('./refund-dialog.tsx')).RefundDialog);
const BindDialog = later(async () => (await import('./bind-dialog.tsx')).BindDialog);
const LicenseDialog = later(async () => (await import('./license-dialog.tsx')).LicenseDialog);

/** What is being done with a pack, in a dialog. */
interface Act {
  readonly what: 'refund' | 'bind' | 'license';
  readonly pack: Pack;
}

/** What can be done with the packs of a tab: the columns for it, and the dialog that is open. */
export function usePackActs(tab: Exclude<PackTab, 'plugin'>): {
  readonly columns: readonly Column<PackRow>[];
  readonly dialogs: ReactNode;
  readonly note: ReactNode;
} {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const gifts = useLicenseGifts(tab === 'traffic');
  const renewals = useRenewals();
  const renewal: Column<PackRow> = {
    key: 'renewal',
    title: t('renewal.title'),
    cell: (pack) => <RenewalSwitch pack={pack} renewals={renewals} />,
  };
  const actions: Column<PackRow> = {
    key: 'actions',
    title: t('list.actions'),
    fixed: true,
    pinned: true,
    width: 150,
    cell: (pack) => <PackActs tab={tab} pack={pack} gift={gifts.get(pack.id)} onAct={setAct} />,
  };
  return {
    columns: tab === 'director' ? [actions] : [renewal, actions],
    dialogs: <Dialog act={act} gifts={gifts} onClose={() => setAct(null)} />,
    note: tab === 'director' ? null : <RenewalNote renewals={renewals} />,
  };
}

/** What can be done with one pack, beside what is shown of it. */
export function ActsOfPack({ pack }: { readonly pack: Pack }) {
  const tab = tabOfFamily(pack.family);
  const [act, setAct] = useState<Act | null>(null);
  const gifts = useLicenseGifts(tab === 'traffic');
  if (tab === undefined) return null;
  return (
    <>
      <PackActs onPage tab={tab} pack={pack} gift={gifts.get(pack.id)} onAct={setAct} />
      <Dialog act={act} gifts={gifts} onClose={() => setAct(null)} />
    </>
  );
}

function Dialog({
  act,
  gifts,
  onClose,
}: {
  readonly act: Act | null;
  readonly gifts: ReadonlyMap<string, Gift>;
  readonly onClose: () => void;
}) {
  if (act === null) return null;
  const { what, pack } = act;
  if (what === 'refund') return <RefundDialog pack={pack} onClose={onClose} />;
  if (what === 'bind') return <BindDialog pack={pack} onClose={onClose} />;
  const gift = gifts.get(pack.id);
  return gift === undefined ? null : <LicenseDialog {...{ pack, gift, onClose }} />;
}

function PackActs({
  onPage = false,
  tab,
  pack,
  gift,
  onAct,
}: {
  /** On the page of the pack, which shows its deductions itself. */
  readonly onPage?: boolean;
  readonly tab: PackTab;
  readonly pack: Pack;
  readonly gift: Gift | undefined;
  readonly onAct: (act: Act) => void;
}) {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const bound = pack.boundTo === null ? null : t('bind.isBound', { instance: pack.boundTo });
  const over = ['unused', 'in-use'].includes(pack.status)
    ? null
    : t('bind.notUsable', { status: t(`status.${pack.status}`) });
  return (
    <Flex gap={4} wrap className="acts">
      {tab === 'director' ? (
        <ActButton
          type="link"
          size="small"
          whyNot={bound ?? over ?? whyNot('director.bind')}
          onClick={() => onAct({ what: 'bind', pack })}
        >
          {t('bind.title')}
        </ActButton>
      ) : null}
      {tab === 'director' || onPage ? null : (
        <LinkTo to="/live/deductions" search={({ account }) => ({ account, pack: pack.id })}>
          {t('packages.deductions')}
        </LinkTo>
      )}
      <ActButton
        type="link"
        size="small"
        whyNot={pack.status === 'refunded' ? t('status.refunded') : null}
        onClick={() => onAct({ what: 'refund', pack })}
      >
        {t('refund.title')}
      </ActButton>
      {tab === 'traffic' ? (
        <ActButton
          type="link"
          size="small"
          whyNot={gift === undefined ? t('license.noGift') : whyNot('licenses.add')}
          onClick={() => onAct({ what: 'license', pack })}
        >
          {t('license.title')}
        </ActButton>
      ) : null}
    </Flex>
  );
}
