import { Button, Empty, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../api.ts';
import { given, oneOf, useFilter } from '../search.ts';
import { DateRange } from '../ui/date-range.tsx';
import { List } from '../ui/list.tsx';
import { useAccountId } from './account.ts';
import { useCatalog, useTitles } from './catalog.ts';
import { usePackColumns } from './pack-columns.tsx';
import { PACK_TABS, type PackTab } from './pack-tabs.ts';
import { STATUSES } from './status-tag.tsx';
import { startOfDay } from './zone.ts';

const SORTS = ['purchasedAt', '-purchasedAt', 'expiresAt', '-expiresAt'] as const;

/** The packs of a tab, by default in the order in which they are charged. */
export function PackList({ tab }: { readonly tab: Exclude<PackTab, 'plugin'> }) {
  const { t } = useTranslation();
  const account = useAccountId();
  const { family, wish } = usePackFilter(tab);
  const columns = usePackColumns();
  return (
    <List
      name={`packs.${tab}`}
      label={t(`packages.${tab}`)}
      columns={columns}
      rowKey={({ id }) => id}
      queryKey={['account', account, 'packs', family, wish]}
      load={async (page) => {
        const { packs, next, asOf } = await call('packs.list', {
          account,
          family,
          ...wish,
          ...page,
        });
        return { rows: packs.map((pack) => ({ ...pack, asOf })), next };
      }}
      filters={<PackFilters tab={tab} family={family} />}
      empty={<NoPacks />}
    />
  );
}

/** What the address says of which packs to show, as the API asks for it. */
function usePackFilter(tab: Exclude<PackTab, 'plugin'>) {
  const { filter } = useFilter();
  const { data } = useCatalog();
  const families: readonly string[] = PACK_TABS[tab].families;
  const zone = data?.timeZone ?? 'Asia/Shanghai';
  const { from, to, search } = filter;
  return {
    family: oneOf(families, filter.family) ?? families[0] ?? '',
    wish: given({
      status: oneOf(STATUSES, filter.status),
      search,
      expiresAfter: from === undefined ? undefined : startOfDay(from, zone),
      expiresBefore: to === undefined ? undefined : startOfDay(to, zone, 1),
      sort: oneOf(SORTS, filter.sort) ?? '-purchasedAt',
    }),
  };
}

function PackFilters({
  tab,
  family,
}: {
  readonly tab: Exclude<PackTab, 'plugin'>;
  readonly family: string;
}) {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const { familyTitle } = useTitles();
  const { families } = PACK_TABS[tab];
  return (
    <>
      {families.length === 1 ? null : (
        <Segmented
          aria-label={t('packages.family')}
          value={family}
          onChange={(chosen) => set({ family: chosen })}
          options={families.map((value) => ({ value, label: familyTitle(value) }))}
        />
      )}
      <Select
        aria-label={t('packages.status')}
        allowClear
        placeholder={t('packages.statusFilter')}
        value={oneOf(STATUSES, filter.status)}
        style={{ width: 120 }}
        options={STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(status) => set({ status })}
      />
      <DateRange label={t('packages.expiresAt')} from={filter.from} to={filter.to} onChange={set} />
      <Input.Search
        aria-label={t('packages.search')}
        placeholder={t('packages.search')}
        allowClear
        defaultValue={filter.search}
        onSearch={(search) => set({ search: search === '' ? undefined : search })}
        style={{ width: 180 }}
      />
    </>
  );
}

function NoPacks() {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const { status, search, from, to } = filter;
  if ([status, search, from, to].every((one) => one === undefined)) {
    return <Empty description={t('packages.empty')} />;
  }
  const clear = { status: undefined, search: undefined, from: undefined, to: undefined };
  return (
    <Empty description={t('list.noMatch')}>
      <Button onClick={() => set(clear)}>{t('list.clear')}</Button>
    </Empty>
  );
}
