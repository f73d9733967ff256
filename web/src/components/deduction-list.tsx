import { Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, download } from '../api.ts';
import { given, oneOf, useFilter } from '../search.ts';
import { DateRange } from '../ui/date-range.tsx';
import { List } from '../ui/list.tsx';
import { Nothing } from '../ui/nothing.tsx';
import { useAccountId } from './account.ts';
import { useCatalog, useTitles } from './catalog.ts';
import { type Deduction, useDeductionColumns } from './deduction-columns.tsx';
import { Explanation } from './explanation.tsx';

const SORTS = ['usageDate', '-usageDate', 'settledAt', '-settledAt'] as const;
const TYPES = ['deduction', 'return'] as const;
const FIELDS = ['family', 'item', 'instance', 'from', 'to', 'kind'] as const;

/** The deductions that the address's filter asks for. */
export function DeductionList({ pack }: { readonly pack?: string }) {
  const { t } = useTranslation();
  const account = useAccountId();
  const { filter } = useFilter();
  const [why, setWhy] = useState<Deduction | null>(null);
  const { family, item, instance, from, to, kind } = filter;
  const wish = given({
    ...{ family, item, instance, from, to },
    pack: pack ?? filter.pack,
    type: oneOf(TYPES, kind),
  });
  const sort = oneOf(SORTS, filter.sort) ?? '-usageDate';
  return (
    <>
      <List
        name="deductions"
        label={t('deductions.title')}
        columns={useDeductionColumns(setWhy, pack === undefined)}
        rowKey={({ date, item: of, pack: by, revision, settledAt, leftAfter }) =>
          [date, of, by, revision, settledAt, leftAfter].join(' ')
        }
        queryKey={['account', account, 'deductions', wish, sort]}
        load={async (page) => {
          const { deductions, next } = await call('deductions.list', {
            account,
            sort,
            ...wish,
            ...page,
          });
          return { rows: deductions, next };
        }}
        onExport={(format) => download('deductions.export', { account, ...wish, format })}
        filters={<DeductionFilters withPack={pack === undefined} />}
        empty={
          <Nothing
            fields={[...FIELDS, ...(pack === undefined ? (['pack'] as const) : [])]}
            description={t('deductions.empty')}
          />
        }
        onRow={setWhy}
      />
      {why === null ? null : (
        <Explanation
          date={why.date}
          item={why.item}
          instance={why.instance}
          onClose={() => setWhy(null)}
        />
      )}
    </>
  );
}

function DeductionFilters({ withPack }: { readonly withPack: boolean }) {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  const { data } = useCatalog();
  const { text } = useTitles();
  const families = data?.families.filter(({ deductsBy }) => deductsBy !== 'none') ?? [];
  const items =
    data?.items.filter(({ family }) => family !== null && (filter.family ?? family) === family) ??
    [];
  return (
    <>
      {withPack && filter.pack !== undefined ? (
        <Tag closable onClose={() => set({ pack: undefined })} style={{ lineHeight: '30px' }}>
          {t('deductions.onePack', { pack: filter.pack })}
        </Tag>
      ) : null}
      {withPack ? (
        <Select
          aria-label={t('deductions.family')}
          allowClear
          placeholder={t('deductions.allFamilies')}
          value={filter.family}
          style={{ width: 140 }}
          options={families.map(({ id, title }) => ({ value: id, label: text(title) }))}
          onChange={(family) => set({ family, item: undefined })}
        />
      ) : null}
      <Select
        aria-label={t('deductions.item')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('deductions.allItems')}
        value={filter.item}
        style={{ width: 200 }}
        options={items.map(({ id, title }) => ({ value: id, label: text(title) }))}
        onChange={(item) => set({ item })}
      />
      <Select
        aria-label={t('deductions.type')}
        allowClear
        placeholder={t('deductions.allTypes')}
        value={oneOf(TYPES, filter.kind)}
        style={{ width: 120 }}
        options={TYPES.map((value) => ({ value, label: t(`deductions.type.${value}`) }))}
        onChange={(kind) => set({ kind })}
      />
      <DateRange label={t('deductions.date')} from={filter.from} to={filter.to} onChange={set} />
    </>
  );
}
