import { Card, Descriptions, Flex, Progress, Statistic, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { LinkTo } from '../ui/link-to.ts';
import { useTitles } from './catalog.ts';
import { Quantity, Time, zonedText } from './exact.tsx';
import { moneyText } from './money.ts';
import type { Pack } from './pack.ts';
import { percentOf } from './quantity.ts';

type Shown = Api['packs.show']['answer'];

const PARTS = ['left', 'used', 'voided', 'refunded'] as const;

/** What a pack holds and where the rest went: the parts add up to the whole, exactly. */
export function ClosingIdentity({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation();
  const { total, used, unit } = pack;
  return (
    <Card size="small">
      <Flex gap={24} wrap align="end">
        <Figure label={t('pack.total')} value={total} unit={unit} />
        {PARTS.map((part, index) => (
          <Flex key={part} gap={24} align="end">
            <Typography.Text type="secondary" style={{ fontSize: 20 }}>
              {index === 0 ? '=' : '+'}
            </Typography.Text>
            <Figure label={t(`pack.${part}`)} value={pack[part]} unit={unit} />
          </Flex>
        ))}
      </Flex>
      <Progress
        percent={percentOf(used, total)}
        status="normal"
        format={(percent) => `${percent}%`}
        aria-label={t('packages.usage')}
      />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {t('pack.identity')}
      </Typography.Text>
    </Card>
  );
}

function Figure({
  label,
  value,
  unit,
}: {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
}) {
  return (
    <Statistic title={label} value={value} formatter={() => <Quantity {...{ value, unit }} />} />
  );
}

/** Where a pack came from, whether it may be given back, when it was frozen. */
export function PackFacts({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  const { text, familyTitle } = useTitles();
  const { pack, refund, frozen, catalog } = shown;
  return (
    <Card size="small" title={t('pack.facts')}>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          {
            key: 'id',
            label: t('deductions.pack'),
            children: <Typography.Text copyable>{pack.id}</Typography.Text>,
          },
          { key: 'family', label: t('packages.family'), children: familyTitle(pack.family) },
          {
            key: 'bought',
            label: t('packages.purchasedAt'),
            children: <Time at={pack.purchasedAt} />,
          },
          {
            key: 'expires',
            label: t('packages.expiresAt'),
            children: <Time at={pack.expiresAt} />,
          },
          { key: 'order', label: t('pack.order'), children: <OrderOf shown={shown} /> },
          { key: 'catalog', label: t('pack.catalog'), children: catalog },
          {
            key: 'refund',
            label: t('pack.refundRule'),
            children: (
              <span>
                {text(refund.rule)}
                {refund.accepted && refund.deadline !== null ? (
                  <div>{t('pack.refundable', { until: zonedText(refund.deadline) })}</div>
                ) : null}
              </span>
            ),
          },
          {
            key: 'frozen',
            label: t('pack.frozen'),
            children:
              frozen.length === 0
                ? t('pack.neverFrozen')
                : frozen
                    .map(({ from, to }) =>
                      to === null
                        ? t('pack.frozenFrom', { from: dayOf(from) })
                        : t('pack.frozenSpan', { from: dayOf(from), to: dayOf(to) }),
                    )
                    .join('; '),
          },
          ...(pack.boundTo === null || pack.coverage === null
            ? []
            : [
                {
                  key: 'binding',
                  label: t('pack.binding'),
                  children: t('packages.bound', {
                    instance: pack.boundTo,
                    from: pack.coverage.from,
                    to: pack.coverage.to,
                  }),
                },
              ]),
          ...(shown.gifts.length === 0
            ? []
            : [{ key: 'gifts', label: t('pack.gifts'), children: <Gifts gifts={shown.gifts} /> }]),
        ]}
      />
    </Card>
  );
}

const DAY_LENGTH = 10;

function dayOf(time: string): string {
  return time.slice(0, DAY_LENGTH);
}

function OrderOf({ shown: { order, refund } }: { readonly shown: Shown }) {
  const { t } = useTranslation();
  if (order === null) return t('pack.noOrder');
  const money = (value: string) => moneyText(value, refund.currency);
  return (
    <span>
      <LinkTo to="/live/orders" search={({ account }) => ({ account, order: order.id })}>
        {order.id}
      </LinkTo>
      <div>
        {t('orders.paidBy', {
          voucher: money(order.paid.voucher),
          gift: money(order.paid.gift),
          cash: money(order.paid.cash),
        })}
      </div>
    </span>
  );
}

function Gifts({ gifts }: { readonly gifts: Shown['gifts'] }) {
  const { t } = useTranslation();
  return (
    <ul style={{ margin: 0, paddingLeft: 16 }}>
      {gifts.map(({ id, kind, license, years, usedAt, withdrawnAt }) => (
        <li key={id}>
          {kind === 'plugin'
            ? t('buy.gift.plugin', { years })
            : t('buy.gift.license', {
                years,
                kind: t(license === 'live' ? 'license.kind.live' : 'license.kind.video-play'),
              })}
          {' · '}
          {withdrawnAt === null
            ? t(usedAt === null ? 'pack.giftOpen' : 'pack.giftUsed')
            : t('pack.giftWithdrawn')}
        </li>
      ))}
    </ul>
  );
}
