import { useQuery } from '@tanstack/react-query';
import { Flex, InputNumber, Skeleton, Typography } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { useCatalog, useTitles } from './catalog.ts';

/** From when packs are low: for all of an account, and by family. */
export function Thresholds() {
  const { t } = useTranslation();
  const { text } = useTitles();
  const account = useAccountId();
  const catalog = useCatalog();
  const shown = useQuery({
    queryKey: ['account', account, 'thresholds'],
    queryFn: () => call('thresholds.show', { account }),
  });
  if (shown.error !== null) {
    return <LoadFailed error={shown.error} onRetry={() => void shown.refetch()} />;
  }
  if (shown.data === undefined || catalog.data === undefined)
    return <Skeleton active title={false} />;
  const { default: byDefault, account: ofAccount, families, etag } = shown.data;
  const packs = catalog.data.families.filter(({ deductsBy }) => deductsBy !== 'none');
  return (
    <Flex vertical gap={12}>
      <Typography.Text type="secondary">{t('thresholds.explain')}</Typography.Text>
      <Typography.Text>{t('thresholds.default', { percent: byDefault })}</Typography.Text>
      <Threshold label={t('thresholds.account')} value={ofAccount} etag={etag} />
      {packs.map(({ id, title }) => (
        <Threshold
          key={id}
          family={id}
          label={text(title)}
          value={families[id] ?? null}
          etag={etag}
        />
      ))}
    </Flex>
  );
}

const PERCENT_MAX = 99;

function Threshold({
  family,
  label,
  value,
  etag,
}: {
  readonly family?: string;
  readonly label: string;
  readonly value: number | null;
  readonly etag: string;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const id = useId();
  const forbidden = useWhyNot()('thresholds.set');
  const [wanted, setWanted] = useState(value);
  const set = useAct('thresholds.set', { done: t('thresholds.saved') });
  const ofFamily = family === undefined ? {} : { family };
  return (
    <Flex gap={8} align="center" wrap>
      <label htmlFor={id} style={{ width: 160 }}>
        {label}
      </label>
      <InputNumber
        id={id}
        min={1}
        max={PERCENT_MAX}
        precision={0}
        suffix="%"
        value={wanted}
        onChange={setWanted}
        style={{ width: 110 }}
      />
      <ActButton
        whyNot={forbidden ?? (wanted === value ? t('thresholds.unchanged') : null)}
        loading={set.isPending}
        onClick={() => set.mutate({ account, ...ofFamily, percent: wanted, ifMatch: etag })}
      >
        {t('thresholds.save')}
      </ActButton>
    </Flex>
  );
}
