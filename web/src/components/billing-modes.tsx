import { Alert, Card, Empty, Flex, Skeleton, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '../ui/act-button.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { ScrolledByKeys } from '../ui/table-rows.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useAccountId, useWhyNot } from './account.ts';
import { useTitles } from './catalog.ts';
import { Time } from './exact.tsx';
import { ModeChange } from './mode-change.tsx';
import { type ModeArea, type ModeOption, useModeRefusal, useModes } from './modes.ts';

/** How areas are billed: now, soon, before; and the way to another mode. */
export function BillingModes({ areas }: { readonly areas?: readonly string[] }) {
  const modes = useModes();
  if (modes.error !== null) {
    return <LoadFailed error={modes.error} onRetry={() => void modes.refetch()} />;
  }
  if (modes.data === undefined) return <Skeleton active title={false} />;
  const isShown = (area: string) => areas === undefined || areas.includes(area);
  const shown = modes.data.areas.filter(({ area }) => isShown(area));
  const scopes = new Set(shown.flatMap((area) => area.scopes.map(({ scope }) => scope)));
  return (
    <Flex vertical gap={16}>
      {shown.map((area) => (
        <Area key={area.area} area={area} />
      ))}
      <Requests rows={modes.data.requests.filter(({ area }) => isShown(area))} />
      <History rows={modes.data.history.filter(({ scope }) => scopes.has(scope))} />
    </Flex>
  );
}

function Area({ area }: { readonly area: ModeArea }) {
  const { t } = useTranslation();
  const { areaTitle, scopeTitle } = useTitles();
  const [change, setChange] = useState<ModeOption | null>(null);
  return (
    <Card size="small" title={areaTitle(area.area)}>
      <Flex vertical gap={8}>
        {area.scopes.map(({ scope, mode, since }) => (
          <Flex key={scope} gap={8} wrap>
            <span>{scopeTitle(scope)}</span>
            <Tag color="processing">{t(`mode.${mode}`)}</Tag>
            <Typography.Text type="secondary">
              {since === null ? t('modes.always') : t('modes.since', { day: since })}
            </Typography.Text>
          </Flex>
        ))}
        {area.pending.map((pending) => (
          <Pending key={pending.from + pending.mode} area={area} pending={pending} />
        ))}
        <Typography.Text strong>{t('modes.change')}</Typography.Text>
        {area.options.map((option) => (
          <Option key={option.mode} option={option} onChange={() => setChange(option)} />
        ))}
      </Flex>
      {change === null ? null : (
        <ModeChange area={area.area} option={change} onClose={() => setChange(null)} />
      )}
    </Card>
  );
}

function Option({
  option,
  onChange,
}: {
  readonly option: ModeOption;
  readonly onChange: () => void;
}) {
  const { t } = useTranslation();
  const refusal = useModeRefusal()(option);
  const whyNot = useWhyNot();
  const asks = option.way === 'request';
  const forbidden = whyNot(asks ? 'billing-modes.request-monthly' : 'billing-modes.switch');
  const mode = t(`mode.${option.mode}`);
  return (
    <Flex justify="space-between" align="center" gap={8}>
      <span>
        {mode}{' '}
        {asks ? (
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {t('modes.needsRequest')}
          </Typography.Text>
        ) : null}
      </span>
      {option.refusal?.code === 'area_is_in_mode_already' ? (
        <Tag>{t('modes.inForce')}</Tag>
      ) : (
        <ActButton
          size="small"
          whyNot={refusal ?? forbidden}
          onClick={onChange}
          aria-label={`${t(asks ? 'modes.request' : 'modes.switch')} ${mode}`}
        >
          {t(asks ? 'modes.request' : 'modes.switch')}
        </ActButton>
      )}
    </Flex>
  );
}

function Pending({
  area,
  pending,
}: {
  readonly area: ModeArea;
  readonly pending: ModeArea['pending'][number];
}) {
  const { t } = useTranslation();
  const { areaTitle } = useTitles();
  const account = useAccountId();
  const forbidden = useWhyNot()('billing-modes.cancel');
  const confirm = useConfirm();
  const cancel = useAct('billing-modes.cancel', { done: t('modes.cancelled') });
  const ask = () =>
    confirm({
      title: t('modes.cancelAsk'),
      content: t('modes.cancelEffect', {
        area: areaTitle(area.area),
        mode: t(`mode.${area.mode}`),
      }),
      ok: t('modes.cancel'),
      onOk: () => cancel.mutateAsync({ account, area: area.area }),
    });
  return (
    <Alert
      type="warning"
      showIcon
      title={t('modes.pending', { day: pending.from, mode: t(`mode.${pending.mode}`) })}
      action={
        <ActButton
          size="small"
          whyNot={forbidden ?? (pending.cancellable ? null : t('modes.notCancellable'))}
          onClick={ask}
        >
          {t('modes.cancel')}
        </ActButton>
      }
    />
  );
}

type Shown = NonNullable<ReturnType<typeof useModes>['data']>;

function Requests({ rows }: { readonly rows: Shown['requests'] }) {
  const { t } = useTranslation();
  const { areaTitle } = useTitles();
  if (rows.length === 0) return null;
  return (
    <Card size="small" title={t('modes.requests')}>
      {rows.map(({ id, area, mode, requestedAt, status, reason }) => (
        <Flex key={id} gap={8} wrap>
          <Time at={requestedAt} />
          <span>
            {areaTitle(area)} {t(`mode.${mode}`)}
          </span>
          <Tag color={status === 'pending' ? 'processing' : 'default'}>
            {t(`modeRequest.${status}`)}
          </Tag>
          <Typography.Text type="secondary">{reason}</Typography.Text>
        </Flex>
      ))}
    </Card>
  );
}

function History({ rows }: { readonly rows: Shown['history'] }) {
  const { t } = useTranslation();
  const { scopeTitle } = useTitles();
  type Row = Shown['history'][number];
  const columns = [
    { title: t('modes.from'), dataIndex: 'from' },
    { title: t('modes.scope'), render: (_: unknown, { scope }: Row) => scopeTitle(scope) },
    { title: t('modes.mode'), render: (_: unknown, { mode }: Row) => t(`mode.${mode}`) },
    { title: t('modes.at'), render: (_: unknown, { at }: Row) => <Time at={at} /> },
  ];
  return (
    <Card size="small" title={t('modes.history')}>
      <ScrolledByKeys label={t('modes.history')}>
        <Table
          size="small"
          rowKey={({ at, scope }) => at + scope}
          columns={columns}
          dataSource={[...rows]}
          pagination={rows.length > 10 ? { pageSize: 10, size: 'small' } : false}
          scroll={{ x: 'max-content' }}
          locale={{
            emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('modes.none')} />,
          }}
        />
      </ScrolledByKeys>
    </Card>
  );
}
