import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';

/** A program in a process of its own, which is talked to in lines. */
export class Program {
  readonly #process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown>;

  /** Starts a TypeScript file. */
  constructor(file: string, options: readonly string[]) {
    const command = ['--import', 'tsx', file, ...options];
    const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process = child;
    this.#ended = once(child, 'exit');
    // A line for a program that was killed just now is lost.
    child.stdin.on('error', () => {});
    const lines: Interface = createInterface({ input: child.stdout });
    this.#lines = lines[Symbol.asyncIterator]();
  }

  get isAlive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  tell(line: string): void {
    this.#process.stdin?.write(`${line}\n`);
  }

  /** The next line that it says; null when it ends without one. */
  async says(): Promise<string | null> {
    const { value, done } = await this.#lines.next();
    return done === true ? null : value;
  }

  /** Ends it at once, wherever it is. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }
}
