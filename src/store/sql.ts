/** A statement and the values for its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Writes a statement: each value becomes a parameter, each nested statement is set in. */
export function sql(parts: TemplateStringsArray, ...inserted: readonly unknown[]): Statement {
  const values: unknown[] = [];
  let texts = TEXTS.get(parts);
  if (texts === undefined) {
    texts = new Texts();
    TEXTS.set(parts, texts);
  }
  for (const value of inserted) {
    if (isStatement(value)) {
      values.push(...value.values);
      texts = texts.behind(value.text);
    } else {
      values.push(value);
      texts = texts.behind(null);
    }
  }
  texts.written ??= textOf(parts, inserted);
  return { text: texts.written, values };
}

/** What was written, by the parts in the source and then by each nested text. */
const TEXTS = new WeakMap<TemplateStringsArray, Texts>();
/** So many texts are kept; there are far fewer. */
const TEXTS_MAX = 10_000;

/** The text of a statement, and what it becomes by what is set in next; null: a parameter. */
class Texts {
  static #kept = 0;
  readonly #next = new Map<string | null, Texts>();
  /** Written once: a page is read by the same few statements all the time. */
  written: string | undefined;

  behind(inserted: string | null): Texts {
    let next = this.#next.get(inserted);
    if (next === undefined) {
      next = new Texts();
      if (Texts.#kept < TEXTS_MAX) this.#next.set(inserted, next);
      Texts.#kept += 1;
    }
    return next;
  }
}

function textOf(parts: TemplateStringsArray, inserted: readonly unknown[]): string {
  let count = 0;
  let text = parts[0] ?? '';
  inserted.forEach((value, index) => {
    if (isStatement(value)) {
      const before = count;
      // Its parameters are counted on from ours.
      text += value.text.replace(/\$(\d+)/g, (_, at) => `$${Number(at) + before}`);
      count += value.values.length;
    } else {
      count += 1;
      text += `$${count}`;
    }
    text += parts[index + 1] ?? '';
  });
  return text;
}

/** A statement of constant text. */
export function raw(text: string): Statement {
  return { text, values: [] };
}

/** The words of a list's order: how it is sorted, and what comes after a position in it. */
export function inOrder(descending: boolean): {
  readonly sorted: Statement;
  readonly beyond: Statement;
} {
  return descending
    ? { sorted: raw('desc'), beyond: raw('<') }
    : { sorted: raw('asc'), beyond: raw('>') };
}

/** An instant as PostgreSQL reads it. */
export function timestamp(instant: number): string {
  return new Date(instant).toISOString();
}

/** An instant that may be left open. */
export function timestampOrNull(instant: number | null): string | null {
  return instant === null ? null : timestamp(instant);
}

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value;
}
