// Where results go: one JSON document or text for people on standard output; progress, notes and
// refusals on standard error.
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { Speaker } from '../text/language.ts';
import { type Colours, coloursFor } from './colours.ts';
import type { TableSpace } from './table.ts';
import { wrapped } from './width.ts';

/** A stream that may be a terminal. */
export type Stream = Writable & {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
};

export type ExitCode = 0 | 1 | 2;

/** What a command found: a document for programs, lines for people. */
export interface Report {
  readonly document: unknown;
  lines(page: Page): readonly string[];
  /** 0 when absent. */
  readonly exitCode?: ExitCode;
}

/** What lines for people are made with. */
export interface Page extends TableSpace {
  readonly speaker: Speaker;
}

/** Who reads our output went away (`| head`): a reason to stop, not a failure. */
export class OutputClosed extends Error {
  override readonly name = 'OutputClosed';
  constructor() {
    super('standard output was closed');
  }
}

/** Text lines are wrapped for terminals; in pipes and files each stays one line. */
const LINE_MAX = 100;

export class Output {
  readonly json: boolean;
  readonly page: Page;
  /** The colours of standard error, which may be a terminal when standard output is none. */
  readonly noteColours: Colours;
  readonly stdout: Stream;
  readonly stderr: Stream;
  #closed = false;
  #began = false;

  constructor(options: {
    readonly stdout: Stream;
    readonly stderr: Stream;
    readonly json: boolean;
    readonly colours: boolean;
    readonly speaker: Speaker;
  }) {
    const { stdout, stderr, json, colours, speaker } = options;
    this.json = json;
    this.stdout = stdout;
    this.stderr = stderr;
    this.page = {
      speaker,
      width: stdout.isTTY === true ? (stdout.columns ?? 80) : null,
      colours: coloursFor(colours && stdout.isTTY === true),
    };
    this.noteColours = coloursFor(colours && stderr.isTTY === true);
    stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      this.#closed = true;
    });
    // Notes that nobody reads are no failure either.
    stderr.on('error', () => {});
  }

  /** Whether anything went to standard output: then a second document would spoil the first. */
  get began(): boolean {
    return this.#began;
  }

  /** Writes a command's result, for programs or for people. */
  async report(report: Report): Promise<void> {
    if (this.json) await this.document(report.document);
    else await this.lines(report.lines(this.page));
  }

  /** Writes the one JSON document of a command, on one line. */
  document(document: unknown): Promise<void> {
    return this.write(`${JSON.stringify(document)}\n`);
  }

  lines(lines: readonly string[]): Promise<void> {
    return lines.length === 0 ? Promise.resolve() : this.write(`${lines.join('\n')}\n`);
  }

  /** Writes to standard output, waiting while its reader is slower than we are. */
  async write(text: string | Uint8Array): Promise<void> {
    this.#began = true;
    await writeTo(this.stdout, text, () => this.#closed);
  }

  /** Tells people something on standard error; each line may be coloured. */
  note(text: string, colour: (line: string, index: number) => string = (line) => line): void {
    const width = this.stderr.isTTY === true ? (this.stderr.columns ?? LINE_MAX) : LINE_MAX;
    this.stderr.write(`${wrapped(text, width).map(colour).join('\n')}\n`);
  }
}

/** Writes to a stream and waits while it is full. Throws `OutputClosed` when its reader is gone. */
export async function writeTo(
  stream: Writable,
  text: string | Uint8Array,
  isClosed: () => boolean = () => false,
): Promise<void> {
  if (isClosed()) throw new OutputClosed();
  if (stream.write(text)) return;
  // `once` fails when the stream does, also with the EPIPE of a reader that went away.
  await once(stream, 'drain').catch((error: unknown) => {
    if (isClosed()) throw new OutputClosed();
    throw error;
  });
}

/** The width in which paragraphs for people are written. */
export function paragraphWidth(page: Page): number {
  return Math.min(page.width ?? LINE_MAX, LINE_MAX);
}
