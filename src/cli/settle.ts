import { Option } from 'commander';
import type { Outcome, Unit } from '../engine/index.ts';
import { type DayPreview, previewDay } from '../operations/settlement/preview-day.ts';
import { type SettledDayResult, settleWholeDay } from '../operations/settlement/settle-day.ts';
import type { Runtime } from '../runtime.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import { reportOf } from './report.ts';
import { deductionTable, overageTable, titled } from './terminal/ledger-tables.ts';
import type { Page, Report } from './terminal/output.ts';
import { showProgress } from './terminal/progress.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

/** The most rows in each list of a dry run. */
const PLAN_ROWS_MAX = 10_000;

interface SettleOptions {
  readonly date: string;
  readonly account?: string;
  readonly dryRun?: boolean;
}

/** `settle`. */
export function addSettleCommand(face: Face): void {
  const { speaker } = face;
  const options = [
    new Option('--date <date>', speaker.say(OPTIONS.settleDate)).makeOptionMandatory(),
    new Option('--account <id>', speaker.say(OPTIONS.settleAccount)),
    new Option('--dry-run', speaker.say(OPTIONS.dryRun)),
  ];
  addCommand(face, 'settle', options, settle);
}

const settle: Handler<SettleOptions> = (call, { date, account = '', dryRun = false }) =>
  call.withRuntime(async (runtime) => {
    if (!dryRun) return settleNow(call, runtime, date, account);
    const preview = await previewDay(runtime, date, account, PLAN_ROWS_MAX);
    return reportOf(preview, (plan, page) => previewLines(runtime, plan, page));
  });

async function settleNow(
  { speaker, output }: Call,
  runtime: Runtime,
  date: string,
  account: string,
): Promise<Outcome<Report>> {
  const progress = showProgress(output, `${speaker.say(TEXTS.settling)} ${date}`);
  const settled = await settleWholeDay(runtime, date, account, {
    progress: (done, ranges) => progress.update(done, ranges),
  }).finally(() => progress.end());
  return reportOf(settled, settledLines);
}

/** What a settlement did, on one line. */
export function settledLines(result: SettledDayResult, page: Page): readonly string[] {
  return [summary(result, page)];
}

function summary(result: SettledDayResult, { speaker }: Page): string {
  const { date, accounts, revisions } = result;
  // On the last day of a month there may be bills of the month without usage of the day.
  if (revisions === 0 && result.bills === 0) {
    const why = accounts === 0 ? TEXTS.settledNoUsage : TEXTS.settledNothingNew;
    return speaker.say(why, { date });
  }
  return speaker.say(TEXTS.settled, {
    date,
    accounts: speaker.count(TEXTS.settledAccounts, accounts),
    revisions: speaker.count(TEXTS.settledRevisions, revisions),
    deductions: speaker.count(TEXTS.settledDeductions, result.deductions),
    bills: speaker.count(TEXTS.settledBills, result.bills),
  });
}

function previewLines(runtime: Runtime, preview: DayPreview, page: Page): readonly string[] {
  const { speaker, colours } = page;
  const { plan } = preview;
  const { currency } = runtime.catalogs.latest;
  const deductions = plan.deductions.map((row) => ({ ...row, unit: unitOf(runtime, row.item) }));
  const overage = plan.overage.map((row) => {
    return { ...row, unit: unitOf(runtime, row.item), currency };
  });
  const tables = [
    ...titled(TEXTS.planDeductions, deductionTable(deductions, page), page),
    ...titled(TEXTS.planOverage, overageTable(overage, page), page),
  ];
  return [
    colours.warning(speaker.say(TEXTS.dryRun)),
    summary(preview, page),
    ...tables,
    ...(plan.leftOut === 0 ? [] : [speaker.count(TEXTS.planLeftOut, plan.leftOut)]),
    ...(tables.length === 0 ? [] : ['', colours.faint(speaker.say(TEXTS.unitsNote))]),
  ];
}

function unitOf(runtime: Runtime, id: string): Unit {
  const known = runtime.catalogs.all.find(({ items }) => items.has(id));
  return known?.items.get(id)?.unit ?? 'byte';
}
