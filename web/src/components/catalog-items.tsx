import { useQuery } from '@tanstack/react-query';
import { Card, Select, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { oneOf, useFilter } from '../search.ts';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Rows } from '../ui/rows.tsx';
import { type Catalog, useTitles } from './catalog.ts';
import { moneyText } from './money.ts';
import { quantityText } from './quantity.ts';

type Item = Catalog['items'][number];

/** Items that no family of packs covers. */
const OTHER = 'other';

/** The items of a catalogue with their ratios and prices over time. */
export function CatalogItems({ catalog }: { readonly catalog: string }) {
  const { t } = useTranslation();
  const { text, familyTitle } = useTitles();
  const shown = useQuery({
    queryKey: ['catalog', catalog],
    queryFn: () => call('catalogs.show', { catalog }),
  });
  const columns = useItemColumns(shown.data);
  const { filter, set } = useFilter();
  const items = shown.data?.items ?? [];
  const families = [...new Set(items.map((item) => item.family ?? OTHER))];
  const family = oneOf(families, filter.family) ?? families[0];
  const title =
    shown.data === undefined
      ? t('catalogs.items')
      : `${t('catalogs.items')} · ${text(shown.data.title)}`;
  return (
    <Card
      size="small"
      title={title}
      extra={
        <Select
          aria-label={t('catalogs.family')}
          value={family ?? null}
          style={{ width: 180 }}
          options={families.map((value) => ({
            value,
            label: value === OTHER ? t('catalogs.otherItems') : familyTitle(value),
          }))}
          onChange={(chosen) => set({ family: chosen ?? undefined })}
        />
      }
    >
      {shown.error === null ? null : (
        <LoadFailed error={shown.error} onRetry={() => void shown.refetch()} />
      )}
      {shown.isPending ? <Skeleton active title={false} /> : null}
      <Rows
        label={title}
        columns={columns}
        rows={items.filter((item) => (item.family ?? OTHER) === family)}
        rowKey={({ id }) => id}
        empty={null}
      />
    </Card>
  );
}

function useItemColumns(catalog: Catalog | undefined): readonly Column<Item>[] {
  const { t } = useTranslation();
  const { text } = useTitles();
  const familyOf = (id: string) => catalog?.families.find((family) => family.id === id)?.title;
  const since = (from: string | null) =>
    from === null ? '' : ` (${t('catalogs.since', { day: from })})`;
  return [
    { key: 'item', title: t('catalogs.item'), cell: ({ title }) => text(title) },
    {
      key: 'family',
      title: t('catalogs.family'),
      cell: ({ family }) => {
        const title = family === null ? undefined : familyOf(family);
        return title === undefined ? '-' : text(title);
      },
    },
    {
      key: 'ratio',
      title: t('catalogs.ratio'),
      cell: ({ ratios }) =>
        ratios.length === 0 ? (
          '-'
        ) : (
          <ul className="plain">
            {ratios.map(({ from, ratio }) => (
              <li key={from ?? ''}>
                1:{ratio}
                {since(from)}
              </li>
            ))}
          </ul>
        ),
    },
    {
      key: 'price',
      title: t('catalogs.price'),
      cell: ({ prices, unit }) => (
        <ul className="plain">
          {prices.flatMap(({ from, per, tiers }) =>
            tiers.map((tier) => (
              <li key={`${from} ${tier.from}`}>
                {t('catalogs.tier', {
                  from: quantityText(tier.from, unit),
                  price: moneyText(tier.price, catalog?.currency ?? ''),
                  per,
                })}
                {since(from)}
              </li>
            )),
          )}
        </ul>
      ),
    },
  ];
}
