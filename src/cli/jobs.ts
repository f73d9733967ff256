import { Argument } from 'commander';
import { accept } from '../engine/index.ts';
import { listJobs, runJobs } from '../operations/scheduling/job-operations.ts';
import type { JobRunView, JobView, ScheduleView } from '../operations/scheduling/job-views.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { reportOf } from './report.ts';
import type { Page } from './terminal/output.ts';
import { type Column, tableLines } from './terminal/table.ts';
import { shortTime } from './terminal/times.ts';
import { shown } from './terminal/width.ts';
import { OPTIONS } from './text/help.ts';
import { RUN_STATES, TEXTS } from './text/results.ts';

/** `jobs list`, `jobs run`. */
export function addJobCommands(face: Face): void {
  const { speaker } = face;
  addCommand(face, 'jobs');
  addCommand(face, 'jobs list', [], list);
  addCommand(face, 'jobs run', [new Argument('[name]', speaker.say(OPTIONS.jobName))], run);
}

const list: Handler<object> = (call) =>
  call.withRuntime(async (runtime) =>
    reportOf(await listJobs.run(runtime, {}), ({ jobs }, page) =>
      jobLines(jobs, page, runtime.catalogs.latest.calendar.timeZone),
    ),
  );

const run: Handler<object> = (call, _options, [name]) =>
  call.withRuntime(async (runtime) => {
    const ended = await runJobs.run(runtime, name === undefined ? {} : { name });
    const report = reportOf(ended, ({ runs }, page) => runLines(runs, page));
    // What failed is kept and tried again, but whoever asked for it now should know.
    const failed = ended.ok && ended.value.runs.some(({ state }) => state === 'failed');
    return report.ok && failed ? accept({ ...report.value, exitCode: 1 }) : report;
  });

function jobLines(jobs: readonly JobView[], page: Page, zone: string): readonly string[] {
  const { speaker, colours } = page;
  const columns: Column<JobView>[] = [
    { title: speaker.say(TEXTS.columnJob), cell: ({ name }) => name },
    { title: speaker.say(TEXTS.columnSummary), cell: ({ summary }) => speaker.pick(summary) },
    {
      title: speaker.say(TEXTS.columnSchedule),
      cell: ({ schedule }) => scheduleText(schedule, page),
    },
    {
      title: speaker.say(TEXTS.columnDue),
      cell: ({ last }) => (last === null ? '-' : shortTime(last.dueAt)),
    },
    {
      title: speaker.say(TEXTS.columnStatus),
      cell: ({ last }) => {
        return last === null ? speaker.say(TEXTS.neverRun) : speaker.say(RUN_STATES[last.state]);
      },
      colour: ({ last }) => (last?.state === 'failed' ? colours.bad : null),
    },
    {
      title: speaker.say(TEXTS.columnOutcome),
      cell: ({ last }) => (last === null ? '-' : outcomeOf(last)),
    },
    {
      title: speaker.say(TEXTS.columnNextDue),
      cell: ({ nextDueAt }) => shortTime(nextDueAt),
    },
  ];
  return [
    ...tableLines(columns, jobs, page),
    '',
    colours.faint(
      `${speaker.count(TEXTS.jobs, jobs.length)}${speaker.say(TEXTS.zoneNote, { zone })}`,
    ),
  ];
}

/** Runs that have ended, one a line. */
export function runLines(runs: readonly JobRunView[], page: Page): readonly string[] {
  const { speaker, colours } = page;
  if (runs.length === 0) return [speaker.say(TEXTS.noJobIsDue)];
  const columns: Column<JobRunView>[] = [
    { title: speaker.say(TEXTS.columnJob), cell: ({ job }) => job },
    { title: speaker.say(TEXTS.columnDue), cell: ({ dueAt }) => shortTime(dueAt) },
    {
      title: speaker.say(TEXTS.columnStatus),
      cell: ({ state }) => speaker.say(RUN_STATES[state]),
      colour: ({ state }) => (state === 'failed' ? colours.bad : colours.good),
    },
    {
      title: speaker.say(TEXTS.columnAttempts),
      cell: ({ attempts }) => `${attempts}`,
      figure: true,
    },
    { title: speaker.say(TEXTS.columnOutcome), cell: outcomeOf },
  ];
  return tableLines(columns, runs, page);
}

function scheduleText(schedule: ScheduleView, { speaker }: Page): string {
  return schedule.kind === 'daily'
    ? speaker.say(TEXTS.dailyAt, { time: schedule.at })
    : speaker.count(TEXTS.everyMinutes, schedule.minutes);
}

function outcomeOf({ result, error }: JobRunView): string {
  return error === null ? countsText(result ?? {}) : shown(error);
}

/** What a run did, as it counts it; what it did not do is left out. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const some = Object.entries(counts).filter(([, count]) => count !== 0);
  if (some.length === 0) return '-';
  return some.map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`).join(', ');
}
