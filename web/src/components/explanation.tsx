import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Descriptions, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useAccountId } from './account.ts';
import { useTitles } from './catalog.ts';
import { ItemName } from './deduction-columns.tsx';
import { Quantity, zonedText } from './exact.tsx';
import { moneyText } from './money.ts';
import { quantityText } from './quantity.ts';
import { useSkuTitle } from './sku-title.ts';

type Day = Api['settlement.explain-day']['answer'];
type Line = Day['lines'][number];
type Considered = Line['packs'][number];

/** Why a day's usage was charged to which packs, in their order, and what was left over. */
export function Explanation({
  date,
  item,
  instance,
  onClose,
}: {
  readonly date: string;
  readonly item: string;
  readonly instance: string | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const account = useAccountId();
  const day = useQuery({
    queryKey: ['account', account, 'explanation', date, item],
    queryFn: () => call('settlement.explain-day', { account, date, item }),
  });
  const lines =
    day.data?.lines.filter((line) => instance === undefined || line.instance === instance) ?? [];
  return (
    <Sheet
      open
      onClose={onClose}
      title={t('explain.title', { date })}
      size={680}
      closable={{ 'aria-label': t('close') }}
    >
      {day.error === null ? null : (
        <LoadFailed error={day.error} onRetry={() => void day.refetch()} />
      )}
      {day.isPending ? <Skeleton active title={false} /> : null}
      {day.data === undefined ? null : <Settled day={day.data} />}
      {day.data !== undefined && lines.length === 0 ? (
        <Empty description={t('explain.none')} />
      ) : null}
      <Flex vertical gap={16}>
        {lines.map((line) => (
          <LineCard
            key={`${line.item} ${line.instance ?? ''}`}
            line={line}
            currency={day.data?.currency ?? 'CNY'}
            catalog={day.data?.catalog ?? ''}
          />
        ))}
      </Flex>
    </Sheet>
  );
}

function Settled({ day }: { readonly day: Day }) {
  const { t } = useTranslation();
  const { settled, lateUsage } = day;
  return (
    <Flex vertical gap={8} style={{ marginBottom: 12 }}>
      <Typography.Text type="secondary">
        {settled === null
          ? t('explain.notSettled')
          : t('explain.settled', { revision: settled.revision, at: zonedText(settled.at) })}
      </Typography.Text>
      {lateUsage ? <Alert type="warning" showIcon title={t('explain.late')} /> : null}
    </Flex>
  );
}

/** The day itself or the pack rules these out; they are shown on demand. */
const FAR: readonly string[] = [
  'pack_of_other_family',
  'pack_refunded',
  'pack_not_yet_bought',
  'pack_expired',
  'pack_empty',
  'pack_bound_to_other_instance',
] satisfies Considered['outcome'][];

interface OfLine {
  readonly line: Line;
  readonly currency: string;
  /** The catalogue that the ratio and the price are of. */
  readonly catalog: string;
}

function LineCard({ line, currency, catalog }: OfLine) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const packs = line.packs.map((pack, index) => ({ pack, place: index + 1 }));
  const near = packs.filter(({ pack }) => !FAR.includes(pack.outcome));
  const shown = all ? packs : near;
  return (
    <Card size="small" title={<ItemName item={line.item} instance={line.instance} />}>
      <Facts {...{ line, currency, catalog }} />
      <Typography.Title level={2} style={{ fontSize: 14 }}>
        {t('explain.packs')}
      </Typography.Title>
      <ol style={{ paddingLeft: 28, margin: 0 }}>
        {shown.map(({ pack, place }) => (
          <li key={pack.pack} value={place} style={{ marginBottom: 6 }}>
            <PackLine pack={pack} unit={line.unit} />
          </li>
        ))}
      </ol>
      {near.length === line.packs.length ? null : (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {all
            ? t('explain.fewer')
            : t('explain.others', { count: line.packs.length - near.length })}
        </Button>
      )}
    </Card>
  );
}

function Facts({ line, currency, catalog }: OfLine) {
  const { t } = useTranslation();
  const { usage, unit, covered, uncovered, mode, treatment, ratio, overage } = line;
  const taken = line.packs.reduce((sum, { deducted = '0' }) => sum + BigInt(deducted), 0n);
  const words = mode === null ? '' : `${t(`mode.${mode}`)} · `;
  return (
    <Descriptions
      size="small"
      column={1}
      style={{ marginBottom: 12 }}
      items={[
        {
          key: 'usage',
          label: t('explain.usage'),
          children: <Quantity value={usage} unit={unit} />,
        },
        {
          key: 'mode',
          label: t('explain.mode'),
          children: `${words}${t(`treatment.${treatment}`)}`,
        },
        ...(ratio === null
          ? []
          : [
              {
                key: 'ratio',
                label: t('explain.ratio'),
                children: t('explain.ratioIs', { ratio, catalog }),
              },
            ]),
        {
          key: 'covered',
          label: t('explain.covered'),
          children: <Quantity value={covered} unit={unit} />,
        },
        ...(ratio === null || taken === 0n
          ? []
          : [
              {
                key: 'taken',
                label: t('explain.taken'),
                children: (
                  <span>
                    {quantityText(covered, unit)} × {ratio} ={' '}
                    <Quantity value={`${taken}`} unit={unit} />
                  </span>
                ),
              },
            ]),
        {
          key: 'uncovered',
          label: t('explain.uncovered'),
          children: <Quantity value={uncovered} unit={unit} />,
        },
        ...(overage === null
          ? []
          : [
              {
                key: 'overage',
                label: t('explain.overage'),
                children: t('explain.overageIs', {
                  quantity: quantityText(overage.quantity, unit),
                  price: moneyText(overage.unitPrice, currency),
                  per: overage.per,
                  amount: moneyText(overage.amount, currency),
                }),
              },
            ]),
      ]}
    />
  );
}

const DETAILS_SHOWN = 3;

function PackLine({ pack, unit }: { readonly pack: Considered; readonly unit: string }) {
  const { t } = useTranslation();
  const { familyTitle } = useTitles();
  const skuTitle = useSkuTitle();
  const { outcome, deducted, leftBefore, leftAfter, details } = pack;
  const gave = outcome === 'charged' || outcome === 'covers_by_binding';
  const said = Object.values(details).slice(0, DETAILS_SHOWN).join(' · ');
  return (
    <>
      <Tag color={gave ? 'success' : 'default'}>{t(`outcome.${outcome}`)}</Tag>
      {pack.sku === null ? familyTitle(pack.family) : skuTitle(pack.sku)}{' '}
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {pack.pack}
      </Typography.Text>
      {deducted === undefined || leftBefore === undefined || leftAfter === undefined ? (
        said === '' ? null : (
          <Typography.Text type="secondary"> {said}</Typography.Text>
        )
      ) : (
        <div>
          {t('deductions.deducted')} <Quantity value={deducted} unit={unit} /> ·{' '}
          {t('deductions.leftBefore')} <Quantity value={leftBefore} unit={unit} /> →{' '}
          <Quantity value={leftAfter} unit={unit} />
        </div>
      )}
    </>
  );
}
