// What the description of the API says of the steps of sign-in, which are no operations.
import type { TSchema } from 'typebox';
import { SIGN_IN_PREFIX } from '../../src/http/sign-in-face.ts';
import type { AnyStep } from '../../src/operations/people/sign-in-step.ts';
import { SIGN_IN_STEPS } from '../../src/operations/people/step-list.ts';
import type { Components, Json } from './api-schemas.ts';

const SESSION = 'session';

/** By their paths, each with the server's part before it. */
export function signInPaths(components: Components): { readonly [path: string]: Json } {
  const paths: Record<string, Record<string, Json>> = {};
  for (const step of SIGN_IN_STEPS) {
    const [method = '', path = ''] = step.route.split(' ');
    const described = describeStep(step, method, components);
    const servers = [{ url: SIGN_IN_PREFIX }];
    paths[path] = { servers, ...paths[path], [method.toLowerCase()]: described };
  }
  return paths;
}

function describeStep(step: AnyStep, method: string, components: Components): Json {
  const { route, summary, signedIn, input, output } = step;
  const fields = propertiesOf(input);
  const inPath = Object.keys(fields).filter((field) => route.includes(`{${field}}`));
  const others = Object.keys(fields).filter((field) => !inPath.includes(field));
  const isPost = method === 'POST';
  const parameter = (field: string, place: 'path' | 'query'): Json => ({
    name: field,
    in: place,
    required: place === 'path',
    schema: components.of(fields[field] ?? { type: 'string' }),
  });
  const json = (schema: TSchema): Json => ({
    'application/json': { schema: components.of(schema) },
  });
  const answered: Json = { description: 'Done.', content: json(output) };
  return {
    operationId:
      `sign-in.${method.toLowerCase()}.${route.split('/').slice(1).join('.')}`.replaceAll(
        /[{}]/g,
        '',
      ),
    tags: ['sign-in'],
    summary,
    security: signedIn ? [{ [SESSION]: [] }] : [],
    parameters: [
      ...inPath.map((field) => parameter(field, 'path')),
      ...(isPost ? [] : others.map((field) => parameter(field, 'query'))),
    ],
    ...(isPost && others.length > 0 ? { requestBody: { content: json(input) } } : {}),
    responses: {
      ...(ELSEWHERE.has(route)
        ? { 302: { description: 'Where the browser goes.' } }
        : { 200: answered }),
      default: { $ref: '#/components/responses/problem' },
    },
  };
}

/** These send the browser on. */
const ELSEWHERE: ReadonlySet<string> = new Set(['GET /oidc', 'GET /callback/oidc']);

function propertiesOf(schema: TSchema): Readonly<Record<string, TSchema>> {
  // An object of schemas, as TypeBox makes it.
  return 'properties' in schema ? (schema.properties as Readonly<Record<string, TSchema>>) : {};
}
