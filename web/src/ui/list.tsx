// The shape of a page that lists something: filters, columns, order, pages, a file of all of it.
import { DownloadOutlined, SettingOutlined } from '@ant-design/icons';
import { App, Button, Checkbox, Dropdown, Flex, Popover, Select, Skeleton, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from './act-button.tsx';
import { CardRows } from './card-rows.tsx';
import { type Column, useColumns } from './list-columns.ts';
import { LoadFailed } from './load-failed.tsx';
import { problemText } from './problem-text.ts';
import { TableRows } from './table-rows.tsx';
import { useNarrow } from './use-narrow.ts';
import { type Loaded, PAGE_SIZES, type PageWish, usePages } from './use-pages.ts';

interface ListProps<Row> {
  /** What the chosen columns are kept under, and what the table is called to those who hear it. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** With all that the rows depend on: the account, the filter. */
  readonly queryKey: readonly unknown[];
  readonly load: (page: PageWish) => Promise<Loaded<Row>>;
  /** For what goes on by itself: after how long it is read again; false: it is not. */
  readonly lookAgainMs?: (rows: readonly Row[]) => number | false;
  /** Left above the rows: what can be done. */
  readonly actions?: ReactNode;
  /** Right above the rows. */
  readonly filters?: ReactNode;
  /** All rows of the filter as a file. */
  readonly onExport?: (format: 'csv' | 'xlsx') => Promise<void>;
  /** Instead of no rows, with what to do next. */
  readonly empty: ReactNode;
  /** What a click on a row opens; the row's cells have a button for those without a mouse. */
  readonly onRow?: (row: Row) => void;
}

/** A list of which the server gives a page at a time. */
export function List<Row>(props: ListProps<Row>) {
  const { name, label, columns, rowKey, actions, filters, onExport, empty, onRow } = props;
  const { t } = useTranslation();
  const narrow = useNarrow();
  const pages = usePages(props);
  const { shown, choose } = useColumns(name, columns);
  const { page } = pages;
  const rows = page.data?.rows ?? [];
  const Rows = narrow ? CardRows : TableRows;
  return (
    <section aria-label={label} aria-busy={page.isFetching}>
      <Flex justify="space-between" gap={8} wrap style={{ marginBottom: 12 }}>
        <Flex gap={8} wrap>
          {actions}
        </Flex>
        <Flex gap={8} wrap style={{ marginInlineStart: 'auto' }}>
          {filters}
          {onExport === undefined ? null : <ExportButton onExport={onExport} />}
          {narrow ? null : <ColumnChooser {...{ columns, shown, choose }} />}
        </Flex>
      </Flex>
      {page.error === null ? null : (
        <LoadFailed error={page.error} onRetry={() => void page.refetch()} />
      )}
      {page.isPending ? <Skeleton active title={false} paragraph={{ rows: 8 }} /> : null}
      {page.data === undefined || rows.length > 0 || page.error !== null ? null : empty}
      {rows.length === 0 ? null : (
        <Rows
          {...{ label, columns: shown, rows, rowKey, onRow }}
          stale={page.isPlaceholderData && page.isFetching}
        />
      )}
      {rows.length === 0 || isWhole(pages, rows.length) ? null : (
        <Pager label={`${label}: ${t('list.pages')}`} {...pages} />
      )}
    </section>
  );
}

/** Whether there is but one page, whatever size one chooses. */
function isWhole(
  { back, forth }: Pick<ReturnType<typeof usePages>, 'back' | 'forth'>,
  count: number,
): boolean {
  return back === null && forth === null && count <= PAGE_SIZES[0];
}

function Pager({
  label,
  number,
  size,
  setSize,
  back,
  forth,
}: Pick<ReturnType<typeof usePages>, 'number' | 'size' | 'setSize' | 'back' | 'forth'> & {
  readonly label: string;
}) {
  const { t } = useTranslation();
  return (
    <Flex
      component="nav"
      aria-label={label}
      justify="end"
      align="center"
      gap={8}
      wrap
      style={{ marginTop: 12 }}
    >
      <ActButton whyNot={back === null ? t('list.isFirst') : null} onClick={() => back?.()}>
        {t('list.back')}
      </ActButton>
      <Typography.Text>{t('list.page', { number })}</Typography.Text>
      <ActButton whyNot={forth === null ? t('list.isLast') : null} onClick={() => forth?.()}>
        {t('list.forth')}
      </ActButton>
      <Select
        aria-label={t('list.size')}
        value={size}
        onChange={setSize}
        options={PAGE_SIZES.map((value) => ({ value, label: t('list.perPage', { size: value }) }))}
      />
    </Flex>
  );
}

function ColumnChooser<Row>({
  columns,
  shown,
  choose,
}: {
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly choose: (keys: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const options = columns.map(({ key, title, fixed }) => ({
    value: key,
    label: fixed === true ? `${title} (${t('list.fixed')})` : title,
    disabled: fixed === true,
  }));
  const choice = (
    <Checkbox.Group
      options={options}
      value={shown.map(({ key }) => key)}
      onChange={choose}
      style={{ flexDirection: 'column' }}
    />
  );
  return (
    <Popover trigger="click" placement="bottomRight" title={t('list.columns')} content={choice}>
      <Button icon={<SettingOutlined />} aria-label={t('list.columns')} />
    </Popover>
  );
}

/** Offers all rows of the current filter as a file. */
function ExportButton({
  onExport,
}: {
  readonly onExport: (format: 'csv' | 'xlsx') => Promise<void>;
}) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async (format: 'csv' | 'xlsx') => {
    setBusy(true);
    try {
      await onExport(format);
    } catch (error) {
      void message.error(problemText(error, i18n));
    } finally {
      setBusy(false);
    }
  };
  const items = (['csv', 'xlsx'] as const).map((key) => ({
    key,
    label: key.toUpperCase(),
    onClick: () => void save(key),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined />} loading={busy}>
        {t('list.export')}
      </Button>
    </Dropdown>
  );
}
