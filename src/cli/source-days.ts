import { Argument, Option } from 'commander';
import type { Outcome } from '../engine/index.ts';
import { type Reconciliation, reconcileSource, setTotal } from '../operations/media/reconcile.ts';
import { perform } from '../operations/perform.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import { reportOf } from './report.ts';
import type { Page, Report } from './terminal/output.ts';
import { type Column, tableLines } from './terminal/table.ts';
import { shortTime } from './terminal/times.ts';
import type { Text } from './text/language.ts';
import { TEXTS } from './text/results.ts';
import { SOURCE_OPTIONS, SOURCE_TEXTS, SOURCE_WORDS } from './text/source-texts.ts';

/** `sources reconcile`, `sources total`. */
export function addReconcileCommands(face: Face): void {
  const { speaker } = face;
  const source = () => new Argument('<source>', speaker.say(SOURCE_OPTIONS.source));
  const date = () =>
    new Option('--date <date>', speaker.say(SOURCE_OPTIONS.date)).makeOptionMandatory();
  addCommand(face, 'sources reconcile', [source(), date()], reconcile);
  const played = new Option('--played <bytes>', speaker.say(SOURCE_OPTIONS.played));
  const published = new Option('--published <bytes>', speaker.say(SOURCE_OPTIONS.published));
  const figures = [played.makeOptionMandatory(), published];
  addCommand(face, 'sources total', [source(), date(), ...figures], total);
}

const reconcile: Handler<{ readonly date: string }> = (call, { date }, [source = '']) =>
  call.withRuntime(async (runtime) => told(await reconcileSource.run(runtime, { source, date })));

interface TotalOptions {
  readonly date: string;
  readonly played: string;
  readonly published?: string;
}

const total: Handler<TotalOptions> = (call, options, [source = '']) =>
  call.withRuntime(async (runtime) =>
    told(await perform(runtime, setTotal, { source, ...options })),
  );

function told(outcome: Outcome<Reconciliation>): Outcome<Report> {
  return reportOf(outcome, (found, page) => [
    ...sumLines(found, page),
    '',
    ...watchedLines(found, page),
    ...(found.lines.length === 0 ? [] : [...outcomeLines(found, page), '']),
    page.colours.faint(
      page.speaker.say(SOURCE_TEXTS.backlog, {
        waiting: `${found.waiting}`,
        unreadable: `${found.unreadable}`,
        openSessions: `${found.openSessions}`,
      }),
    ),
  ]);
}

function watchedLines({ watched }: Reconciliation, { speaker }: Page): readonly string[] {
  if (watched === null) return [];
  const { from, to, restarts } = watched;
  const times = { from: shortTime(from), to: shortTime(to), restarts: `${restarts}` };
  return [speaker.say(SOURCE_TEXTS.watched, times), ''];
}

function sumLines(found: Reconciliation, page: Page): readonly string[] {
  const { speaker } = page;
  type Row = Reconciliation['played'] & { readonly what: 'play' | 'publish' };
  const figure = (title: Text, cell: (row: Row) => string | null) => ({
    title: speaker.say(title),
    cell: (row: Row) => cell(row) ?? '-',
    figure: true,
  });
  const columns: Column<Row>[] = [
    { title: '', cell: ({ what }) => speaker.say(SOURCE_WORDS[what]) },
    figure(SOURCE_TEXTS.columnReported, ({ reported }) => reported),
    figure(SOURCE_TEXTS.columnCharged, ({ charged }) => charged),
    figure(SOURCE_TEXTS.columnNotCharged, ({ notCharged }) => notCharged),
    figure(SOURCE_TEXTS.columnTotal, (row) => row.total),
    figure(SOURCE_TEXTS.columnDifference, ({ difference }) => difference),
  ];
  const rows: Row[] = [
    { ...found.played, what: 'play' },
    { ...found.published, what: 'publish' },
  ];
  return tableLines(columns, rows, page);
}

function outcomeLines({ lines }: Reconciliation, page: Page): readonly string[] {
  const { speaker } = page;
  type Row = Reconciliation['lines'][number];
  const columns: Column<Row>[] = [
    {
      title: speaker.say(SOURCE_TEXTS.columnOutcome),
      cell: ({ outcome }) => speaker.say(SOURCE_WORDS[outcome]),
    },
    { title: '', cell: ({ direction }) => speaker.say(SOURCE_WORDS[direction]) },
    { title: speaker.say(TEXTS.columnAccount), cell: ({ account }) => account ?? '-' },
    { title: speaker.say(TEXTS.columnItem), cell: ({ item }) => item ?? '-' },
    { title: speaker.say(SOURCE_TEXTS.columnReason), cell: ({ reason }) => reason || '-' },
    { title: speaker.say(SOURCE_TEXTS.columnBytes), cell: ({ bytes }) => bytes, figure: true },
    {
      title: speaker.say(SOURCE_TEXTS.columnEstimated),
      cell: ({ estimatedBytes }) => estimatedBytes,
      figure: true,
    },
    {
      title: speaker.say(SOURCE_TEXTS.columnSeconds),
      cell: ({ seconds }) => seconds,
      figure: true,
    },
    {
      title: speaker.say(SOURCE_TEXTS.columnSessions),
      cell: ({ sessions }) => `${sessions}`,
      figure: true,
    },
  ];
  return tableLines(columns, lines, page);
}
