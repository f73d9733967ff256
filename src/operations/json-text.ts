// JSON texts that people write by hand: what is wrong with one is told with its line and column.
import { accept, type Outcome, refuse } from '../engine/index.ts';

const DEPTH_MAX = 64;

/**
 * Reads a JSON text. Refused with line and column: `json_is_not_readable`, `json_ends_too_early`,
 * `json_goes_on_after_its_end`, `json_is_too_deep`, and `json_field_is_written_twice`, of which
 * JSON.parse would silently take the last.
 */
export function parseJsonText(text: string): Outcome<unknown> {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const fault = new Scanner(content).fault();
  if (fault === null) return accept(JSON.parse(content));
  const { code, at, params } = fault;
  const before = content.slice(0, at).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  return refuse(code, { line: `${line}`, column: `${column}`, ...params });
}

interface Fault {
  readonly code: string;
  readonly at: number;
  readonly params: Readonly<Record<string, string>>;
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// Between two quotes stands no lone backslash, and no control character but those from U+007F on.
const TEXT = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;

/** Goes through a text by the grammar of JSON, to the first place where it does not follow it. */
class Scanner {
  readonly #text: string;
  #at = 0;
  #fault: Fault | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  fault(): Fault | null {
    this.#value(0);
    if (this.#fault === null && this.#at < this.#text.length) {
      this.#note('json_goes_on_after_its_end', this.#at, { found: this.#found() });
    }
    return this.#fault;
  }

  #value(depth: number): void {
    this.#skip(SPACE);
    const first = this.#text[this.#at];
    if (depth > DEPTH_MAX) this.#note('json_is_too_deep', this.#at, { max: `${DEPTH_MAX}` });
    else if (first === '{') this.#object(depth);
    else if (first === '[') this.#list(depth);
    else if (!this.#skip(first === '"' ? TEXT : SCALAR)) this.#unexpected('{ [ " 0-9 true null');
    this.#skip(SPACE);
  }

  #object(depth: number): void {
    const fields = new Set<string>();
    this.#entries('}', () => {
      const start = this.#at;
      if (!this.#skip(TEXT)) return this.#unexpected('"');
      const field: unknown = JSON.parse(this.#text.slice(start, this.#at));
      const name = String(field);
      if (fields.has(name)) this.#note('json_field_is_written_twice', start, { field: name });
      fields.add(name);
      this.#skip(SPACE);
      if (this.#text[this.#at] !== ':') return this.#unexpected(':');
      this.#at += 1;
      return this.#value(depth + 1);
    });
  }

  #list(depth: number): void {
    this.#entries(']', () => this.#value(depth + 1));
  }

  #entries(end: string, entry: () => void): void {
    this.#at += 1;
    this.#skip(SPACE);
    if (this.#text[this.#at] === end) {
      this.#at += 1;
      return;
    }
    for (;;) {
      this.#skip(SPACE);
      entry();
      if (this.#fault !== null) return;
      const next = this.#text[this.#at];
      if (next !== ',' && next !== end) {
        this.#unexpected(`, ${end}`);
        return;
      }
      this.#at += 1;
      if (next === end) return;
    }
  }

  #skip(token: RegExp): boolean {
    token.lastIndex = this.#at;
    if (!token.test(this.#text)) return false;
    this.#at = token.lastIndex;
    return true;
  }

  #unexpected(expected: string): void {
    const found = this.#found();
    if (this.#at >= this.#text.length) this.#note('json_ends_too_early', this.#at, { expected });
    else this.#note('json_is_not_readable', this.#at, { found, expected });
  }

  #found(): string {
    return this.#text.slice(this.#at, this.#at + 12).split(/[\r\n]/)[0] ?? '';
  }

  #note(code: string, at: number, params: Readonly<Record<string, string>>): void {
    this.#fault ??= { code, at, params };
  }
}
