import { Button, Card, Empty, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { later } from '../ui/later.tsx';
import { LinkTo } from '../ui/link-to.ts';
import type { Column } from '../ui/list-columns.ts';
import { Rows } from '../ui/rows.tsx';
import { useTitles } from './catalog.ts';
import { Quantity } from './exact.tsx';
import { keepAccount } from './family-cards.tsx';
import { moneyText } from './money.ts';

const Explanation = later(async () => (await import('./explanation.tsx')).Explanation);

type Day = Api['overview.show']['answer']['day'];
type Usage = Day['usage'][number];

/** What costs something comes first, so these are the ones to look at. */
const ROWS_FIRST = 8;

/** What was used on the last settled day, what covered it, and what it cost. */
export function DayOverview({ day, currency }: { readonly day: Day; readonly currency: string }) {
  const { t } = useTranslation();
  const { itemTitle } = useTitles();
  const [why, setWhy] = useState<string | null>(null);
  const columns: readonly Column<Usage>[] = [
    { key: 'item', title: t('overview.item'), cell: ({ item }) => itemTitle(item) },
    {
      key: 'quantity',
      title: t('overview.quantity'),
      align: 'right',
      cell: ({ quantity, unit }) => <Quantity value={quantity} unit={unit} />,
    },
    {
      key: 'covered',
      title: t('overview.covered'),
      align: 'right',
      cell: ({ covered, unit }) => <Quantity value={covered} unit={unit} />,
    },
    {
      key: 'overage',
      title: t('overview.overage'),
      align: 'right',
      cell: ({ overage, amount, unit }) =>
        overage !== '0' && isZero(amount) ? (
          t('overview.free')
        ) : (
          <Quantity value={overage} unit={unit} />
        ),
    },
    {
      key: 'amount',
      title: t('overview.amount'),
      align: 'right',
      cell: ({ amount }) => moneyText(amount, currency),
    },
    {
      key: 'why',
      title: t('list.actions'),
      cell: ({ item }) => (
        <Button type="link" size="small" onClick={() => setWhy(item)}>
          {t('deductions.why')}
        </Button>
      ),
    },
  ];
  const title = t('overview.day', { day: day.date });
  const more = (
    <LinkTo
      to="/live/deductions"
      search={(before) => ({ ...keepAccount(before), from: day.date, to: day.date })}
    >
      {t('overview.seeUsage')}
    </LinkTo>
  );
  return (
    <Card size="small" title={title} extra={more}>
      <Flex vertical gap={12}>
        {day.packs.length === 0 ? null : <CoveredBy packs={day.packs} />}
        <Rows
          label={title}
          columns={columns}
          rows={day.usage.toSorted((a, b) => rankOf(a) - rankOf(b))}
          rowKey={({ item }) => item}
          most={ROWS_FIRST}
          empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('overview.noUsage')} />}
        />
      </Flex>
      {why === null ? null : (
        <Explanation date={day.date} item={why} instance={undefined} onClose={() => setWhy(null)} />
      )}
    </Card>
  );
}

function isZero(amount: string): boolean {
  return /^0*\.?0*$/.test(amount);
}

/** What costs something comes first, then what packs covered, then what is not billed. */
function rankOf({ amount, covered }: Usage): number {
  if (!isZero(amount)) return 0;
  return covered === '0' ? 2 : 1;
}

function CoveredBy({ packs }: { readonly packs: Day['packs'] }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  return (
    <div>
      <Typography.Text type="secondary">{t('overview.coveredBy')}</Typography.Text>
      <ul className="plain">
        {packs.map(({ pack, title, deducted, unit }) => (
          <li key={pack}>
            <LinkTo to="/live/pack" search={(before) => ({ ...keepAccount(before), pack })}>
              {title === null ? pack : text(title)}
            </LinkTo>{' '}
            <Quantity value={deducted} unit={unit} prefix="-" />
          </li>
        ))}
      </ul>
    </div>
  );
}
