/** A statement and the values for its parameters. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Writes a statement: each value becomes a parameter, each nested statement is set in. */
export function sql(parts: TemplateStringsArray, ...inserted: readonly unknown[]): Statement {
  const values: unknown[] = [];
  let text = parts[0] ?? '';
  inserted.forEach((value, index) => {
    if (isStatement(value)) {
      // Its parameters are counted on from ours.
      text += value.text.replace(/\$(\d+)/g, (_, at) => `$${Number(at) + values.length}`);
      values.push(...value.values);
    } else {
      values.push(value);
      text += `$${values.length}`;
    }
    text += parts[index + 1] ?? '';
  });
  return { text, values };
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
