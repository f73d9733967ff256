// Calls of any operation, made from the schema of its input: of those that come, too.

import { REST_PREFIX, type RestRoute } from '../../src/http/rest-route.ts';
import type { AnyOperation } from '../../src/operations/perform.ts';
import { PNG } from './pictures.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Tells what to put into a text field; `undefined`: whatever is right for its name. */
export type TextOf = (field: string) => string | undefined;

/** What is right for fields whose texts have a form. */
const PLAIN: Readonly<Record<string, string>> = {
  amount: '1.00',
  appId: 'wx0000000000000000',
  area: 'mainland',
  before: '2022-06-03',
  category: 'e-commerce',
  at: '2022-06-02T10:00:00+08:00',
  date: '2022-06-02',
  email: 'somebody@example.com',
  expiresAt: '2030-01-01T00:00:00+08:00',
  family: 'traffic',
  from: '2022-06-02',
  kinds: 'packs-low',
  mode: 'daily-bandwidth',
  scope: 'traffic.mainland',
  service: 'live',
  sku: 'traffic-100gb',
  subject: 'company',
  time: '2022-06-04T10:00:00+08:00',
  to: '2022-06-03',
  type: 'formal',
  url: 'http://127.0.0.1:9/hook',
  data: PNG,
};
/** Where an operation takes another form than others do under the name. */
const PLAIN_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'usage.series': { from: '2022-06-02T00:00:00+08:00', before: '2022-06-03T00:00:00+08:00' },
};
const TIME = /(?:At|After|Before|From|To|Of)$/;

/** Schemas as JSON, as far as inputs use them. */
interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The fields of an operation's input, by name, and which of them must be there. */
export function fieldsOf({ input }: AnyOperation): {
  readonly all: readonly string[];
  readonly texts: readonly string[];
  readonly required: readonly string[];
} {
  const { properties = {}, required = [] } = input as Schema; // what TypeBox makes is JSON
  const all = Object.keys(properties);
  const texts = all.filter((name) => {
    const schema = properties[name] ?? {};
    return isText(schema) || isText(schema.items ?? {});
  });
  return { all, texts, required };
}

function isText({ type, anyOf = [], enum: of }: Schema): boolean {
  if (of !== undefined) return false;
  return type === 'string' || anyOf.some((one) => one.const === undefined && isText(one));
}

/** An input with these fields. */
export function inputOf(
  { name: operation, input }: AnyOperation,
  fields: Iterable<string>,
  textOf: TextOf,
): Fields {
  const formed: TextOf = (field) => textOf(field) ?? PLAIN_OF[operation]?.[field];
  const { properties = {} } = input as Schema; // what TypeBox makes is JSON
  const values = [...fields].flatMap((name): [string, unknown][] => {
    const schema = properties[name];
    return schema === undefined ? [] : [[name, made(name, schema, formed)]];
  });
  return Object.fromEntries(values);
}

function made(name: string, schema: Schema, textOf: TextOf): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [first] = schema.anyOf ?? [];
  if (first !== undefined) return made(name, first, textOf);
  switch ([schema.type].flat()[0]) {
    case 'string':
      return textOf(name) ?? PLAIN[name] ?? (TIME.test(name) ? PLAIN['at'] : 'a-text');
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    case 'array':
      return [made(name, schema.items ?? {}, textOf)];
    case 'object': {
      const parts = Object.entries(schema.properties ?? {});
      return Object.fromEntries(parts.map(([part, of]) => [part, made(part, of, textOf)]));
    }
    default:
      return null;
  }
}

let calls = 0;

/** The call that gives an operation this input; with a key of its own if the input has none. */
export function callOf({ path, method, takesBody }: RestRoute, input: Fields) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field);
  const url = path.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    return encodeURIComponent(String(input[field]));
  });
  calls += 1;
  const { key = `call-${calls}`, ifMatch, ...rest } = input;
  const others = Object.entries(rest).filter(([field]) => !inPath.includes(field));
  const query = new URLSearchParams(
    others.map(([field, value]): [string, string] => [field, String(value)]),
  );
  return {
    line: `${method} ${REST_PREFIX}${url}${takesBody || others.length === 0 ? '' : `?${query}`}`,
    headers: {
      ...(inPath.includes('key') ? {} : { 'idempotency-key': String(key) }),
      ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
    },
    ...(takesBody ? { payload: Object.fromEntries(others) } : {}),
  };
}
