// A terminal for tests of the command line: what was written is kept.
import { Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../src/cli/program.ts';
import type { Environment } from '../../src/setting.ts';

/** A stream that keeps what is written to it; with a width it is a terminal. */
export class KeptStream extends Writable {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  text = '';

  constructor(width?: number) {
    super({ decodeStrings: false });
    this.isTTY = width !== undefined;
    this.columns = width;
  }

  override _write(chunk: string | Uint8Array, _encoding: string, done: () => void): void {
    this.text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1');
    done();
  }
}

/** What a command line did. */
export interface Ran {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly environment?: Environment;
  readonly input?: string;
  /** The columns of a terminal; absent: pipes. */
  readonly width?: number;
}

/** Runs a command line in this process, in English unless the environment says otherwise. */
export async function runLine(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { environment = {}, input = '', width } = options;
  const stdout = new KeptStream(width);
  const stderr = new KeptStream(width);
  const exitCode = await runCommandLine(args, {
    stdout,
    stderr,
    stdin: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    environment: { PACKLEDGER_LANG: 'en', ...environment },
  });
  return { exitCode, out: stdout.text, err: stderr.text };
}
