// openapi.json, made from the operations, their routes and a story that calls each of them.
import { readFileSync } from 'node:fs';
import type { TSchema } from 'typebox';
import { present } from '../../src/engine/index.ts';
import { REST_ROUTES, type RestRoute } from '../../src/http/rest-route.ts';
import type { AnyOperation } from '../../src/operations/perform.ts';
import { REFUSAL_TEXTS } from '../../src/operations/refusals.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import { OTHER_PATHS } from './api-paths.ts';
import { Components, type Json } from './api-schemas.ts';
import { signInPaths } from './api-sign-in.ts';

export const API_DOCUMENT_FILE = new URL('../../openapi.json', import.meta.url);

/** One call of an operation with what it answered: what the document shows as an example. */
export interface ExampleCall {
  readonly input: Json;
  readonly answer: Json;
}

/** By the names of operations. */
export type Examples = ReadonlyMap<string, ExampleCall>;

/** The document as it is served: OpenAPI 3.1, as text with a line for each value. */
export function apiDocumentText(examples: Examples): string {
  return `${JSON.stringify(apiDocument(examples), null, 1)}\n`;
}

/** The document: a path for every operation, and the few that are none. */
export function apiDocument(examples: Examples): Json {
  const components = new Components();
  const paths: Record<string, Record<string, Json>> = {};
  for (const [name, operation] of OPERATIONS) {
    const route = routeOf(name);
    const { method, path } = route;
    const described = describeOperation({ operation, ...route }, components, examples);
    paths[path] = { ...paths[path], [method.toLowerCase()]: described };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'packledger',
      version: packageVersion(),
      description: INTRODUCTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }, { session: [] }],
    tags: tags(),
    paths: { ...sorted(paths), ...OTHER_PATHS, ...signInPaths(components) },
    components: {
      securitySchemes: SECURITY,
      responses: { problem: PROBLEM_RESPONSE },
      schemas: { problem: problemSchema(), ...components.schemas() },
    },
  };
}

/** Where an operation is found. */
export function routeOf(name: string): RestRoute {
  return present(
    REST_ROUTES.find((route) => route.name === name),
    `src/http/routes.ts has a route for ${name}`,
  );
}

const INTRODUCTION = `Exact accounts of prepaid resource packs for live-streaming platforms.

Quantities are whole numbers of the base unit and money is decimal; both are texts, so that nothing
is rounded on the way. Calls of programs carry \`Authorization: Bearer SECRET_KEY\`; people have a
session cookie. Calls that create or move money need an \`Idempotency-Key\`: the same key and input
give the first answer again. Lists are read a page at a time: \`next\` is the \`cursor\` of the next
page, null after the last. What is refused is answered as application/problem+json with a code that
reads as a sentence. docs/reference/http.md tells the rest.`;

const SECURITY: Json = {
  key: { type: 'http', scheme: 'bearer', description: 'The secretKey of a key.' },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'packledger.session_token',
    description: 'The cookie that signing in sets.',
  },
};

const PROBLEM_RESPONSE: Json = {
  description: 'Refused: the code says why, the path where.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
};

function problemSchema(): Json {
  return {
    type: 'object',
    required: ['type', 'status', 'code', 'title', 'messages', 'requestId'],
    properties: {
      type: { type: 'string' },
      status: { type: 'integer' },
      code: {
        type: 'string',
        description: 'A sentence about the fact; docs/reference/errors.md lists them.',
        enum: Object.keys(REFUSAL_TEXTS).sort(),
      },
      title: { type: 'string', description: 'The message, in the language that was asked for.' },
      messages: {
        type: 'object',
        required: ['zh', 'en'],
        properties: { zh: { type: 'string' }, en: { type: 'string' } },
      },
      path: { type: 'string', description: 'Where in the input.' },
      requestId: { type: 'string' },
    },
  };
}

function tags(): Json {
  const nouns = new Set([...OPERATIONS.keys()].map(nounOf));
  return [...nouns, 'sign-in'].map((name) => ({ name }));
}

function nounOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

interface Described extends RestRoute {
  readonly operation: AnyOperation;
}

function describeOperation(
  { operation, path, takesBody, creates }: Described,
  components: Components,
  examples: Examples,
): Json {
  const { name, summary, access, output } = operation;
  const example = examples.get(name);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field);
  const fields = Object.entries(propertiesOf(operation.input)).filter(
    ([field]) => !inPath.includes(field) && !IN_HEADERS.has(field),
  );
  const inQuery = !takesBody;
  const content = fileContent(operation) ?? answerContent(output, example, components);
  return {
    operationId: name,
    tags: [nounOf(name)],
    summary,
    description: MAY_CALL[access],
    ...(access === 'anyone' ? { security: [] } : {}),
    parameters: [
      ...inPath.map((field) => parameter('path', field, operation, components)),
      ...headers(operation),
      ...(inQuery ? fields.map(([field]) => parameter('query', field, operation, components)) : []),
    ],
    ...(inQuery || fields.length === 0
      ? {}
      : { requestBody: requestBody(operation, fields, example, components) }),
    responses: {
      [creates ? 201 : 200]: { description: 'Done.', ...(content === null ? {} : { content }) },
      default: { $ref: '#/components/responses/problem' },
    },
  };
}

/** Fields of inputs that come in headers over HTTP. */
const IN_HEADERS: ReadonlySet<string> = new Set(['key', 'ifMatch']);

const MAY_CALL = {
  anyone: 'Anybody may call it.',
  person: 'Whoever is signed in may call it.',
  viewer: 'Every member of the account may call it: viewer, finance, owner.',
  finance: 'Members of the account with the role finance or owner may call it.',
  owner: 'Owners of the account may call it.',
  operator: 'Operators of the platform may call it.',
} as const satisfies Readonly<Record<AnyOperation['access'], string>>;

function headers({ kind, input }: AnyOperation): readonly Json[] {
  const fields = propertiesOf(input);
  // `key` of the operations on keys is another thing, which they have in their path.
  const idempotency =
    'key' in fields && kind !== 'read' && kind !== undefined
      ? [
          {
            name: 'Idempotency-Key',
            in: 'header',
            required: kind === 'money',
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          },
        ]
      : [];
  const match =
    'ifMatch' in fields
      ? [{ name: 'If-Match', in: 'header', required: false, schema: { type: 'string' } }]
      : [];
  return [...idempotency, ...match];
}

function parameter(
  place: 'path' | 'query',
  field: string,
  { input }: AnyOperation,
  components: Components,
): Json {
  const schema = propertiesOf(input)[field] ?? { type: 'string' };
  return {
    name: field,
    in: place,
    required: place === 'path' || requiredOf(input).includes(field),
    ...descriptionOf(schema),
    schema: components.of(schema),
  };
}

function requestBody(
  { input }: AnyOperation,
  fields: readonly (readonly [string, TSchema])[],
  example: ExampleCall | undefined,
  components: Components,
): Json {
  const names = fields.map(([field]) => field);
  const required = requiredOf(input).filter((field) => names.includes(field));
  const shown = Object.entries(Object(example?.input)).filter(([field]) => names.includes(field));
  return {
    required: required.length > 0,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          ...(required.length === 0 ? {} : { required }),
          properties: Object.fromEntries(fields.map(([name, of]) => [name, components.of(of)])),
          additionalProperties: false,
        },
        ...(example === undefined ? {} : { example: Object.fromEntries(shown) as Json }), // JSON
      },
    },
  };
}

/** A file is told by its media types alone. */
function fileContent({ media }: AnyOperation): Json | null {
  if (media === undefined) return null;
  return Object.fromEntries(media.map((type) => [type, { schema: { type: 'string' } }]));
}

function answerContent(
  output: TSchema | undefined,
  example: ExampleCall | undefined,
  components: Components,
): Json | null {
  if (output === undefined) return null;
  const shown = example === undefined ? {} : { example: example.answer };
  return { 'application/json': { schema: components.of(output), ...shown } };
}

function propertiesOf(schema: TSchema): Readonly<Record<string, TSchema>> {
  return 'properties' in schema ? Object(schema.properties) : {};
}

function requiredOf(schema: TSchema): readonly string[] {
  return 'required' in schema && Array.isArray(schema.required) ? schema.required : [];
}

function descriptionOf(schema: TSchema): { readonly description?: string } {
  return 'description' in schema ? { description: String(schema.description) } : {};
}

function sorted<T>(of: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return String(Object(JSON.parse(readFileSync(file, 'utf8'))).version);
}
