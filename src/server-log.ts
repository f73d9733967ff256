// What the server logs: one JSON object a line, or lines for people on a terminal.
import { pino } from 'pino';
import type { Log } from './http/platform.ts';
import type { LogLevel } from './server-config.ts';

/** Where lines go, each with its line feed. */
export interface LogStream {
  write(line: string): unknown;
}

/** A log of at least this level. */
export function serverLog(level: LogLevel, stream: LogStream, forPeople = false): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: shownError },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]) },
  };
  return pino(options, forPeople ? { write: (line) => stream.write(lineForPeople(line)) } : stream);
}

/**
 * Lines that go out together at the end of the turn of the event loop in which they were written:
 * under load, a line is written for every call. Flush them before the process ends.
 */
export class LinesTogether implements LogStream {
  readonly #stream: LogStream;
  #lines = '';

  constructor(stream: LogStream) {
    this.#stream = stream;
  }

  write(line: string): void {
    if (this.#lines === '') setImmediate(() => this.flush());
    this.#lines += line;
  }

  /** Sends what waits. */
  flush(): void {
    const lines = this.#lines;
    this.#lines = '';
    if (lines !== '') this.#stream.write(lines);
  }
}

/** Fields that are never shown, should somebody log an object that has them. */
const SECRETS = ['authorization', 'cookie', '["set-cookie"]', 'password', 'secretKey', 'token'];

/** Of an error what helps to find its place: what drivers add may quote what is stored. */
function shownError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const code = 'code' in error ? String(error.code) : undefined;
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return { name, message, code, cause, stack };
}

/** What is told by other means in the line of a request, or by nobody to anybody. */
const LEFT_OUT: ReadonlySet<string> = new Set(['level', 'time', 'msg', 'err']);
const TIME = { from: 11, to: 19 } as const;

function lineForPeople(line: string): string {
  const entry: unknown = JSON.parse(line);
  // pino writes an object a line.
  const fields = Object.entries(entry as Readonly<Record<string, unknown>>);
  const field = (name: string) => fields.find(([key]) => key === name)?.[1];
  const rest = fields
    .filter(([name, value]) => !LEFT_OUT.has(name) && value !== null)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const time = String(field('time')).slice(TIME.from, TIME.to);
  const level = String(field('level')).padEnd(5);
  const words = [time, level, String(field('msg') ?? ''), ...rest];
  return `${words.join(' ')}\n${stackLines(field('err'))}`;
}

function stackLines(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('stack' in error)) return '';
  return `${String(error.stack)}\n`;
}
