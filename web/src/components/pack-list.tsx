import { useNavigate } from '@tanstack/react-router';
import { Alert, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, download } from '../api.ts';
import { given, oneOf, useFilter } from '../search.ts';
import { ActButton } from '../ui/act-button.tsx';
import { DateRange } from '../ui/date-range.tsx';
import { later } from '../ui/later.tsx';
import { List } from '../ui/list.tsx';
import { Nothing } from '../ui/nothing.tsx';
import { useAccountId, useWhyNot } from './account.ts';
import { useCatalog, useTitles } from './catalog.ts';
import { usePackActs } from './pack-acts.tsx';
import { usePackColumns } from './pack-columns.tsx';
import { PACK_TABS, type PackTab } from './pack-tabs.ts';
import { STATUSES } from './status-tag.tsx';
import { startOfDay } from './zone.ts';

const Instances = later(async () => (await import('./instances.tsx')).Instances);

const SORTS = ['purchasedAt', '-purchasedAt', 'expiresAt', '-expiresAt'] as const;

/** The packs of a tab, by default in the order in which they are charged. */
export function PackList({ tab }: { readonly tab: Exclude<PackTab, 'plugin'> }) {
  const { t } = useTranslation();
  const account = useAccountId();
  const { family, wish } = usePackFilter(tab);
  const base = usePackColumns();
  const { columns, dialogs, note } = usePackActs(tab);
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t(`packages.notice.${tab}`)}
        style={{ marginBottom: 12 }}
      />
      {dialogs}
      <List
        name={`packs.${tab}`}
        label={t(`packages.${tab}`)}
        columns={[...base, ...columns]}
        actions={<BuyButton tab={tab} family={family} />}
        onExport={(format) => download('packs.export', { account, family, ...wish, format })}
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
        empty={
          <Nothing
            fields={['status', 'search', 'from', 'to']}
            description={`${t('packages.empty')} · ${t('packages.emptyHint')}`}
          >
            <BuyButton tab={tab} family={family} />
          </Nothing>
        }
      />
      {note}
      {tab === 'director' ? <Instances /> : null}
    </>
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

function PackFilters({ tab, family }: OfTab) {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const { familyTitle } = useTitles();
  const { families } = PACK_TABS[tab];
  return (
    <>
      {families.length === 1 ? null : (
        <Segmented
          className="wrapping"
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

interface OfTab {
  readonly tab: Exclude<PackTab, 'plugin'>;
  readonly family: string;
}

function BuyButton({ tab, family }: OfTab) {
  const { t } = useTranslation();
  const forbidden = useWhyNot()('orders.place');
  const navigate = useNavigate();
  const open = () =>
    void navigate({ to: '/live/buy', search: ({ account }) => ({ account, family }) });
  return (
    <ActButton type="primary" whyNot={forbidden} onClick={open}>
      {t(`packages.buy.${tab}`)}
    </ActButton>
  );
}
