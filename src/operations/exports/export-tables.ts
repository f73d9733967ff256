// The columns of what is exported; they are named as the fields of the views.
import type { BillView } from '../bills/list-bills.ts';
import type { PackView } from '../packs/pack-view.ts';
import type { DeductionView } from '../settlement/deduction-view.ts';
import type { UsageDayView } from '../usage/list-usage-days.ts';
import type { TableColumn } from './table-file.ts';

const DATE_WIDTH = 11;
const ITEM_WIDTH = 27;
const ID_WIDTH = 25;
const TIME_WIDTH = 26;
const WORD_WIDTH = 11;
const SHORT_WIDTH = 9;

/** Deductions; a return has negative figures. */
export const DEDUCTION_COLUMNS: readonly TableColumn<DeductionView>[] = [
  { name: 'date', width: DATE_WIDTH, cell: ({ date }) => date },
  { name: 'item', width: ITEM_WIDTH, cell: ({ item }) => item },
  { name: 'instance', cell: ({ instance = '' }) => instance },
  { name: 'pack', width: ID_WIDTH, cell: ({ pack }) => pack },
  { name: 'family', width: WORD_WIDTH, cell: ({ family }) => family },
  { name: 'usage', cell: ({ usage }) => ({ figure: usage }) },
  { name: 'ratio', width: SHORT_WIDTH, cell: ({ ratio }) => ratio },
  { name: 'deducted', cell: ({ deducted }) => ({ figure: deducted }) },
  { name: 'leftBefore', cell: ({ leftBefore }) => ({ figure: leftBefore }) },
  { name: 'leftAfter', cell: ({ leftAfter }) => ({ figure: leftAfter }) },
  { name: 'unit', width: SHORT_WIDTH, cell: ({ unit }) => unit },
  { name: 'settledAt', width: TIME_WIDTH, cell: ({ settledAt }) => settledAt },
  { name: 'revision', width: SHORT_WIDTH, cell: ({ revision }) => ({ figure: `${revision}` }) },
];

/** Usage by day, item and instance. */
export const USAGE_DAY_COLUMNS: readonly TableColumn<UsageDayView>[] = [
  { name: 'date', width: DATE_WIDTH, cell: ({ date }) => date },
  { name: 'item', width: ITEM_WIDTH, cell: ({ item }) => item },
  { name: 'instance', cell: ({ instance = '' }) => instance },
  { name: 'quantity', cell: ({ quantity }) => ({ figure: quantity }) },
  { name: 'covered', cell: ({ covered }) => ({ figure: covered }) },
  { name: 'overage', cell: ({ overage }) => ({ figure: overage }) },
  { name: 'unsettled', cell: ({ unsettled }) => ({ figure: unsettled }) },
  { name: 'unit', width: SHORT_WIDTH, cell: ({ unit }) => unit },
  { name: 'amount', cell: ({ amount }) => ({ figure: amount }) },
];

/** Bills; of a later revision the amount is what became different. */
export const BILL_COLUMNS: readonly TableColumn<BillView>[] = [
  { name: 'bill', width: SHORT_WIDTH, cell: ({ bill }) => bill },
  { name: 'date', width: DATE_WIDTH, cell: ({ date }) => date },
  { name: 'revision', width: SHORT_WIDTH, cell: ({ revision }) => ({ figure: `${revision}` }) },
  { name: 'amount', cell: ({ amount }) => ({ figure: amount }) },
  { name: 'currency', width: SHORT_WIDTH, cell: ({ currency }) => currency },
  { name: 'state', width: WORD_WIDTH, cell: ({ state }) => state },
  { name: 'unpaid', cell: ({ unpaid }) => ({ figure: unpaid }) },
  { name: 'paidGift', cell: ({ paid }) => (paid === null ? '' : { figure: paid.gift }) },
  { name: 'paidCash', cell: ({ paid }) => (paid === null ? '' : { figure: paid.cash }) },
  { name: 'paidAt', width: TIME_WIDTH, cell: ({ paid }) => paid?.at ?? '' },
  { name: 'madeAt', width: TIME_WIDTH, cell: ({ madeAt }) => madeAt },
];

/** Packs, with the figures that add up: total = left + used + voided + refunded. */
export const PACK_COLUMNS: readonly TableColumn<PackView>[] = [
  { name: 'id', width: ID_WIDTH, cell: ({ id }) => id },
  { name: 'family', width: WORD_WIDTH, cell: ({ family }) => family },
  { name: 'sku', width: ID_WIDTH, cell: ({ sku }) => sku ?? '' },
  { name: 'total', cell: ({ total }) => ({ figure: total }) },
  { name: 'used', cell: ({ used }) => ({ figure: used }) },
  { name: 'left', cell: ({ left }) => ({ figure: left }) },
  { name: 'voided', cell: ({ voided }) => ({ figure: voided }) },
  { name: 'refunded', cell: ({ refunded }) => ({ figure: refunded }) },
  { name: 'unit', width: SHORT_WIDTH, cell: ({ unit }) => unit },
  { name: 'status', width: WORD_WIDTH, cell: ({ status }) => status },
  { name: 'purchasedAt', width: TIME_WIDTH, cell: ({ purchasedAt }) => purchasedAt },
  { name: 'expiresAt', width: TIME_WIDTH, cell: ({ expiresAt }) => expiresAt },
  { name: 'gift', width: SHORT_WIDTH, cell: ({ gift }) => `${gift}` },
  { name: 'boundTo', cell: ({ boundTo }) => boundTo ?? '' },
];
