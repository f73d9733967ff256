// Where a demo lies: its folder has `ledger/` with the store, its key and the notes that are shown
// at each start. It is made beside that and takes its name when it is whole, so that one that was
// interrupted is never taken for a demo: the next start begins again.
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, type Day, day, type Outcome, refuse } from '../engine/index.ts';
import { openRuntime, type RuntimeSettings } from '../runtime.ts';
import { receiversAt, startReceiver } from './demo-receiver.ts';
import { type DemoOptions, type MadeDemo, makeDemo } from './make-demo.ts';

/** The year of the demo: always the same one, so that its figures are. */
const FIRST = day('2025-06-01');
const DAYS = 365;

export interface PrepareOptions {
  readonly onDay?: DemoOptions['onDay'];
  /** Told when there is none yet, before it is made. */
  readonly onMaking?: () => void;
  readonly first?: Day;
  readonly days?: number;
}

/** A demo that may be served. */
export interface ReadyDemo {
  readonly settings: RuntimeSettings;
  readonly notes: DemoNotes;
}

/** What is shown at each start, and nowhere else: the secrets of the keys among it. */
export interface DemoNotes extends MadeDemo {
  readonly form: typeof FORM;
  readonly days: number;
  readonly receiverPort: number;
}

const LEDGER = 'ledger';
const STORE = 'store';
const NOTES = 'demo.json';
/** Of the notes: a demo whose notes tell less than is shown now is made anew. */
const FORM = 2;
const MAKING = /^making-(\d+)$/;

/**
 * The demo in a folder; made first where there is none. Refused: `folder_is_no_demo`, when
 * something else lies there, and `demo_is_of_another_version`.
 */
export async function prepareDemo(
  folder: string,
  options: PrepareOptions = {},
): Promise<Outcome<ReadyDemo>> {
  await mkdir(folder, { recursive: true });
  const entries = await readdir(folder);
  if (!entries.includes(LEDGER)) {
    if (entries.some((name) => !MAKING.test(name))) {
      return refuse('folder_is_no_demo', { folder }, 'directory');
    }
    options.onMaking?.();
    await forgetHalves(folder, entries);
    await makeIn(folder, options);
  }
  const ledger = join(folder, LEDGER);
  // Written by us, whole, before the folder got its name; by which of us, the form tells.
  const notes = JSON.parse(await readFile(join(ledger, NOTES), 'utf8')) as Partial<DemoNotes>;
  if (!isOurs(notes)) return refuse('demo_is_of_another_version', { folder }, 'directory');
  return accept({ settings: settingsOf(ledger), notes });
}

function isOurs(notes: Partial<DemoNotes>): notes is DemoNotes {
  return notes.form === FORM;
}

function settingsOf(ledger: string): RuntimeSettings {
  return {
    databaseUrl: `pglite:${join(ledger, STORE)}`,
    catalogFiles: [],
    sandbox: true,
    // Its own, beside the store, whatever the platform's settings say.
    masterKey: null,
    webhookPrivateAddresses: true,
  };
}

async function makeIn(folder: string, options: PrepareOptions): Promise<void> {
  const making = join(folder, `making-${process.pid}`);
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { mode: 0o700 });
  const receiver = await startReceiver(0);
  const receiverPort = receiver?.port ?? 0;
  const { first = FIRST, days = DAYS, onDay } = options;
  try {
    const runtime = await openRuntime(settingsOf(making));
    try {
      const told = onDay === undefined ? {} : { onDay };
      const receivers = receiversAt(receiverPort);
      const made = await makeDemo(runtime, { first, days, receivers, ...told });
      const notes: DemoNotes = { form: FORM, ...made, days, receiverPort };
      const text = `${JSON.stringify(notes, null, 2)}\n`;
      await writeFile(join(making, NOTES), text, { mode: 0o600, flush: true });
    } finally {
      await runtime.close();
    }
  } finally {
    await receiver?.close();
  }
  try {
    await rename(making, join(folder, LEDGER));
  } catch (error) {
    // Another process was quicker: its demo is as good as ours.
    if (!isThere(error)) throw error;
    await rm(making, { recursive: true, force: true });
  }
}

/** Removes what processes left behind that are no more. */
async function forgetHalves(folder: string, entries: readonly string[]): Promise<void> {
  for (const name of entries) {
    const [, pid = ''] = MAKING.exec(name) ?? [];
    if (isAlive(Number(pid))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function isThere(error: unknown): boolean {
  return ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
