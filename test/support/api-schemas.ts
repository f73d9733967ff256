import type { TSchema } from 'typebox';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json };

/**
 * The named schemas of the document: one that has a `title` is told once and referred to from
 * everywhere else.
 */
export class Components {
  readonly #named = new Map<string, { readonly from: string; readonly schema: Json }>();

  /** The schema as it stands in the document. */
  of(schema: TSchema): Json {
    // A schema is JSON with the keywords of JSON Schema; TypeBox's own marks are not enumerable.
    return this.#visit(JSON.parse(JSON.stringify(schema)) as Json);
  }

  /** All named ones, in the order of their names. */
  schemas(): { readonly [name: string]: Json } {
    const all = [...this.#named].sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(all.map(([name, { schema }]) => [name, schema]));
  }

  #visit(schema: Json): Json {
    if (Array.isArray(schema)) return schema.map((one: Json) => this.#visit(one));
    if (typeof schema !== 'object' || schema === null) return schema;
    const { title, ...rest } = schema as { readonly [name: string]: Json }; // no list, as seen
    const parts = Object.entries(rest).map(([name, part]): [string, Json] => [
      name,
      name === 'properties' ? this.#properties(part) : this.#visit(part),
    ]);
    const inner = Object.fromEntries(parts);
    if (typeof title !== 'string') return inner;
    const from = JSON.stringify(rest);
    const known = this.#named.get(title);
    if (known !== undefined && known.from !== from) {
      throw new Error(`two schemas have the title ${title}`);
    }
    this.#named.set(title, { from, schema: inner });
    return { $ref: `#/components/schemas/${title}` };
  }

  /** Names of fields are no keywords: one may be called `title`. */
  #properties(fields: Json): Json {
    const all = Object.entries(Object(fields) as { readonly [name: string]: Json }); // of an object
    return Object.fromEntries(all.map(([name, field]) => [name, this.#visit(field)]));
  }
}
