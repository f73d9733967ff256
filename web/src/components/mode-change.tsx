import { useQuery } from '@tanstack/react-query';
import { Alert, Input, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { ActDialog } from '../ui/act-dialog.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAct } from '../ui/use-act.ts';
import { useAccountId } from './account.ts';
import { useTitles } from './catalog.ts';
import { Quantity } from './exact.tsx';
import type { ModeOption } from './modes.ts';
import { useSkuTitle } from './sku-title.ts';

type Preview = Api['billing-modes.preview']['answer'];

/** The way to another mode: what it does to the packs, then the switch or the request. */
export function ModeChange({
  area,
  option,
  onClose,
}: {
  readonly area: string;
  readonly option: ModeOption;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const [note, setNote] = useState('');
  const { mode } = option;
  const asks = option.way === 'request';
  const preview = useQuery({
    queryKey: ['account', account, 'modes', 'preview', area, mode],
    queryFn: () => call('billing-modes.preview', { account, area, mode }),
  });
  const change = useAct('billing-modes.switch', {
    done: ({ from }) => t('modes.switched', { day: from }),
    onDone: onClose,
  });
  const request = useAct('billing-modes.request-monthly', {
    done: t('modes.requested'),
    onDone: onClose,
  });
  const run = () =>
    asks
      ? request.mutate({ account, area, mode, ...(note === '' ? {} : { note }) })
      : change.mutate({ account, area, mode });
  const title = t(asks ? 'modes.requestTo' : 'modes.switchTo', { mode: t(`mode.${mode}`) });
  return (
    <ActDialog
      title={title}
      ok={title}
      whyNot={preview.data === undefined ? t('loading') : null}
      busy={change.isPending || request.isPending}
      onOk={run}
      onClose={onClose}
    >
      {preview.error === null ? null : (
        <LoadFailed error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.isPending ? <Skeleton active title={false} /> : null}
      {preview.data === undefined ? null : <Effects preview={preview.data} />}
      {asks ? (
        <Input.TextArea
          aria-label={t('modes.note')}
          placeholder={t('modes.note')}
          value={note}
          onChange={({ target }) => setNote(target.value)}
          maxLength={500}
        />
      ) : null}
    </ActDialog>
  );
}

function Effects({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation();
  const { areaTitle } = useTitles();
  const { area, from, mode, packs } = preview;
  const freezing = packs.filter(({ effect }) => effect === 'freezes');
  const thawing = packs.filter(({ effect }) => effect === 'thaws');
  return (
    <>
      <Typography.Text>
        {t('modes.effect', { area: areaTitle(area), day: from, mode: t(`mode.${mode}`) })}
      </Typography.Text>
      {packs.length === 0 ? <Alert type="info" showIcon title={t('modes.noEffect')} /> : null}
      {freezing.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={t('modes.freezes', { count: freezing.length })}
          description={<Affected packs={freezing} />}
        />
      )}
      {thawing.length === 0 ? null : (
        <Alert
          type="success"
          showIcon
          title={t('modes.thaws', { count: thawing.length })}
          description={<Affected packs={thawing} />}
        />
      )}
    </>
  );
}

function Affected({ packs }: { readonly packs: Preview['packs'] }) {
  const { t } = useTranslation();
  const skuTitle = useSkuTitle();
  return (
    <ul style={{ margin: 0, paddingLeft: 18 }}>
      {packs.map(({ id, sku, left, unit }) => (
        <li key={id}>
          {sku === null ? '' : skuTitle(sku)} {id} · {t('packages.leftWord')}{' '}
          <Quantity value={left} unit={unit} />
        </li>
      ))}
    </ul>
  );
}
