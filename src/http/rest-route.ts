// What an entry of src/http/routes.ts means: where an operation is found, and how it answers.
import { ROUTES } from './routes.ts';

export const REST_PREFIX = '/api/v1';

export interface RestRoute {
  /** The name of the operation. */
  readonly name: string;
  readonly method: string;
  /** Under the prefix, with fields of the input in braces. */
  readonly path: string;
  /** Whether the fields that are not in the path come in a body; else they come in the query. */
  readonly takesBody: boolean;
  /** Whether it adds to what a list at the same path shows: then the answer is 201. */
  readonly creates: boolean;
  /** Whether what it adds can be read at the path, a slash and its id. */
  readonly membersAreRead: boolean;
}

/** All of them, in the order of their operations' names. */
export const REST_ROUTES: readonly RestRoute[] = Object.entries(ROUTES).map(([name, route]) => {
  const [method = '', path = ''] = route.split(' ');
  const creates = method === 'POST' && listedAt(path);
  return {
    name,
    method,
    path,
    takesBody: method !== 'GET' && method !== 'DELETE',
    creates,
    membersAreRead: creates && memberReadAt(path),
  };
});

function listedAt(path: string): boolean {
  return Object.entries(ROUTES).some(
    ([name, route]) => name.endsWith('.list') && route === `GET ${path}`,
  );
}

function memberReadAt(path: string): boolean {
  return Object.values(ROUTES).some((route) => {
    return (
      route.startsWith(`GET ${path}/{`) && route.indexOf('}', path.length) === route.length - 1
    );
  });
}
