import { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { type Api, addressOf, CallFailed, createClient } from '../../src/client/client.ts';

export type { Api };
export { CallFailed };

/** Calls an operation of the server that the console came from, with the session's cookie. */
export async function call<Name extends keyof Api>(
  name: Name,
  input: Api[Name]['input'],
): Promise<Api[Name]['answer']> {
  return createClient({ baseUrl: '', language: i18next.language }).call(name, input);
}

/** Fetches a file that an operation answers with, and has the browser keep it. */
export async function download<Name extends keyof Api>(
  name: Name,
  input: Api[Name]['input'],
): Promise<void> {
  const response = await fetch(addressOf(name, input)).catch((error: unknown) => {
    throw new CallFailed(0, { code: 'no_answer', title: String(error) });
  });
  if (!response.ok) {
    throw new CallFailed(response.status, Object(await response.json().catch(() => null)));
  }
  const said = response.headers.get('content-disposition') ?? '';
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = /filename="([^"]+)"/.exec(said)?.[1] ?? name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const UNAUTHORIZED = 401;
const RETRIES_MAX = 2;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // What is refused is refused again; what failed on the way may come through.
      retry: (count, error) =>
        count < RETRIES_MAX && !(error instanceof CallFailed && error.status !== 0),
    },
  },
});

/** Whether an error says that nobody is signed in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof CallFailed && error.status === UNAUTHORIZED;
}

/** Calls the part of the server that signs people in and out. */
export async function callAuth<Answer = Readonly<Record<string, unknown>>>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<Answer> {
  const headers = new Headers({ 'accept-language': i18next.language });
  if (body !== undefined) headers.set('content-type', 'application/json');
  const response = await fetch(`/api/auth${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new CallFailed(0, { code: 'no_answer', title: String(error) });
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new CallFailed(response.status, Object(answer));
  return Object(answer);
}
