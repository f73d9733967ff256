import { Argument, Option } from 'commander';
import { accept, type Outcome } from '../engine/index.ts';
import { parseJsonText } from '../operations/json-text.ts';
import { revokeSource, setRules } from '../operations/media/change-source.ts';
import { createSource } from '../operations/media/create-source.ts';
import { listSourcesOperation, showSource } from '../operations/media/list-sources.ts';
import { SOURCE_KINDS } from '../operations/media/media-notice.ts';
import { setAddressRanges } from '../operations/media/set-address-ranges.ts';
import { GATES, type SourceView } from '../operations/media/source-view.ts';
import { testRules } from '../operations/media/test-rules.ts';
import { perform } from '../operations/perform.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import { readText } from './files.ts';
import { reportOf } from './report.ts';
import { addReconcileCommands } from './source-days.ts';
import type { Page } from './terminal/output.ts';
import { type Column, tableLines } from './terminal/table.ts';
import { shortTime } from './terminal/times.ts';
import { shown } from './terminal/width.ts';
import { TEXTS } from './text/results.ts';
import { SOURCE_OPTIONS, SOURCE_TEXTS, SOURCE_WORDS } from './text/source-texts.ts';

/** `sources create`, `list`, `rules`, `test`, `ranges`, `revoke`, and those of days. */
export function addSourceCommands(face: Face): void {
  const { speaker } = face;
  const say = (name: keyof typeof SOURCE_OPTIONS) => speaker.say(SOURCE_OPTIONS[name]);
  const source = () => new Argument('<source>', say('source'));
  addCommand(face, 'sources');
  const wishes = [
    new Option('--kind <kind>', say('kind')).choices(SOURCE_KINDS).makeOptionMandatory(),
    new Option('--name <name>', say('name')).makeOptionMandatory(),
    new Option('--account <id>', say('heldBy')),
    new Option('--gate <gate>', say('gate')).choices(GATES),
    new Option('--poll <url>', say('poll')),
    new Option('--signing <file>', say('signing')),
    new Option('--rules <file>', say('rules')),
  ];
  addCommand(face, 'sources create', wishes, create);
  addCommand(face, 'sources list', [], list);
  addCommand(face, 'sources rules', [source(), new Argument('[file]', say('rules'))], rules);
  const facts = [
    new Option('--rules <file>', say('rules')),
    new Option('--publish', say('publish')),
    ...FACTS.map((fact) => new Option(`--${fact} <text>`, say(fact))),
  ];
  addCommand(face, 'sources test', [source(), ...facts], test);
  addCommand(face, 'sources ranges', [new Argument('<file>', say('ranges'))], ranges);
  addReconcileCommands(face);
  addCommand(face, 'sources revoke', [source()], revoke);
}

const FACTS = ['vhost', 'app', 'stream', 'query', 'domain', 'address', 'protocol'] as const;

interface CreateOptions {
  readonly kind: string;
  readonly name: string;
  readonly account?: string;
  readonly gate?: string;
  readonly poll?: string;
  readonly signing?: string;
  readonly rules?: string;
}

const create: Handler<CreateOptions> = async (call, options) => {
  const { poll, signing, rules: file, ...wish } = options;
  const pair = await jsonOf(call, signing);
  if (!pair.ok) return pair;
  const table = await jsonOf(call, file);
  if (!table.ok) return table;
  const input = {
    ...wish,
    ...(poll === undefined ? {} : { pollUrl: poll }),
    ...(signing === undefined ? {} : { signing: pair.value }),
    ...(file === undefined ? {} : { rules: table.value }),
  };
  return call.withRuntime(async (runtime) =>
    reportOf(await perform(runtime, createSource, input), ({ source, address }, { speaker }) =>
      speaker.say(SOURCE_TEXTS.made, { id: source.id, address }).split('\n'),
    ),
  );
};

/** What a file holds as JSON; undefined: no file was named. */
async function jsonOf(call: Call, file: string | undefined): Promise<Outcome<unknown>> {
  if (file === undefined) return accept(undefined);
  const text = await readText(file, call.stdin);
  return text.ok ? parseJsonText(text.value) : text;
}

const list: Handler<object> = (call) =>
  call.withRuntime(async (runtime) =>
    reportOf(await listSourcesOperation.run(runtime, {}), ({ sources }, page) =>
      sourceLines(sources, page),
    ),
  );

const rules: Handler<object> = async (call, _options, [source = '', file]) => {
  const table = await jsonOf(call, file);
  if (!table.ok) return table;
  return call.withRuntime(async (runtime) => {
    if (file === undefined) {
      return reportOf(await showSource.run(runtime, { source }), (view) =>
        JSON.stringify(view.rules, null, 2).split('\n'),
      );
    }
    const saved = await perform(runtime, setRules, { source, rules: table.value });
    return reportOf(saved, ({ source: view, charged }, { speaker }) => [
      speaker.say(SOURCE_TEXTS.saved, { rules: `${view.rules.length}`, charged: `${charged}` }),
    ]);
  });
};

interface TestOptions extends Partial<Readonly<Record<(typeof FACTS)[number], string>>> {
  readonly rules?: string;
  readonly publish?: boolean;
}

const test: Handler<TestOptions> = async (call, options, [source = '']) => {
  const { rules: file, publish, ...facts } = options;
  const table = await jsonOf(call, file);
  if (!table.ok) return table;
  const input = {
    source,
    ...facts,
    ...(file === undefined ? {} : { rules: table.value }),
    ...(publish === true ? { direction: 'publish' } : {}),
  };
  return call.withRuntime(async (runtime) =>
    reportOf(await perform(runtime, testRules, input), (found, { speaker }) => {
      const { outcome, rule, account, item, place, zone } = found;
      const parts = { rule: rule === null ? null : `${rule}`, account, item, place, zone };
      const texts = Object.entries(parts).map(([name, text]) => [name, text ?? '-']);
      const filled = { ...Object.fromEntries(texts), outcome: speaker.say(SOURCE_WORDS[outcome]) };
      return [speaker.say(SOURCE_TEXTS.tested, filled)];
    }),
  );
};

const ranges: Handler<object> = async (call, _options, [file = '-']) => {
  const text = await readText(file, call.stdin);
  if (!text.ok) return text;
  const lines = text.value.replace(/^\uFEFF/, '').split(/\r?\n/);
  const rows = lines
    .filter((line) => line.trim() !== '' && !/^range,place$/i.test(line.trim()))
    .map((line) => {
      const [range = '', place = ''] = line.split(',').map((cell) => cell.trim());
      return { range, place };
    });
  return call.withRuntime(async (runtime) =>
    reportOf(await perform(runtime, setAddressRanges, { ranges: rows }), (saved, { speaker }) => [
      speaker.say(SOURCE_TEXTS.rangesSaved, {
        ranges: `${saved.ranges}`,
        charged: `${saved.charged}`,
      }),
    ]),
  );
};

const revoke: Handler<object> = (call, _options, [source = '']) =>
  call.withRuntime(async (runtime) =>
    reportOf(await revokeSource.run(runtime, { source }), ({ id }, { speaker }) => [
      speaker.say(SOURCE_TEXTS.revoked, { id }),
    ]),
  );

function sourceLines(sources: readonly SourceView[], page: Page): readonly string[] {
  const { speaker } = page;
  if (sources.length === 0) return [speaker.say(SOURCE_TEXTS.none)];
  const columns: Column<SourceView>[] = [
    { title: speaker.say(TEXTS.columnId), cell: ({ id }) => id },
    { title: speaker.say(SOURCE_TEXTS.columnKind), cell: ({ kind }) => kind },
    { title: speaker.say(TEXTS.columnName), cell: ({ name }) => shown(name) },
    { title: speaker.say(TEXTS.columnAccount), cell: ({ account }) => account ?? '-' },
    {
      title: speaker.say(SOURCE_TEXTS.columnRules),
      cell: ({ rules: table }) => `${table.length}`,
      figure: true,
    },
    { title: speaker.say(SOURCE_TEXTS.columnGate), cell: ({ gate }) => gate },
    { title: speaker.say(TEXTS.columnCreated), cell: ({ createdAt }) => shortTime(createdAt) },
    {
      title: speaker.say(TEXTS.columnRevoked),
      cell: ({ revokedAt }) => (revokedAt === null ? '-' : shortTime(revokedAt)),
    },
  ];
  return tableLines(columns, sources, page);
}
