import { Form, Input, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useCatalog } from './catalog.ts';
import { moneyText } from './money.ts';
import { useNow } from './now.ts';

/** What a dialog about an account needs. */
export interface OfAccount {
  readonly account: Pick<Api['accounts.list']['answer']['accounts'][number], 'id' | 'name'>;
  readonly onClose: () => void;
}

/** Stops an account for a violation, with the reason. */
export function StopAccount({ account, onClose }: OfAccount) {
  const { t } = useTranslation();
  const stop = useAct('accounts.stop', { done: t('accounts.stopped'), onDone: onClose });
  return (
    <AskDialog<{ readonly reason: string }>
      title={t('accounts.stopOf', { name: account.name })}
      ok={t('accounts.stop')}
      effect={t('accounts.stopEffect')}
      danger
      busy={stop.isPending}
      onOk={({ reason }) => stop.mutate({ account: account.id, reason })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('accounts.reason')} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} autoFocus />
      </Form.Item>
    </AskDialog>
  );
}

function AmountItem() {
  const { t } = useTranslation();
  const { data } = useCatalog();
  return (
    <Form.Item
      name="amount"
      label={t('accounts.amount', { currency: data?.currency ?? '' })}
      rules={[
        { required: true, pattern: /^\d{1,12}(\.\d{1,2})?$/, message: t('accounts.amountBad') },
      ]}
    >
      <Input inputMode="decimal" autoFocus />
    </Form.Item>
  );
}

function NoteItem() {
  const { t } = useTranslation();
  return (
    <Form.Item name="note" label={t('accounts.note')}>
      <Input maxLength={500} />
    </Form.Item>
  );
}

interface Payment {
  readonly amount: string;
  readonly reference: string;
  readonly note: string;
}

/** Records money that came in. */
export function TopUp({ account, onClose }: OfAccount) {
  const { t } = useTranslation();
  const topUp = useAct('wallet.top-up', {
    done: ({ repeated, cash, currency }) =>
      repeated
        ? t('accounts.repeated')
        : t('accounts.toppedUp', { cash: moneyText(cash, currency) }),
    onDone: onClose,
  });
  return (
    <AskDialog<Payment>
      title={t('accounts.topUpOf', { name: account.name })}
      ok={t('accounts.topUp')}
      effect={t('accounts.topUpEffect')}
      initial={{ note: '' }}
      busy={topUp.isPending}
      onOk={(fields) => topUp.mutate({ account: account.id, ...fields })}
      onClose={onClose}
    >
      <AmountItem />
      <Form.Item name="reference" label={t('accounts.reference')} rules={[{ required: true }]}>
        <Input maxLength={100} />
      </Form.Item>
      <NoteItem />
    </AskDialog>
  );
}

/** Gives balance that is spent before cash. */
export function GiveBalance({ account, onClose }: OfAccount) {
  const { t } = useTranslation();
  const give = useAct('wallet.grant', { done: t('accounts.gaveMoney'), onDone: onClose });
  return (
    <AskDialog<Pick<Payment, 'amount' | 'note'>>
      title={t('accounts.giveMoneyOf', { name: account.name })}
      ok={t('accounts.giveMoney')}
      effect={t('accounts.giveMoneyEffect')}
      initial={{ note: '' }}
      busy={give.isPending}
      onOk={(fields) => give.mutate({ account: account.id, ...fields })}
      onClose={onClose}
    >
      <AmountItem />
      <NoteItem />
    </AskDialog>
  );
}

const SCOPES = ['live-packs', 'general'] as const;
const DAY_MS = 86_400_000;
const DAYS_MAX = 3650;

interface Voucher {
  readonly amount: string;
  readonly days: number;
  readonly scope: (typeof SCOPES)[number];
  readonly note: string;
}

/** Grants a voucher for some days. */
export function GiveVoucher({ account, onClose }: OfAccount) {
  const { t } = useTranslation();
  const grant = useAct('vouchers.grant', { done: t('accounts.gaveVoucher'), onDone: onClose });
  const clock = useNow();
  return (
    <AskDialog<Voucher>
      title={t('accounts.voucherOf', { name: account.name })}
      ok={t('accounts.voucher')}
      effect={t('accounts.voucherEffect')}
      initial={{ days: 90, scope: 'live-packs', note: '' }}
      busy={grant.isPending}
      onOk={({ days, ...fields }) =>
        grant.mutate({
          account: account.id,
          validTo: new Date(clock() + days * DAY_MS).toISOString(),
          ...fields,
        })
      }
      onClose={onClose}
    >
      <AmountItem />
      <Form.Item name="days" label={t('accounts.voucherDays')} rules={[{ required: true }]}>
        <InputNumber<number> min={1} max={DAYS_MAX} precision={0} />
      </Form.Item>
      <Form.Item name="scope" label={t('accounts.voucherScope')}>
        <Radio.Group
          options={SCOPES.map((value) => ({ value, label: t(`accounts.scope.${value}`) }))}
        />
      </Form.Item>
      <NoteItem />
    </AskDialog>
  );
}
