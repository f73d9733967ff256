/**
 * A typed client of the HTTP API, for browsers, Node.js and everything else that has `fetch`.
 *
 *     const packledger = createClient({ baseUrl: 'https://packs.example.com', secretKey });
 *     const { packs } = await packledger.call('packs.list', { account: 'ac_…' });
 */
import { API_ACCESS, API_ROUTES, type Api, type ApiAccess } from './api.ts';

export type * from './api.ts';

export interface ClientOptions {
  /** Where the server is, without `/api`; '' in a page of the server itself. */
  readonly baseUrl: string;
  /** Of an account or of operators; without it, the browser's session counts. */
  readonly secretKey?: string;
  /** The language of messages: `zh` or `en`. */
  readonly language?: string;
  /** Instead of the platform's own. */
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  /** Makes a call safe to repeat; calls that move money get one by themselves if it is left out. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

export interface Client {
  /** Calls an operation. What is refused, and what fails on the way, throws a `CallFailed`. */
  call<Name extends keyof Api>(
    name: Name,
    input: Api[Name]['input'],
    options?: CallOptions,
  ): Promise<Api[Name]['answer']>;
}

/** Why a call gave no answer: a problem that the server told, or that there was none. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  /** The status of HTTP; 0: no answer came. */
  readonly status: number;
  /** A sentence about the fact, such as `pack_not_found`. */
  readonly code: string;
  readonly messages: { readonly zh: string; readonly en: string };
  /** Where in the input. */
  readonly path: string | null;
  readonly requestId: string | null;

  constructor(status: number, problem: Readonly<Record<string, unknown>>) {
    super(String(problem['title'] ?? problem['code'] ?? status));
    this.status = status;
    this.code = String(problem['code'] ?? 'no_answer');
    const messages = Object(problem['messages']);
    this.messages = {
      zh: String(messages.zh ?? this.message),
      en: String(messages.en ?? this.message),
    };
    this.path = typeof problem['path'] === 'string' ? problem['path'] : null;
    this.requestId = typeof problem['requestId'] === 'string' ? problem['requestId'] : null;
  }
}

/** A client of one server. */
export function createClient(options: ClientOptions): Client {
  return {
    call: async (name, input, callOptions = {}) => {
      const request = requestOf(API_ROUTES[name], input, options, callOptions);
      const { fetch: send = fetch } = options;
      const response = await send(request.url, request.init).catch((error: unknown) => {
        if (callOptions.signal?.aborted === true) throw error;
        throw new CallFailed(0, { code: 'no_answer', title: String(error) });
      });
      const body: unknown = await response.json().catch(() => null);
      if (!response.ok) throw new CallFailed(response.status, Object(body));
      return body as Api[typeof name]['answer']; // what the server promises
    },
  };
}

/** Where an operation that reads is found, with its input: for links and downloads. */
export function addressOf<Name extends keyof Api>(name: Name, input: Api[Name]['input']): string {
  return requestOf(API_ROUTES[name], input, { baseUrl: '' }, {}).url;
}

/** Who may call an operation, and whether it only reads: to tell beforehand what is refused. */
export function needsOf(name: keyof Api): { readonly access: ApiAccess; readonly reads: boolean } {
  return { access: API_ACCESS[name], reads: API_ROUTES[name].startsWith('GET ') };
}

const PREFIX = '/api/v1';

/** Puts the fields of an input where the route has them: path, headers, query or body. */
function requestOf(
  route: string,
  input: object,
  { baseUrl, secretKey, language }: ClientOptions,
  { idempotencyKey, signal }: CallOptions,
): { readonly url: string; readonly init: RequestInit } {
  const [method = '', pattern = '', money] = route.split(' ');
  const fields = new Map<string, unknown>(Object.entries(input));
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(fields.get(name));
    fields.delete(name);
    return encodeURIComponent(value);
  });
  const headers = new Headers({ accept: 'application/json' });
  if (secretKey !== undefined) headers.set('authorization', `Bearer ${secretKey}`);
  if (language !== undefined) headers.set('accept-language', language);
  const match = fields.get('ifMatch');
  if (typeof match === 'string') headers.set('if-match', `"${match}"`);
  fields.delete('ifMatch');
  const given = idempotencyKey ?? fields.get('key');
  const key = given ?? (money === undefined ? undefined : crypto.randomUUID());
  fields.delete('key');
  if (key !== undefined) headers.set('idempotency-key', String(key));
  const init: RequestInit = { method, headers, ...(signal === undefined ? {} : { signal }) };
  if (method === 'GET' || method === 'DELETE') {
    return { url: `${baseUrl}${PREFIX}${path}${queryOf(fields)}`, init };
  }
  headers.set('content-type', 'application/json');
  const body = JSON.stringify(Object.fromEntries(fields));
  return { url: `${baseUrl}${PREFIX}${path}`, init: { ...init, body } };
}

function queryOf(fields: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of fields) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
