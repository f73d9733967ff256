import { Argument } from 'commander';
import type { SimulationDocument } from '../engine/index.ts';
import { simulateScenario } from '../operations/settlement/simulate.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { readText } from './files.ts';
import { statusColour } from './pack.ts';
import { reportOf } from './report.ts';
import { columnsIn, deductionTable, overageTable, titled } from './terminal/ledger-tables.ts';
import type { Page } from './terminal/output.ts';
import { unitNamed } from './terminal/quantities.ts';
import { tableLines } from './terminal/table.ts';
import { shortTime } from './terminal/times.ts';
import { OPTIONS } from './text/help.ts';
import { BILLS, REASONS, STATUSES, TEXTS } from './text/results.ts';

/** `simulate`. */
export function addSimulateCommand(face: Face): void {
  const file = new Argument('<file>', face.speaker.say(OPTIONS.scenarioFile));
  addCommand(face, 'simulate', [file], simulate);
}

const simulate: Handler<object> = async (call, _options, [file = '-']) => {
  const text = await readText(file, call.stdin);
  if (!text.ok) return text;
  const catalogs = await call.loadCatalogs();
  if (!catalogs.ok) return catalogs;
  // All catalogues of a platform are in one currency.
  const currency = catalogs.value[0]?.currency ?? '';
  return reportOf(simulateScenario(text.value, catalogs.value), (found, page) =>
    simulationLines(found, currency, page),
  );
};

function simulationLines(
  found: SimulationDocument,
  currency: string,
  page: Page,
): readonly string[] {
  const { speaker, colours } = page;
  const { asOf, bills } = found;
  if (asOf === null) return [speaker.say(TEXTS.nothingHappens)];
  const deductions = found.deductions.map((row) => ({ ...row, unit: unitNamed(row.unit) }));
  const overage = found.overage.map((row) => {
    return { ...row, unit: unitNamed(row.unit), currency };
  });
  return [
    speaker.say(TEXTS.simulatedAsOf, { time: asOf }),
    ...titled(TEXTS.deductionsTitle, deductionTable(deductions, page), page),
    ...titled(TEXTS.overageTitle, overageTable(overage, page), page),
    ...titled(TEXTS.billsTitle, billTable(bills, page), page),
    ...titled(TEXTS.packsTitle, packTable(found.packs, page), page),
    ...titled(TEXTS.coverageTitle, coverageTable(found.coverage, page), page),
    ...titled(TEXTS.refundsTitle, refundTable(found.refunds, currency, page), page),
    ...titled(TEXTS.refusalsTitle, refusalLines(found.refusals ?? [], page), page),
    '',
    colours.faint(speaker.say(TEXTS.unitsNote)),
  ];
}

function billTable(bills: SimulationDocument['bills'], page: Page): readonly string[] {
  if (bills.length === 0) return [];
  const { speaker } = page;
  const column = columnsIn<SimulationDocument['bills'][number] & { readonly unit?: never }>(page);
  return tableLines(
    [
      column.text(TEXTS.columnDate, ({ date }) => date),
      column.text(TEXTS.columnBill, ({ period }) => speaker.say(BILLS[period])),
      column.figure(TEXTS.columnAmount, ({ amount, currency }) => `${amount} ${currency}`),
    ],
    bills,
    page,
  );
}

function packTable(rows: SimulationDocument['packs'], page: Page): readonly string[] {
  if (rows.length === 0) return [];
  const { speaker, colours } = page;
  const packs = rows.map((row) => ({ ...row, unit: unitNamed(row.unit) }));
  const column = columnsIn<(typeof packs)[number]>(page);
  return tableLines(
    [
      column.text(TEXTS.columnPack, ({ ref }) => ref),
      column.text(TEXTS.columnFamily, ({ family }) => family),
      {
        ...column.text(TEXTS.columnStatus, ({ status }) => speaker.say(STATUSES[status])),
        colour: ({ status }) => statusColour(status, colours),
      },
      column.quantity(TEXTS.columnTotal, ({ total }) => total),
      column.quantity(TEXTS.columnUsed, ({ used }) => used),
      column.quantity(TEXTS.columnLeft, ({ left }) => left),
      ...(packs.some(({ voided }) => voided !== '0')
        ? [column.quantity(TEXTS.columnVoided, ({ voided }) => voided)]
        : []),
      ...(packs.some(({ refunded }) => refunded !== '0')
        ? [column.quantity(TEXTS.columnRefunded, ({ refunded }) => refunded)]
        : []),
      column.text(TEXTS.columnPurchased, ({ purchasedAt }) => shortTime(purchasedAt)),
      column.text(TEXTS.columnExpires, ({ expiresAt }) => shortTime(expiresAt)),
    ],
    packs,
    page,
  );
}

function coverageTable(rows: SimulationDocument['coverage'], page: Page): readonly string[] {
  if (rows.length === 0) return [];
  const column = columnsIn<SimulationDocument['coverage'][number] & { readonly unit?: never }>(
    page,
  );
  return tableLines(
    [
      column.text(TEXTS.columnInstance, ({ instance }) => instance),
      column.text(TEXTS.columnPack, ({ pack }) => pack),
      column.text(TEXTS.columnFrom, ({ from }) => from),
      column.text(TEXTS.columnTo, ({ to }) => to),
    ],
    rows,
    page,
  );
}

function refundTable(
  rows: SimulationDocument['refunds'],
  currency: string,
  page: Page,
): readonly string[] {
  if (rows.length === 0) return [];
  const { speaker, colours } = page;
  const column = columnsIn<SimulationDocument['refunds'][number] & { readonly unit?: never }>(page);
  return tableLines(
    [
      column.text(TEXTS.columnPack, ({ pack }) => pack),
      column.text(TEXTS.columnDeadline, ({ deadline }) =>
        deadline === null ? '-' : shortTime(deadline),
      ),
      {
        ...column.text(TEXTS.columnOutcome, ({ amount, reason }) =>
          reason === null
            ? speaker.say(TEXTS.refundAccepted, { amount: `${amount} ${currency}` })
            : speaker.say(TEXTS.refundRefused, { reason: reasonText(reason, page) }),
        ),
        colour: ({ accepted }) => (accepted ? colours.good : colours.warning),
      },
    ],
    rows,
    page,
  );
}

function refusalLines(
  rows: NonNullable<SimulationDocument['refusals']>,
  page: Page,
): readonly string[] {
  return rows.map(({ event, pack, code }) => {
    const text = event === 'binding' ? TEXTS.eventBinding : TEXTS.eventLicense;
    return `  ${page.speaker.say(text, { pack, reason: reasonText(code, page) })}`;
  });
}

function reasonText(code: string, { speaker }: Page): string {
  const text = Object.entries(REASONS).find(([known]) => known === code)?.[1];
  return text === undefined ? code : speaker.pick(text);
}
