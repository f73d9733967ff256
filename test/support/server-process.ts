// `packledger serve`, or the demo, in a process of its own, as it is in production.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { present } from '../../src/engine/index.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** What `npm run build` made of it. */
const BUILT = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const START = fileURLToPath(new URL('../../src/cli/start.ts', import.meta.url));

export interface StartOptions {
  /** Flags of Node. */
  readonly flags?: readonly string[];
  /** Settings beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** `web` if left out: it answers calls and runs no jobs. */
  readonly roles?: string;
  /** Whether what it logs is read, by `logs`: all that there is. */
  readonly readsLog?: boolean;
  /** Whether it is the built one, as it is installed, instead of the sources. */
  readonly built?: boolean;
}

/** What is printed when a server listens: where, and more of a demo. */
export type Told = Readonly<Record<string, unknown>> & { readonly url: string };

/** A server that listens. */
export class ServerProcess {
  readonly url: string;
  /** What it printed when it listened. */
  readonly told: Told;
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;
  readonly #log: AsyncIterator<string> | null;

  private constructor(told: Told, process: ChildProcess, ended: Promise<unknown>) {
    this.url = told.url;
    this.told = told;
    this.#process = process;
    this.#ended = ended;
    const { stderr } = process;
    this.#log = stderr && createInterface({ input: stderr })[Symbol.asyncIterator]();
  }

  /** Starts one on a free port, and waits until it listens. */
  static async start(databaseUrl: string, options: StartOptions = {}): Promise<ServerProcess> {
    const { flags = [], environment = {}, roles = 'web', readsLog = false, built } = options;
    const program = built === true ? [BUILT] : ['--import', 'tsx', MAIN];
    const command = ['serve', '--port', '0', '--roles', roles, '--json'];
    const logs = readsLog ? { PACKLEDGER_LOG: 'debug' } : {};
    return ServerProcess.#listening([...flags, ...program, ...command], {
      env: { ...process.env, ...environment, ...logs, PACKLEDGER_DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', readsLog ? 'pipe' : 'ignore'],
    });
  }

  /** What `npm start` starts where no database is named: the demo of a folder. */
  static async startDemo(
    folder: string,
    start: readonly string[] = ['--import', 'tsx', START],
  ): Promise<ServerProcess> {
    const command = [...start, '--directory', folder, '--port', '0', '--json'];
    return ServerProcess.#listening(command, {
      env: { ...process.env, PACKLEDGER_DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  }

  static async #listening(
    command: readonly string[],
    options: SpawnOptions,
  ): Promise<ServerProcess> {
    const child = spawn(process.execPath, command, options);
    const ended = once(child, 'exit');
    for await (const line of createInterface({ input: present(child.stdout, 'it is piped') })) {
      const told = JSON.parse(line) as Told; // what it prints with --json
      return new ServerProcess(told, child, ended);
    }
    throw new Error('the server ended before it listened');
  }

  /** How much memory it has, and how much it had at most, in megabytes. */
  async memory(): Promise<{ readonly now: number; readonly peak: number }> {
    const status = await readFile(`/proc/${this.#process.pid}/status`, 'utf8');
    const megabytes = (name: string) =>
      Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1000;
    return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
  }

  /** Waits until it logs a line that holds this. */
  async logs(text: string): Promise<void> {
    for (;;) {
      const line = await this.#log?.next();
      if (line === undefined || line.done === true) throw new Error(`it does not log ${text}`);
      if (line.value.includes(text)) return;
    }
  }

  signal(name: 'SIGTERM' | 'SIGINT'): void {
    this.#process.kill(name);
  }

  /** Waits for its end: the exit code, or the signal that ended it. */
  async end(): Promise<number | string | null> {
    await this.#ended;
    return this.#process.exitCode ?? this.#process.signalCode;
  }

  /** Asks it to stop and waits until it has. */
  async stop(): Promise<void> {
    this.#process.kill('SIGTERM');
    await this.#ended;
  }

  /** Ends it at once, wherever it is. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }
}
