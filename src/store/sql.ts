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

/** An instant as PostgreSQL reads it. */
export function timestamp(instant: number): string {
  return new Date(instant).toISOString();
}

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'text' in value && 'values' in value;
}
