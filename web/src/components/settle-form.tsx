import { useMutation } from '@tanstack/react-query';
import { Alert, DatePicker, Flex, Input, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { given } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useWhyNot } from './account.ts';
import { SettlementPlan } from './settlement-plan.tsx';

const ROWS_MAX = 200;

interface Asked {
  readonly date: string;
  readonly account: string;
}

/** Tries to settle a day, which shows what would become different, and then settles it. */
export function SettleForm() {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const [asked, setAsked] = useState<Asked>({ date: '', account: '' });
  const preview = useMutation({
    mutationFn: (wish: Asked) => call('settlement.preview', { ...inputOf(wish), limit: ROWS_MAX }),
  });
  const settle = useAct('settlement.settle-day', {
    done: ({ revisions, deductions }) => t('runs.done', { revisions, deductions }),
    onDone: () => preview.reset(),
  });
  const change = (changes: Partial<Asked>) => {
    preview.reset();
    setAsked({ ...asked, ...changes });
  };
  const noDay = asked.date === '' ? t('runs.chooseDay') : null;
  const effect = preview.data;
  const untried = effect === undefined ? t('runs.previewFirst') : null;
  const nothing = effect?.revisions === 0 ? t('runs.nothing') : null;
  const ask = () =>
    confirm({
      title: t('runs.ask', { day: asked.date }),
      content: t('runs.askEffect', { revisions: effect?.revisions ?? 0 }),
      ok: t('runs.run'),
      onOk: () => settle.mutateAsync(inputOf(asked)),
    });
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} wrap align="center">
        <DatePicker
          aria-label={t('runs.date')}
          placeholder={t('runs.date')}
          onChange={(day) => change({ date: day?.format('YYYY-MM-DD') ?? '' })}
        />
        <Input
          aria-label={t('runs.accountHint')}
          placeholder={t('runs.accountHint')}
          value={asked.account}
          onChange={({ target }) => change({ account: target.value.trim() })}
          style={{ width: 260 }}
        />
        <ActButton whyNot={noDay} loading={preview.isPending} onClick={() => preview.mutate(asked)}>
          {t('runs.preview')}
        </ActButton>
        <ActButton
          type="primary"
          whyNot={whyNot('settlement.settle-day') ?? noDay ?? untried ?? nothing}
          loading={settle.isPending}
          onClick={ask}
        >
          {t('runs.run')}
        </ActButton>
      </Flex>
      {preview.error === null ? null : (
        <LoadFailed error={preview.error} onRetry={() => preview.mutate(asked)} />
      )}
      {effect === undefined ? null : <Effect effect={effect} />}
    </Flex>
  );
}

function inputOf({ date, account }: Asked) {
  return { date, ...given({ account: account === '' ? undefined : account }) };
}

function Effect({ effect }: { readonly effect: Api['settlement.preview']['answer'] }) {
  const { t } = useTranslation();
  const { revisions, deductions, bills, plan } = effect;
  if (revisions === 0) return <Alert type="success" showIcon title={t('runs.nothing')} />;
  const shown = plan.deductions.length + plan.overage.length;
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('runs.difference', { revisions, deductions, bills })}
        role="status"
      />
      <SettlementPlan plan={plan} />
      {plan.leftOut === 0 ? null : (
        <Typography.Text type="secondary">
          {t('runs.leftOut', { shown, count: plan.leftOut })}
        </Typography.Text>
      )}
    </>
  );
}
