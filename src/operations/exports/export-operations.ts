// Whole lists as files, with the filters of the lists: for spreadsheets and other programs.
import { Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { listBills } from '../bills/list-bills.ts';
import { streamPages } from '../cursor.ts';
import { FromDayField, ToDayField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { listOrders } from '../orders/list-orders.ts';
import { listPacksOperation } from '../packs/list-packs.ts';
import { listPlugins } from '../plugins/list-plugins.ts';
import { DeductionFilterInput } from '../settlement/deduction-view.ts';
import { streamDeductions } from '../settlement/list-deductions.ts';
import { listUsageDays, UsageFilterInput } from '../usage/list-usage-days.ts';
import { listLedger } from '../wallet/list-ledger.ts';
import {
  BILL_COLUMNS,
  DEDUCTION_COLUMNS,
  LEDGER_COLUMNS,
  ORDER_COLUMNS,
  PACK_COLUMNS,
  PLUGIN_COLUMNS,
  USAGE_DAY_COLUMNS,
} from './export-tables.ts';
import type { FileAnswer } from './file-answer.ts';
import { exporting, FormatField } from './table-export.ts';

const DeductionsInput = Type.Object({ ...DeductionFilterInput, format: FormatField });

/** All deductions of a filter as a file, by the day of the usage. */
export const exportDeductions: Operation<typeof DeductionsInput, FileAnswer> = exporting({
  name: 'deductions.export',
  summary: 'Give deductions as a file: CSV, however many there are, or XLSX.',
  input: DeductionsInput,
  table: async (context, asked) => {
    const pages = await streamDeductions(context, asked);
    if (!pages.ok) return pages;
    return accept({ name: 'deductions', columns: DEDUCTION_COLUMNS, pages: pages.value });
  },
});

const UsageInput = Type.Object({ ...UsageFilterInput, format: FormatField });

/** Usage by day, item and instance as a file. */
export const exportUsageDays: Operation<typeof UsageInput, FileAnswer> = exporting({
  name: 'usage.export-days',
  summary: 'Give usage by day and item as a file: CSV or XLSX.',
  input: UsageInput,
  table: async (context, asked) => {
    const pages = await streamPages(
      (page) => listUsageDays.run(context, { ...asked, ...page }),
      ({ days }) => days,
    );
    if (!pages.ok) return pages;
    return accept({ name: 'usage', columns: USAGE_DAY_COLUMNS, pages: pages.value });
  },
});

const { bill, state, account } = listBills.input.properties;
const BillsInput = Type.Object({
  account,
  from: FromDayField,
  to: ToDayField,
  bill,
  state,
  format: FormatField,
});

/** Bills as a file, the earliest date first. */
export const exportBills: Operation<typeof BillsInput, FileAnswer> = exporting({
  name: 'bills.export',
  summary: 'Give bills as a file: CSV or XLSX.',
  input: BillsInput,
  table: async (context, asked) => {
    const pages = await streamPages(
      (page) => listBills.run(context, { ...asked, sort: 'date', ...page }),
      ({ bills }) => bills,
    );
    if (!pages.ok) return pages;
    return accept({ name: 'bills', columns: BILL_COLUMNS, pages: pages.value });
  },
});

const { limit: _limit, cursor: _cursor, ...packFilter } = listPacksOperation.input.properties;
const PacksInput = Type.Object({ ...packFilter, format: FormatField });

/** Packs of a filter as a file, in the order of the list. */
export const exportPacks: Operation<typeof PacksInput, FileAnswer> = exporting({
  name: 'packs.export',
  summary: 'Give packs as a file: CSV or XLSX.',
  input: PacksInput,
  table: async (context, asked) => {
    const pages = await streamPages(
      (page) => listPacksOperation.run(context, { ...asked, ...page }),
      ({ packs }) => packs,
    );
    if (!pages.ok) return pages;
    return accept({ name: 'packs', columns: PACK_COLUMNS, pages: pages.value });
  },
});

const { limit: _orders, cursor: _order, ...orderFilter } = listOrders.input.properties;
const OrdersInput = Type.Object({ ...orderFilter, format: FormatField });

/** Orders of a filter as a file, in the order of the list. */
export const exportOrders: Operation<typeof OrdersInput, FileAnswer> = exporting({
  name: 'orders.export',
  summary: 'Give orders as a file: CSV or XLSX.',
  input: OrdersInput,
  table: async (context, asked) => {
    const pages = await streamPages(
      (page) => listOrders.run(context, { ...asked, ...page }),
      ({ orders }) => orders,
    );
    if (!pages.ok) return pages;
    return accept({ name: 'orders', columns: ORDER_COLUMNS, pages: pages.value });
  },
});

const { limit: _transfers, cursor: _transfer, ...ledgerFilter } = listLedger.input.properties;
const LedgerInput = Type.Object({ ...ledgerFilter, format: FormatField });

/** How the money of an account moved, as a file. */
export const exportLedger: Operation<typeof LedgerInput, FileAnswer> = exporting({
  name: 'wallet.export-ledger',
  summary: "Give how an account's money moved as a file: CSV or XLSX.",
  input: LedgerInput,
  table: async (context, asked) => {
    const pages = await streamPages(
      (page) => listLedger.run(context, { ...asked, ...page }),
      ({ currency, transfers }) => transfers.map((transfer) => ({ ...transfer, currency })),
    );
    if (!pages.ok) return pages;
    return accept({ name: 'ledger', columns: LEDGER_COLUMNS, pages: pages.value });
  },
});

const { limit: _plugins, cursor: _plugin, ...pluginFilter } = listPlugins.input.properties;
const PluginsInput = Type.Object({ ...pluginFilter, format: FormatField });

/** Plugins of a filter as a file, in the order of the list. */
export const exportPlugins: Operation<typeof PluginsInput, FileAnswer> = exporting({
  name: 'plugins.export',
  summary: 'Give plugins as a file: CSV or XLSX.',
  input: PluginsInput,
  table: async (context, asked) => {
    const pages = await streamPages(
      (page) => listPlugins.run(context, { ...asked, ...page }),
      ({ plugins }) => plugins,
    );
    if (!pages.ok) return pages;
    return accept({ name: 'plugins', columns: PLUGIN_COLUMNS, pages: pages.value });
  },
});
