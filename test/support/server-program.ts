// `packledger serve` as a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A server that was started, with what it logs. */
export class ServerProgram {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #ended: Promise<readonly [number | null, string | null]>;
  readonly #log: AsyncIterator<string>;

  private constructor(child: ChildProcess, url: string, log: AsyncIterator<string>) {
    this.#process = child;
    this.url = url;
    this.#log = log;
    this.#ended = once(child, 'exit') as Promise<[number | null, string | null]>; // as Node says
  }

  /** Starts it on a free port, logging all there is, and waits until it listens. */
  static async start(database: string, options: readonly string[] = []): Promise<ServerProgram> {
    const line = ['serve', '--port', '0', '--json', '--database', database, ...options];
    const command = ['--import', 'tsx', 'src/cli/main.ts', ...line];
    const child = spawn(process.execPath, command, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PACKLEDGER_LOG: 'debug' },
    });
    const log = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
    const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
    if (value === undefined) throw new Error(`it did not start: ${(await log.next()).value}`);
    const url: unknown = Object(JSON.parse(value)).url;
    return new ServerProgram(child, String(url), log);
  }

  signal(name: 'SIGTERM' | 'SIGINT'): void {
    this.#process.kill(name);
  }

  /** Waits until it logs a line that holds this. */
  async logs(text: string): Promise<string> {
    for (;;) {
      const { value, done } = await this.#log.next();
      if (done === true) throw new Error(`it ended without logging ${text}`);
      if (value.includes(text)) return value;
    }
  }

  /** Waits for its end: the exit code, or the signal that ended it. */
  async end(): Promise<number | string | null> {
    const [code, signal] = await this.#ended;
    return code ?? signal;
  }

  /** Ends it, if it has not ended. */
  async kill(): Promise<void> {
    if (this.#process.exitCode === null) this.#process.kill('SIGKILL');
    await this.#ended;
  }
}
