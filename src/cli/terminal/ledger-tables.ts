// The tables that several commands print: deductions and overage.
import type { BillOrNone, Unit } from '../../engine/index.ts';
import type { Text } from '../text/language.ts';
import { BILLS, TEXTS } from '../text/results.ts';
import type { Page } from './output.ts';
import { quantity } from './quantities.ts';
import { type Column, tableLines } from './table.ts';

/** A deduction as it is printed; its quantities are texts of base units. */
export interface DeductionLine {
  readonly account?: string;
  readonly date: string;
  readonly item: string;
  readonly instance?: string;
  readonly pack: string;
  readonly usage: string;
  readonly ratio: string;
  readonly deducted: string;
  readonly leftBefore: string;
  readonly leftAfter: string;
  readonly unit: Unit;
  readonly revision?: number;
}

/** What no pack covered, as it is printed. */
export interface OverageLine {
  readonly account?: string;
  readonly date: string;
  readonly item: string;
  readonly instance?: string;
  readonly quantity: string;
  readonly unit: Unit;
  readonly unitPrice: string;
  readonly per: string;
  readonly amount: string;
  readonly currency: string;
  readonly bill?: BillOrNone;
}

/** Deductions; columns in which no row has anything to say are left out. */
export function deductionTable(rows: readonly DeductionLine[], page: Page): readonly string[] {
  if (rows.length === 0) return [];
  const column = columnsIn<DeductionLine>(page);
  const { colours } = page;
  const returned = ({ deducted }: DeductionLine) =>
    deducted.startsWith('-') ? colours.warning : null;
  return tableLines<DeductionLine>(
    [
      ...column.ifAny(rows, TEXTS.columnAccount, ({ account }) => account),
      column.text(TEXTS.columnDate, ({ date }) => date),
      column.text(TEXTS.columnItem, ({ item }) => item),
      ...column.ifAny(rows, TEXTS.columnInstance, ({ instance }) => instance),
      column.text(TEXTS.columnPack, ({ pack }) => pack),
      column.quantity(TEXTS.columnUsage, ({ usage }) => usage),
      column.figure(TEXTS.columnRatio, ({ ratio }) => ratio),
      { ...column.quantity(TEXTS.columnDeducted, ({ deducted }) => deducted), colour: returned },
      column.quantity(TEXTS.columnBefore, ({ leftBefore }) => leftBefore),
      column.quantity(TEXTS.columnAfter, ({ leftAfter }) => leftAfter),
      // A first revision is what everybody expects, and needs no column.
      ...(rows.some(({ revision = 1 }) => revision > 1)
        ? [column.figure(TEXTS.columnRevision, ({ revision = 1 }) => `${revision}`)]
        : []),
    ],
    rows,
    page,
  );
}

/** Overage with its price and amount. */
export function overageTable(rows: readonly OverageLine[], page: Page): readonly string[] {
  if (rows.length === 0) return [];
  const { speaker } = page;
  const column = columnsIn<OverageLine>(page);
  const billOf = ({ bill }: OverageLine) =>
    bill === undefined ? undefined : speaker.say(BILLS[bill]);
  return tableLines<OverageLine>(
    [
      ...column.ifAny(rows, TEXTS.columnAccount, ({ account }) => account),
      column.text(TEXTS.columnDate, ({ date }) => date),
      column.text(TEXTS.columnItem, ({ item }) => item),
      ...column.ifAny(rows, TEXTS.columnInstance, ({ instance }) => instance),
      column.quantity(TEXTS.columnQuantity, (row) => row.quantity),
      column.figure(TEXTS.columnPrice, (row) => `${row.unitPrice} ${row.currency}/${row.per}`),
      column.figure(TEXTS.columnAmount, (row) => `${row.amount} ${row.currency}`),
      ...column.ifAny(rows, TEXTS.columnBill, billOf),
    ],
    rows,
    page,
  );
}

/** A table with its title and an empty line before it; nothing where there is no table. */
export function titled(title: Text, lines: readonly string[], page: Page): readonly string[] {
  if (lines.length === 0) return [];
  return ['', page.colours.strong(page.speaker.pick(title)), ...lines];
}

/** Makes columns of one table, with their titles in the page's language. */
export function columnsIn<Row extends { readonly unit?: Unit }>({ speaker }: Page) {
  const text = (title: Text, cell: (row: Row) => string): Column<Row> => ({
    title: speaker.pick(title),
    cell,
  });
  const figure = (title: Text, cell: (row: Row) => string): Column<Row> => ({
    ...text(title, cell),
    figure: true,
  });
  return {
    text,
    figure,
    /** A quantity of the row's unit. */
    quantity: (title: Text, of: (row: Row) => string) =>
      figure(title, (row) => quantity(of(row), row.unit ?? 'byte')),
    /** A column that is there when any row has something to say in it. */
    ifAny: (rows: readonly Row[], title: Text, of: (row: Row) => string | undefined) =>
      rows.some((row) => (of(row) ?? '') !== '') ? [text(title, (row) => of(row) ?? '')] : [],
  };
}
