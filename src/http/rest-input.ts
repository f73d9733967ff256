// One input of an operation, from everything that a call carries: path, query, body and headers.
import type { FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { accept, nearNames, type Outcome, refuse } from '../engine/index.ts';
import type { AnyOperation } from '../operations/perform.ts';
import { readText } from './query-values.ts';
import type { RestRoute } from './rest-route.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** What a key of a call may be: what can be seen, so that two that look the same are the same. */
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;
const ETAG = /^(?:W\/)?"([\x21\x23-\x7e]{1,200})"$/;

/** Reads the input of a call. Refused: what is in the wrong place, or cannot be read there. */
export function readInput(
  { input: schema, kind }: AnyOperation,
  route: RestRoute,
  request: FastifyRequest,
): Outcome<Fields> {
  const known = propertiesOf(schema);
  const params = readTexts(fieldsOf(request.params), known);
  const body = readBody(route, request);
  if (!body.ok) return body;
  const query = readQuery(route, request, known);
  if (!query.ok) return query;
  const given = route.takesBody ? body.value : query.value;
  const misplaced = Object.keys(given).find((name) => isElsewhere(name, params));
  if (misplaced !== undefined) {
    const names = Object.keys(known).filter((name) => !isElsewhere(name, params));
    const near = nearNames(misplaced, names);
    return refuse('field_is_unknown', { field: misplaced, known: near }, misplaced);
  }
  const headers = readHeaders(request, {
    takesKey: 'key' in known && !('key' in params) && kind !== 'read',
    needsKey: kind === 'money',
    takesMatch: 'ifMatch' in known,
  });
  if (!headers.ok) return headers;
  return accept({ ...given, ...headers.value, ...params });
}

/** Fields of inputs that come in headers, or were in the path. */
function isElsewhere(name: string, params: Fields): boolean {
  return name === 'key' || name === 'ifMatch' || Object.hasOwn(params, name);
}

function readBody({ takesBody }: RestRoute, { body }: FastifyRequest): Outcome<Fields> {
  if (body === undefined || body === null) return accept({});
  if (typeof body !== 'object' || Array.isArray(body)) {
    return refuse('body_is_not_an_object', {});
  }
  const [first] = Object.keys(body);
  if (!takesBody && first !== undefined) {
    return refuse('field_belongs_in_the_query', { field: first }, first);
  }
  return accept(fieldsOf(body));
}

function readQuery(
  { takesBody }: RestRoute,
  request: FastifyRequest,
  known: Readonly<Record<string, TSchema>>,
): Outcome<Fields> {
  const query = fieldsOf(request.query);
  const [first] = Object.keys(query);
  if (takesBody && first !== undefined) {
    return refuse('field_belongs_in_the_body', { field: first }, first);
  }
  return accept(readTexts(query, known));
}

/** Texts of a path or a query as the kinds of their fields; unknown ones stay for the check. */
function readTexts(texts: Fields, known: Readonly<Record<string, TSchema>>): Fields {
  const read = { ...texts };
  for (const name in read) {
    const schema = Object.hasOwn(known, name) ? known[name] : undefined;
    if (schema !== undefined) read[name] = readText(schema, read[name]);
  }
  return read;
}

interface HeaderRules {
  readonly takesKey: boolean;
  readonly needsKey: boolean;
  readonly takesMatch: boolean;
}

function readHeaders(
  { headers }: FastifyRequest,
  { takesKey, needsKey, takesMatch }: HeaderRules,
): Outcome<Fields> {
  const key = headers['idempotency-key'];
  const match = headers['if-match'];
  if (key === undefined && needsKey) return refuse('idempotency_key_is_missing');
  if (key !== undefined && !IDEMPOTENCY_KEY.test(String(key))) {
    return refuse('idempotency_key_is_not_readable');
  }
  if (match !== undefined && !takesMatch) return refuse('if_match_is_not_taken');
  const [, tag] = match === undefined ? [] : (ETAG.exec(match) ?? []);
  if (match !== undefined && tag === undefined) return refuse('if_match_is_not_readable');
  const ofKey = takesKey && key !== undefined ? { key: String(key) } : NOTHING;
  return accept(tag === undefined ? ofKey : { ...ofKey, ifMatch: tag });
}

const NOTHING: Fields = {};

function propertiesOf(schema: TSchema): Readonly<Record<string, TSchema>> {
  // An object of schemas, as TypeBox makes it.
  return 'properties' in schema ? (schema.properties as Readonly<Record<string, TSchema>>) : {};
}

function fieldsOf(value: unknown): Fields {
  // A plain object, as JSON and query strings give it.
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}
