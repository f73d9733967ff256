// The columns of what is exported; they are named as the fields of the views.
import type { BillView } from '../bills/list-bills.ts';
import type { OrderView } from '../orders/order-view.ts';
import type { PackView } from '../packs/pack-view.ts';
import type { PluginView } from '../plugins/plugin-view.ts';
import type { DeductionView } from '../settlement/deduction-view.ts';
import type { UsageDayView } from '../usage/list-usage-days.ts';
import type { TransferView } from '../wallet/list-ledger.ts';
import type { Cell, TableColumn } from './table-file.ts';

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

/** Orders, with what they were paid from. */
export const ORDER_COLUMNS: readonly TableColumn<OrderView>[] = [
  { name: 'id', width: ID_WIDTH, cell: ({ id }) => id },
  { name: 'status', width: WORD_WIDTH, cell: ({ status }) => status },
  { name: 'kind', width: WORD_WIDTH, cell: ({ kind }) => kind },
  { name: 'sku', width: ID_WIDTH, cell: ({ sku }) => sku },
  { name: 'quantity', width: SHORT_WIDTH, cell: ({ quantity }) => ({ figure: `${quantity}` }) },
  { name: 'unitPrice', cell: ({ unitPrice }) => ({ figure: unitPrice }) },
  { name: 'amount', cell: ({ amount }) => ({ figure: amount }) },
  { name: 'currency', width: SHORT_WIDTH, cell: ({ currency }) => currency },
  { name: 'origin', width: WORD_WIDTH, cell: ({ origin }) => origin },
  { name: 'placedAt', width: TIME_WIDTH, cell: ({ placedAt }) => placedAt },
  { name: 'paidAt', width: TIME_WIDTH, cell: ({ paidAt }) => paidAt ?? '' },
  { name: 'endedAt', width: TIME_WIDTH, cell: ({ endedAt }) => endedAt ?? '' },
  { name: 'paidVoucher', cell: ({ paid }) => (paid === null ? '' : { figure: paid.voucher }) },
  { name: 'paidGift', cell: ({ paid }) => (paid === null ? '' : { figure: paid.gift }) },
  { name: 'paidCash', cell: ({ paid }) => (paid === null ? '' : { figure: paid.cash }) },
  { name: 'voucher', width: ID_WIDTH, cell: ({ voucher }) => voucher ?? '' },
  { name: 'application', width: ID_WIDTH, cell: ({ application }) => application ?? '' },
];

/** How money moved: what it did to the account's books, and what these held then. */
export const LEDGER_COLUMNS: readonly TableColumn<TransferView & { readonly currency: string }>[] =
  [
    { name: 'id', width: ID_WIDTH, cell: ({ id }) => id },
    { name: 'at', width: TIME_WIDTH, cell: ({ at }) => at },
    { name: 'kind', width: WORD_WIDTH, cell: ({ kind }) => kind },
    { name: 'cash', cell: (transfer) => moved(transfer, 'cash') },
    { name: 'gift', cell: (transfer) => moved(transfer, 'gift') },
    { name: 'voucher', cell: (transfer) => moved(transfer, 'voucher') },
    { name: 'cashAfter', cell: ({ after }) => ({ figure: after.cash }) },
    { name: 'giftAfter', cell: ({ after }) => ({ figure: after.gift }) },
    { name: 'vouchersAfter', cell: ({ after }) => ({ figure: after.vouchers }) },
    { name: 'currency', width: SHORT_WIDTH, cell: ({ currency }) => currency },
    { name: 'reference', width: ID_WIDTH, cell: ({ reference }) => reference },
    { name: 'note', cell: ({ note }) => note },
  ];

/** What a transfer did to a book; of vouchers each has its own, and a transfer touches one. */
function moved({ entries }: TransferView, name: 'cash' | 'gift' | 'voucher'): Cell {
  const entry = entries.find(({ book }) => book === name || book.startsWith(`${name}:`));
  return entry === undefined ? '' : { figure: entry.amount };
}

/** Plugins, with how their review stands and how long they may be used. */
export const PLUGIN_COLUMNS: readonly TableColumn<PluginView>[] = [
  { name: 'id', width: ID_WIDTH, cell: ({ id }) => id },
  { name: 'type', width: WORD_WIDTH, cell: ({ type }) => type },
  { name: 'name', width: ID_WIDTH, cell: ({ name }) => name },
  { name: 'appId', cell: ({ appId }) => appId },
  { name: 'category', width: WORD_WIDTH, cell: ({ category }) => category },
  { name: 'subject', width: WORD_WIDTH, cell: ({ subject }) => subject ?? '' },
  { name: 'status', width: WORD_WIDTH, cell: ({ status }) => status },
  { name: 'reason', cell: ({ reason }) => reason },
  { name: 'submittedAt', width: TIME_WIDTH, cell: ({ submittedAt }) => submittedAt },
  { name: 'startedAt', width: TIME_WIDTH, cell: ({ startedAt }) => startedAt ?? '' },
  { name: 'purchasedAt', width: TIME_WIDTH, cell: ({ purchasedAt }) => purchasedAt ?? '' },
  { name: 'endsAt', width: TIME_WIDTH, cell: ({ endsAt }) => endsAt ?? '' },
];
