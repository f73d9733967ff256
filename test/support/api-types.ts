// The types of src/client/api.ts: what every operation takes and answers, in TypeScript.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { TSchema } from 'typebox';
import type { AnyOperation } from '../../src/operations/perform.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import { routeOf } from './api-document.ts';
import { Components, type Json } from './api-schemas.ts';

export const API_TYPES_FILE = new URL('../../src/client/api.ts', import.meta.url);

type Schema = { readonly [keyword: string]: Json };

const HEADER = `// Written by \`npm run api\` from the operations; a test compares. What stands here
// is what the HTTP API promises: the same fields, the same words.
`;

const HELD_TO_API = 'satisfies Readonly<Record<keyof Api, string>>';
const HELD_TO_ACCESS = 'satisfies Readonly<Record<keyof Api, ApiAccess>>';
const ACCESS_TYPE = "'anyone' | 'person' | 'viewer' | 'finance' | 'owner' | 'operator'";

/** The text of the file. */
export function apiTypesText(): string {
  const components = new Components();
  const operations = [...OPERATIONS.values()].map((each) => operationText(each, components));
  const routes = [...OPERATIONS.keys()].map((name) => {
    const { method, path } = routeOf(name);
    const kind = OPERATIONS.get(name)?.kind;
    return `  '${name}': '${method} ${path}${kind === 'money' ? ' money' : ''}',`;
  });
  const access = [...OPERATIONS.values()].map((each) => `  '${each.name}': '${each.access}',`);
  const types = Object.entries(components.schemas()).map(([name, schema]) => {
    const type = typeOf(schema as Schema, 0); // an object, as all schemas are
    return `${comment(schema, '')}export type ${typeName(name)} = ${type};\n`;
  });
  return formatted([
    HEADER,
    ...types,
    '/** What each operation takes and answers. */',
    `export interface Api {\n${operations.join('\n')}\n}`,
    '',
    '/** Where each operation is found; `money`: it needs an idempotency key. */',
    `export const API_ROUTES = {\n${routes.join('\n')}\n} as const ${HELD_TO_API};`,
    '',
    '/** The least who may call an operation; whoever is named later may what those before may. */',
    `export type ApiAccess = ${ACCESS_TYPE};`,
    '',
    '/** Who may call each operation. */',
    `export const API_ACCESS = {\n${access.join('\n')}\n} as const ${HELD_TO_ACCESS};`,
    '',
  ]);
}

/** As the formatter wants it. */
function formatted(lines: readonly string[]): string {
  const biome = new URL('../../node_modules/@biomejs/biome/bin/biome', import.meta.url);
  const options = ['format', `--stdin-file-path=${fileURLToPath(API_TYPES_FILE)}`];
  const input = lines.join('\n');
  return execFileSync(process.execPath, [fileURLToPath(biome), ...options], {
    input,
    encoding: 'utf8',
  });
}

function operationText({ name, summary, input, output }: AnyOperation, components: Components) {
  const shown = (schema: TSchema | undefined) =>
    schema === undefined ? 'unknown' : typeOf(components.of(schema) as Schema, 2); // an object
  return [
    `  /** ${summary} */`,
    `  readonly '${name}': {`,
    `    readonly input: ${shown(input)};`,
    `    readonly answer: ${shown(output)};`,
    '  };',
  ].join('\n');
}

/** A schema of the kinds that our operations use, as a type. */
function typeOf(schema: Schema, depth: number): string {
  const { $ref, type, anyOf, const: only, properties, items, patternProperties } = schema;
  if (typeof $ref === 'string') return typeName($ref.slice($ref.lastIndexOf('/') + 1));
  if (only !== undefined) return literal(only);
  if (Array.isArray(schema['enum'])) return schema['enum'].map(literal).join(' | ');
  if (Array.isArray(anyOf)) return anyOf.map((one) => typeOf(one as Schema, depth)).join(' | ');
  if (type === 'array') return `readonly ${grouped(typeOf(items as Schema, depth))}[]`;
  if (type === 'object' && properties !== undefined) return objectType(schema, depth);
  if (type === 'object') {
    const [of] = Object.values(Object(patternProperties) as Schema);
    const value = of === undefined ? 'unknown' : typeOf(of as Schema, depth);
    return `{ readonly [name: string]: ${value} }`;
  }
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string' || type === 'boolean' || type === 'null') return type;
  return 'unknown';
}

function objectType({ properties, required }: Schema, depth: number): string {
  const names = Array.isArray(required) ? required : [];
  const indent = '  '.repeat(depth + 1);
  const fields = Object.entries(Object(properties) as Schema).map(([name, field]) => {
    const key = /^[A-Za-z_]\w*$/.test(name) ? name : `'${name}'`;
    const mark = names.includes(name) ? '' : '?';
    const type = typeOf(field as Schema, depth + 1);
    return `${comment(field, indent)}${indent}readonly ${key}${mark}: ${type};`;
  });
  if (fields.length === 0) return 'Readonly<Record<string, never>>';
  return `{\n${fields.join('\n')}\n${'  '.repeat(depth)}}`;
}

function comment(schema: Json, indent: string): string {
  const { description } = Object(schema) as Schema;
  return typeof description === 'string' ? `${indent}/** ${description} */\n` : '';
}

function grouped(type: string): string {
  return /^\w+$/.test(type) ? type : `(${type})`;
}

function literal(value: Json): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : JSON.stringify(value);
}

function typeName(title: string): string {
  return title.replaceAll(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) =>
    letter.toUpperCase(),
  );
}
