import { relative } from 'node:path';
import { Option } from 'commander';
import type { DemoNotes } from '../demo/demo-folder.ts';
import { accept } from '../engine/index.ts';
import { addCommand, type Call, type Face, type Handler } from './command.ts';
import { probeAddress } from './probe-address.ts';
import { type Announcement, configOf, serveUntilStopped } from './serve.ts';
import type { Page } from './terminal/output.ts';
import { showProgress } from './terminal/progress.ts';
import { type Column, tableLines } from './terminal/table.ts';
import { DEMO } from './text/demo.ts';
import { OPTIONS } from './text/help.ts';

interface DemoOptions {
  readonly directory: string;
  readonly port?: string;
  readonly host?: string;
}

const DIRECTORY = './packledger-demo';

/** `demo`. */
export function addDemoCommand(face: Face): void {
  const { speaker } = face;
  const parts = [
    new Option('--directory <dir>', speaker.say(OPTIONS.demoDirectory)).default(DIRECTORY),
    new Option('--port <port>', speaker.say(OPTIONS.port)),
    new Option('--host <host>', speaker.say(OPTIONS.host)),
  ];
  addCommand(face, 'demo', parts, demo);
}

const demo: Handler<DemoOptions> = async (call, { directory, ...options }) => {
  const config = configOf(call.config.server, options);
  if (!config.ok) return config;
  // Before a year is made for nothing.
  await probeAddress(config.value);
  // Loaded only here: it needs a database.
  const { prepareDemo } = await import('../demo/demo-folder.ts');
  const { startReceiver } = await import('../demo/demo-receiver.ts');
  const progress = showProgress(call.output, call.speaker.say(DEMO.progress));
  const ready = await prepareDemo(directory, {
    onMaking: () => call.output.note(call.speaker.say(DEMO.making)),
    onDay: (done, of) => progress.update(done, of),
  }).finally(() => progress.end());
  if (!ready.ok) return ready;
  const { settings, notes } = ready.value;
  const receiver = await startReceiver(notes.receiverPort);
  try {
    await call.withRuntime(
      async (runtime) => {
        const time = runtime.catalogs.latest.calendar.format(runtime.clock.now());
        const shown = announcement({ call, notes, time, directory });
        // Whoever looks at the demo wants to see what it says, not that it is called.
        const log = config.value.log === 'info' ? 'warn' : config.value.log;
        await serveUntilStopped(call, runtime, { ...config.value, log }, shown);
      },
      { ...settings, asServer: true },
    );
  } finally {
    await receiver?.close();
  }
  return accept(null);
};

interface Shown {
  readonly call: Call;
  readonly notes: DemoNotes;
  readonly time: string;
  readonly directory: string;
}

/** Of operators. */
const NO_ACCOUNT = { name: '' } as const;

/** What is told when the demo answers: where it is, who may sign in, what to try. */
function announcement({ call, notes, time, directory }: Shown): Announcement {
  const { days, receiverPort: _, ...shared } = notes;
  const { accounts, accountKeyId, accountKey, operatorKey, logIns, password } = shared;
  const folder = relative('.', directory) || '.';
  return {
    document: { time, folder, ...shared },
    lines: (url, page) => {
      const { speaker, colours } = page;
      const [first] = accounts;
      const packs = `${url}/api/v1/accounts/${first?.id}/packs?status=in-use`;
      const keys = [
        [speaker.say(DEMO.accountKey, { name: first?.name ?? '' }), accountKey],
        [speaker.say(DEMO.accountKeyId), accountKeyId],
        [speaker.say(DEMO.operatorKey), operatorKey],
      ] as const;
      return [
        call.speaker.say(DEMO.standsAt, { time, days: `${days}` }),
        '',
        colours.strong(speaker.say(DEMO.logIns, { url, password })),
        ...pairLines(
          logIns.map(({ email, account, role }) => {
            const { name } = accounts.find(({ id }) => id === account) ?? NO_ACCOUNT;
            return [email, `${speaker.say(DEMO.roles[role])} ${name}`];
          }),
          page,
        ),
        '',
        colours.strong(speaker.say(DEMO.accounts)),
        ...pairLines(
          accounts.map(({ id, name }) => [name, id]),
          page,
        ),
        '',
        colours.strong(speaker.say(DEMO.keys)),
        ...pairLines(keys, page),
        '',
        colours.strong(speaker.say(DEMO.next)),
        `  curl -H 'Authorization: Bearer ${accountKey}' '${packs}'`,
        '',
        speaker.say(DEMO.folder, { folder }),
      ];
    },
  };
}

type Pair = readonly [string, string];

/** A name and what belongs to it, one below the other. */
function pairLines(pairs: readonly Pair[], page: Page): readonly string[] {
  const columns: Column<Pair>[] = [
    { title: '', cell: ([name]) => name },
    { title: '', cell: ([, value]) => value },
  ];
  const [, ...rows] = tableLines(columns, pairs, { ...page, width: null });
  return rows.map((row) => `  ${row}`);
}
