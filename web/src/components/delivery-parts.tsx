// Deliveries of webhooks: what an account's list of them and that of operators have both.
import { Select, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { oneOf, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import type { Column } from '../ui/list-columns.ts';
import { useAct } from '../ui/use-act.ts';
import { useWhyNot } from './account.ts';
import { Time } from './exact.tsx';

type State = Api['webhooks.deliveries']['answer']['deliveries'][number]['state'];

/** By what deliveries are sorted. */
export const DELIVERY_SORTS = ['-createdAt', 'createdAt'] as const;

const COLOURS = { pending: 'warning', delivered: 'success', failed: 'error' } as const;

/** Chooses how the deliveries stand that are shown. */
export function DeliveryFilter({ states }: { readonly states: readonly State[] }) {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  return (
    <Select
      aria-label={t('deliveries.state')}
      allowClear
      placeholder={t('deliveries.state')}
      value={oneOf(states, filter.state)}
      style={{ width: 140 }}
      options={states.map((value) => ({ value, label: t(`deliveries.state.${value}`) }))}
      onChange={(state) => set({ state })}
    />
  );
}

interface Standing {
  readonly createdAt: string;
  readonly state: State;
  readonly nextAt: string | null;
}

/** When it was made, how it stands, and when it is tried again. */
export function useStandingColumns<Row extends Standing>() {
  const { t } = useTranslation();
  const createdAt: Column<Row> = {
    key: 'createdAt',
    title: t('deliveries.createdAt'),
    sort: 'createdAt',
    cell: (row) => <Time at={row.createdAt} />,
  };
  const state: Column<Row> = {
    key: 'state',
    title: t('deliveries.state'),
    cell: (row) => <Tag color={COLOURS[row.state]}>{t(`deliveries.state.${row.state}`)}</Tag>,
  };
  const next: Column<Row> = {
    key: 'next',
    title: t('deliveries.nextAt'),
    cell: ({ nextAt }) => <Time at={nextAt} />,
  };
  return { createdAt, state, next };
}

interface LastTryProps {
  readonly status: number | null;
  readonly error: string | null;
  /** How long it took, or which try it was. */
  readonly note: string;
}

/** What an endpoint answered, or why it did not. */
export function LastTry({ status, error, note }: LastTryProps) {
  const { t } = useTranslation();
  return (
    <>
      {status ?? t('deliveries.noAnswer')} {note}
      {error === null ? null : (
        <>
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {error}
          </Typography.Text>
        </>
      )}
    </>
  );
}

interface ResendButtonProps {
  readonly account: string;
  readonly delivery: string;
  /** Why it cannot be sent, beside what the role forbids. */
  readonly whyNot?: string | null;
}

/** Sends an event once more. */
export function ResendButton({ account, delivery, whyNot = null }: ResendButtonProps) {
  const { t } = useTranslation();
  const forbidden = useWhyNot()('webhooks.resend');
  const resend = useAct('webhooks.resend', { done: t('deliveries.resent') });
  return (
    <ActButton
      type="link"
      size="small"
      whyNot={forbidden ?? whyNot}
      loading={resend.isPending}
      onClick={() => resend.mutate({ account, delivery })}
    >
      {t('deliveries.resend')}
    </ActButton>
  );
}
