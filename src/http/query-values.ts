// What the texts of a query mean, by the schema of their field. What cannot be read stays a text,
// so that the operation's own check says what would be right.
import type { TSchema } from 'typebox';

const WHOLE_NUMBER = /^-?\d{1,15}$/;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** Reads a text of a query; several of one name are a list, as is one with commas. */
export function readText(schema: TSchema, text: unknown): unknown {
  if (kindsOf(schema).includes('array')) {
    const texts = Array.isArray(text) ? text : String(text).split(',');
    const items = 'items' in schema ? (schema.items as TSchema) : null; // of an array, a schema
    return items === null ? texts : texts.map((one: unknown) => readText(items, one));
  }
  return typeof text === 'string' ? readValue(kindsOf(schema), text) : text;
}

function readValue(kinds: readonly string[], text: string): unknown {
  if (kinds.includes('string')) return text;
  if (kinds.includes('integer') && WHOLE_NUMBER.test(text)) return Number(text);
  if (kinds.includes('number') && DECIMAL.test(text)) return Number(text);
  if (kinds.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

const KINDS = new WeakMap<TSchema, readonly string[]>();

/** The kinds of JSON values that a schema takes; found once. */
function kindsOf(schema: TSchema): readonly string[] {
  let kinds = KINDS.get(schema);
  if (kinds === undefined) {
    kinds = findKinds(schema);
    KINDS.set(schema, kinds);
  }
  return kinds;
}

/** Those of words and constants are the kinds of their values. */
function findKinds(schema: TSchema): readonly string[] {
  if ('type' in schema) return [schema.type].flat().map(String);
  // Alternatives are schemas, as TypeBox makes them.
  if ('anyOf' in schema) return (schema.anyOf as readonly TSchema[]).flatMap(kindsOf);
  if ('enum' in schema) return [schema.enum].flat().map((value) => typeof value);
  return 'const' in schema ? [typeof schema.const] : [];
}
