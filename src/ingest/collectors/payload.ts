// Fields of what media servers send: JSON, whatever they say that it is, or a form. Every value is
// somebody's on the internet: checked for kind, length and characters before it is believed.
import { isUtf8 } from 'node:buffer';
import { accept, type Outcome, refuse } from '../../engine/index.ts';
import type { MediaCall, SourceKind } from '../../operations/media/media-notice.ts';

const TEXT_MAX = 1000;
const ARGS_MAX = 50;
/** So many digits fit the store. */
const COUNT_MAX = /^\d{1,18}$/;
/** Control characters, and halves of letters. */
const NOT_TEXT = /[\p{Cc}\p{Cs}]/u;
const FORM = 'application/x-www-form-urlencoded';

/** The object that a call holds. What is wrong with it is kept: the first problem counts. */
export class Payload {
  readonly #kind: SourceKind;
  readonly #fields: ReadonlyMap<string, unknown>;
  #problem: string | null = null;

  constructor(kind: SourceKind, fields: ReadonlyMap<string, unknown>) {
    this.#kind = kind;
    this.#fields = fields;
  }

  /** Reads the body of a call; of one without, its query. */
  static of(kind: SourceKind, { body, contentType, query }: MediaCall): Outcome<Payload> {
    if (body.length === 0) return accept(new Payload(kind, new Map(Object.entries(query))));
    if (!isUtf8(body)) return unreadable(kind, 'it is not UTF-8');
    const text = Buffer.from(body).toString();
    if (contentType.split(';')[0]?.trim().toLowerCase() === FORM) {
      return accept(new Payload(kind, new Map(new URLSearchParams(text))));
    }
    try {
      const value: unknown = JSON.parse(text);
      const fields = fieldsOf(value);
      return fields === null
        ? unreadable(kind, 'it is no JSON object')
        : accept(new Payload(kind, fields));
    } catch {
      return unreadable(kind, 'it is no JSON');
    }
  }

  /** The names of all fields. */
  get names(): readonly string[] {
    return [...this.#fields.keys()];
  }

  /** What is wrong with the fields that were asked for; null: nothing. */
  get problem(): Outcome<never> | null {
    return this.#problem === null ? null : unreadable(this.#kind, this.#problem);
  }

  /** A text; numbers are taken as written. Empty: it is not there. */
  text(name: string): string {
    const value = this.#fields.get(name);
    if (value === undefined || value === null) return '';
    const text = typeof value === 'number' ? `${value}` : value;
    if (typeof text !== 'string') return this.#wrong(`${name} is no text`);
    if (text.length > TEXT_MAX) return this.#wrong(`${name} is too long`);
    return NOT_TEXT.test(text) ? this.#wrong(`${name} has control characters`) : text;
  }

  /** A text that must be there. */
  given(name: string): string {
    const text = this.text(name);
    return text === '' ? this.#wrong(`${name} is missing`) : text;
  }

  /** The digits of a count; null: it is not there. */
  count(name: string): string | null {
    const value = this.#fields.get(name);
    if (value === undefined || value === null || value === '') return null;
    if (typeof value === 'number' && !Number.isSafeInteger(value)) {
      this.#wrong(`${name} is no whole number`);
      return null;
    }
    const digits = typeof value === 'number' || typeof value === 'string' ? `${value}` : '';
    if (COUNT_MAX.test(digits)) return `${BigInt(digits)}`;
    this.#wrong(`${name} is no count`);
    return null;
  }

  /** A count that must be there. */
  countGiven(name: string): string {
    return this.count(name) ?? this.#wrong(`${name} is missing`);
  }

  /** A whole number of units, as milliseconds; null: it is not there, or 0. */
  milliseconds(name: string, unit: number): number | null {
    const digits = this.count(name);
    if (digits === null || digits === '0') return null;
    const value = Number(digits) * unit;
    if (value <= LATEST) return value;
    this.#wrong(`${name} is no time`);
    return null;
  }

  flag(name: string): boolean | null {
    const value = this.#fields.get(name);
    return typeof value === 'boolean' ? value : null;
  }

  /** An object within; null: it is not there, or none. */
  within(name: string): Payload | null {
    const fields = fieldsOf(this.#fields.get(name));
    return fields === null ? null : new Payload(this.#kind, fields);
  }

  /** All fields but some, as arguments of an address. */
  otherArgs(own: ReadonlySet<string>): Readonly<Record<string, string>> {
    return keptArgs([...this.#fields].filter(([name]) => !own.has(name)));
  }

  /**
   * Arguments of an address: an object, or the text behind its question mark. Players write them,
   * so that one that cannot be kept is left out: it must not make the report unreadable.
   */
  args(name: string): Readonly<Record<string, string>> {
    const value = this.#fields.get(name);
    if (typeof value === 'string') return argsOf(value);
    return keptArgs([...(fieldsOf(value) ?? [])]);
  }

  #wrong(problem: string): string {
    this.#problem ??= problem;
    return '';
  }
}

/** A year that no clock shows. */
const LATEST = Date.UTC(2200, 0, 1);

/** The arguments of `?a=1&b=2`. */
export function argsOf(query: string): Readonly<Record<string, string>> {
  return keptArgs([...new URLSearchParams(query)]);
}

/** The first of those that may be kept. */
function keptArgs(
  entries: readonly (readonly [string, unknown])[],
): Readonly<Record<string, string>> {
  const kept = entries.flatMap(([name, value]): [string, string][] => {
    const fits = typeof value === 'string' && name.length + value.length <= TEXT_MAX;
    return fits && !NOT_TEXT.test(name + value) ? [[name, value]] : [];
  });
  return Object.fromEntries(kept.slice(0, ARGS_MAX));
}

/** The host of an address; '' where there is none. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

/** Refuses a report. */
export function unreadable(kind: SourceKind, cause: string): Outcome<never> {
  return refuse('media_report_is_not_readable', { kind, cause });
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}
