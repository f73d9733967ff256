import { useQuery } from '@tanstack/react-query';
import { Switch, Tooltip, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { later } from '../ui/later.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { useTitles } from './catalog.ts';
import { moneyText } from './money.ts';
import type { Pack } from './pack.ts';

const AskRenewal = later(async () => (await import('./renewal-dialog.tsx')).AskRenewal);

type Renewals = Api['auto-renewals.list']['answer'];

const MARKED_MAX = 200;

/** The renewals of an account, by their packs. */
export function useRenewals() {
  const account = useAccountId();
  const renewals = useQuery({
    queryKey: ['account', account, 'renewals'],
    queryFn: () => call('auto-renewals.list', { account, limit: MARKED_MAX }),
  });
  return renewals.data;
}

const LIVING: readonly string[] = ['unused', 'in-use', 'frozen'] satisfies Pack['status'][];

/** Whether a pack renews itself, and the switch for it. */
export function RenewalSwitch({
  pack,
  renewals,
}: {
  readonly pack: Pack;
  readonly renewals: Renewals | undefined;
}) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const forbidden = useWhyNot()('auto-renewals.set');
  const [asking, setAsking] = useState(false);
  const set = useAct('auto-renewals.set', {
    done: ({ on }) => t(on ? 'renewal.on' : 'renewal.off'),
    onDone: () => setAsking(false),
  });
  if (renewals === undefined) return null;
  const mark = renewals.packs.find((each) => each.pack === pack.id);
  if (!LIVING.includes(pack.status) && mark?.on !== true) return <Result mark={mark} />;
  const label = `${t('renewal.title')} ${pack.title === null ? pack.id : text(pack.title)}`;
  const { etag } = renewals;
  return (
    <>
      <Tooltip title={forbidden ?? ''}>
        <Switch
          size="small"
          aria-label={label}
          aria-description={forbidden ?? undefined}
          checked={mark?.on === true}
          aria-disabled={forbidden !== null}
          className={forbidden === null ? '' : 'unavailable'}
          loading={set.isPending}
          onChange={(on) => {
            if (forbidden !== null) return;
            if (on) setAsking(true);
            else set.mutate({ account, pack: pack.id, on: false, ifMatch: etag });
          }}
        />
      </Tooltip>
      {asking ? (
        <AskRenewal
          cap={renewals.monthlyCap}
          busy={set.isPending}
          onClose={() => setAsking(false)}
          onOk={(monthlyCap) =>
            set.mutate({ account, pack: pack.id, on: true, monthlyCap, ifMatch: etag })
          }
        />
      ) : null}
    </>
  );
}

function Result({ mark }: { readonly mark: Renewals['packs'][number] | undefined }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  if (mark === undefined || mark.result === 'not-yet') return '-';
  if (mark.result === 'succeeded') return t('renewal.succeeded');
  return (
    <Typography.Text type="danger">
      {t('renewal.failed', { reason: mark.reason === null ? '' : text(mark.reason) })}
    </Typography.Text>
  );
}

/** What renewals may spend, and have spent. */
export function RenewalNote({ renewals }: { readonly renewals: Renewals | undefined }) {
  const { t } = useTranslation();
  if (renewals === undefined || !renewals.packs.some(({ on }) => on)) return null;
  const { monthlyCap, spentThisMonth, currency } = renewals;
  return (
    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
      {t('renewal.title')}:{' '}
      {monthlyCap === null
        ? t('renewal.uncapped')
        : t('renewal.capped', {
            cap: moneyText(monthlyCap, currency),
            spent: moneyText(spentThisMonth, currency),
          })}
    </Typography.Text>
  );
}
