import { Argument, Option } from 'commander';
import { accept, type Instant, type Outcome, parseInstant, refuse } from '../engine/index.ts';
import { type ClockView, setClock } from '../operations/clock/set-clock.ts';
import { showClock } from '../operations/clock/show-clock.ts';
import type { AdvanceView, JobSum } from '../operations/scheduling/job-views.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { countsText, runLines } from './jobs.ts';
import { reportOf } from './report.ts';
import { titled } from './terminal/ledger-tables.ts';
import type { Page } from './terminal/output.ts';
import { showProgress } from './terminal/progress.ts';
import { type Column, tableLines } from './terminal/table.ts';
import { OPTIONS } from './text/help.ts';
import { TEXTS } from './text/results.ts';

/** `clock show`, `clock set`, `clock advance`. */
export function addClockCommands(face: Face): void {
  const { speaker } = face;
  addCommand(face, 'clock');
  addCommand(face, 'clock show', [], show);
  addCommand(face, 'clock set', [new Argument('<time>', speaker.say(OPTIONS.clockTime))], set);
  const parts = [
    new Argument('[length]', speaker.say(OPTIONS.advanceLength)),
    new Option('--to <time>', speaker.say(OPTIONS.advanceTo)),
    new Option('--no-jobs', speaker.say(OPTIONS.noJobs)),
  ];
  addCommand(face, 'clock advance', parts, advance);
}

const show: Handler<object> = (call) =>
  call.withRuntime(async (runtime) => reportOf(await showClock.run(runtime, {}), timeLines));

const set: Handler<object> = (call, _options, [time = '']) =>
  call.withRuntime(async (runtime) => reportOf(await setClock.run(runtime, { time }), timeLines));

function timeLines({ time }: ClockView, { speaker }: Page): readonly string[] {
  return [speaker.say(TEXTS.clockIs, { time })];
}

interface AdvanceOptions {
  readonly to?: string;
  readonly jobs: boolean;
}

const advance: Handler<AdvanceOptions> = async (call, options, [length]) => {
  const way = readWay(length, options.to);
  if (!way.ok) return way;
  return call.withRuntime(async ({ jobs, clock }) => {
    const from = clock.now();
    const to = way.value(from);
    const progress = showProgress(call.output, call.speaker.say(TEXTS.advancing));
    const onStop = (at: Instant) => progress.update(at - from, to - from);
    const walked = await jobs
      .advance(to, { runJobs: options.jobs, onStop })
      .finally(() => progress.end());
    const report = reportOf(walked, advanceLines);
    const failed = walked.ok && walked.value.failures.length > 0;
    return report.ok && failed ? accept({ ...report.value, exitCode: 1 }) : report;
  });
};

const LENGTH = /^([1-9]\d{0,5})([mhd])$/;
const MINUTE_MS = 60_000;
const UNIT_MS: Readonly<Record<string, number>> = {
  m: MINUTE_MS,
  h: 60 * MINUTE_MS,
  d: 24 * 60 * MINUTE_MS,
};

/** How far: a length from now on, or up to a time. */
function readWay(
  length: string | undefined,
  to: string | undefined,
): Outcome<(from: Instant) => Instant> {
  if ((length === undefined) === (to === undefined)) return refuse('advance_needs_one_end');
  if (to !== undefined) {
    const until = parseInstant(to);
    if (until === null) return refuse('time_is_not_readable', { text: to }, 'to');
    return accept(() => until);
  }
  const [, count = '', unit = ''] = LENGTH.exec(length ?? '') ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? 0);
  if (ms === 0) return refuse('advance_is_not_readable', { text: length ?? '' }, 'length');
  return accept((from) => from + ms);
}

function advanceLines({ from, to, jobs, failures }: AdvanceView, page: Page): readonly string[] {
  const { speaker } = page;
  const columns: Column<JobSum>[] = [
    { title: speaker.say(TEXTS.columnJob), cell: ({ job }) => job },
    { title: speaker.say(TEXTS.columnRuns), cell: ({ runs }) => `${runs}`, figure: true },
    { title: speaker.say(TEXTS.columnFailed), cell: ({ failed }) => `${failed}`, figure: true },
    { title: speaker.say(TEXTS.columnOutcome), cell: ({ result }) => countsText(result) },
  ];
  return [
    speaker.say(TEXTS.advanced, { from, to }),
    ...(jobs.length === 0 ? [] : ['', ...tableLines(columns, jobs, page)]),
    ...(failures.length === 0 ? [] : titled(TEXTS.failuresTitle, runLines(failures, page), page)),
  ];
}
