// `packledger serve` in a process of its own, as it is in production.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

export interface StartOptions {
  /** Flags of Node. */
  readonly flags?: readonly string[];
  /** Settings beside those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A server that listens. */
export class ServerProcess {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;

  private constructor(url: string, process: ChildProcess, ended: Promise<unknown>) {
    this.url = url;
    this.#process = process;
    this.#ended = ended;
  }

  /** Starts one that answers calls and runs no jobs. */
  static async start(
    databaseUrl: string,
    { flags = [], environment = {} }: StartOptions = {},
  ): Promise<ServerProcess> {
    const command = [MAIN, 'serve', '--port', '0', '--roles', 'web', '--json'];
    const child = spawn(process.execPath, [...flags, '--import', 'tsx', ...command], {
      env: { ...process.env, ...environment, PACKLEDGER_DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    for await (const line of createInterface({ input: child.stdout })) {
      const { url } = JSON.parse(line) as { readonly url: string }; // what `serve --json` prints
      return new ServerProcess(url, child, ended);
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
