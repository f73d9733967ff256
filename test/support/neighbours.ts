// Two accounts that have one of everything, and everybody who might call about one of them.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { callerAs, callersOf } from '../../src/http/authenticate.ts';
import type { Server } from '../../src/http/platform.ts';
import type { Access, OperationKind, Role } from '../../src/operations/operation.ts';
import type { Database } from '../../src/store/database.ts';
import { furnishedAccount } from './furnished-account.ts';
import { serverOn } from './http-platform.ts';
import { Ledger } from './ledger.ts';
import { joined, sessionOf } from './people.ts';

/** Everybody who might call about an account. */
export const CALLERS = [
  'nobody',
  'a text that is no key',
  'an expired key',
  'a revoked key',
  'a person of no account of these',
  'the key of another account',
  'the read-only key of another account',
  'the owner of another account',
  'a viewer',
  'a finance member',
  'an owner',
  'a key of the account',
  'a read-only key of the account',
  'a read-only key of operators',
  'a key of operators',
  'an operator who only reads',
  'an operator',
] as const;
export type CallerName = (typeof CALLERS)[number];

/** Those whose credentials are nobody's. */
export const UNKNOWN: readonly CallerName[] = [
  'a text that is no key',
  'an expired key',
  'a revoked key',
];

const OPERATORS: readonly CallerName[] = ['an operator', 'a key of operators'];
const READING_OPERATORS: readonly CallerName[] = [
  'an operator who only reads',
  'a read-only key of operators',
];
const OWNERS: readonly CallerName[] = ['an owner', 'a key of the account', ...OPERATORS];

/** Who may call about the account; operators who only read, and keys that do: see `mayCall`. */
const MAY_CALL: Readonly<Record<Access, readonly CallerName[]>> = {
  anyone: CALLERS.filter((name) => !UNKNOWN.includes(name)),
  person: CALLERS.filter((name) => name !== 'nobody' && !UNKNOWN.includes(name)),
  viewer: [...OWNERS, 'a finance member', 'a viewer', 'a read-only key of the account'],
  finance: [...OWNERS, 'a finance member'],
  owner: OWNERS,
  operator: OPERATORS,
};

/** Whether a caller may call what has this access and does this, about its own account. */
export function mayCall(
  caller: CallerName,
  asked: { readonly name: string; readonly access: Access; readonly kind: OperationKind },
): boolean {
  const { name, access, kind } = asked;
  if (caller === 'a read-only key of the account' && access === 'viewer') return kind === 'read';
  if (access === 'person')
    return MAY_CALL.person.includes(caller) && !(isOwn(name) && isKey(caller));
  const reads = READING_OPERATORS.includes(caller) && kind === 'read';
  return reads || MAY_CALL[access].includes(caller);
}

/** What people do with what is their own alone, which a key has not. */
function isOwn(operation: string): boolean {
  return operation.startsWith('me.');
}

function isKey(caller: CallerName): boolean {
  return / key\b/.test(caller);
}

/** What is in every name of the account that calls, and in every name of the other. */
export const OWN = 'quince';
export const OTHER = 'medlar';

export interface Neighbours {
  readonly ledger: Ledger;
  readonly server: Server;
  readonly own: string;
  readonly other: string;
  /** What each caller's call carries. */
  readonly headers: Readonly<Record<CallerName, Headers>>;
  /** What the call of an owner carries whom nothing removes: no call changes who that is. */
  readonly constant: Headers;
  /** The routes of the server: `GET /api/docs`. */
  readonly routes: readonly string[];
}

type Headers = Readonly<Record<string, string>>;

const CONSTANT = { 'x-test-caller': 'a constant owner' };

/** Makes them on a store. */
export async function neighboursOn(database: Database): Promise<Neighbours> {
  const ledger = await Ledger.on(database);
  const own = (await furnishedAccount(ledger, OWN)).id;
  const other = (await furnishedAccount(ledger, OTHER)).id;
  const headers = await headersOf(ledger, own, other);
  return { ledger, own, other, headers, constant: CONSTANT, ...(await serverFor(ledger, own)) };
}

async function headersOf(
  ledger: Ledger,
  own: string,
  other: string,
): Promise<Neighbours['headers']> {
  const { publicUrl } = ledger.context;
  const third = (await ledger.account('A third account')).id;
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const made = (account: string, more: object = {}) =>
    ledger.call<{ id: string; secretKey: string }>('keys.create', { account, ...more });
  const key = async (account: string, access = 'full') =>
    bearer((await made(account, { access })).secretKey);
  const operatorKey = async (access: string) =>
    bearer(
      (await ledger.call<{ secretKey: string }>('operator-keys.create', { access })).secretKey,
    );
  const member = async (account: string, role: Role) => {
    const email = `${role}-of-${account}@example.com`;
    const person = await joined(ledger, { account, role, email });
    return { cookie: await sessionOf(ledger, person), origin: publicUrl };
  };
  const operator = async (access: 'read' | 'full') => {
    const person = await joined(ledger, { email: `${access}-operator@example.com`, access });
    return { cookie: await sessionOf(ledger, person), origin: publicUrl };
  };
  const expiring = await made(own, { expiresAt: '2022-06-03T12:30:00+08:00' });
  const revoked = await made(own);
  await ledger.call('keys.revoke', { account: own, key: revoked.id });
  ledger.itIs('2022-06-03T13:00:00+08:00');
  return {
    nobody: {},
    'a text that is no key': bearer('plk_nobodys'),
    'an expired key': bearer(expiring.secretKey),
    'a revoked key': bearer(revoked.secretKey),
    'a person of no account of these': await member(third, 'owner'),
    'the key of another account': await key(other),
    'the read-only key of another account': await key(other, 'read'),
    'the owner of another account': await member(other, 'owner'),
    'a viewer': await member(own, 'viewer'),
    'a finance member': await member(own, 'finance'),
    'an owner': await member(own, 'owner'),
    'a key of the account': await key(own),
    'a read-only key of the account': await key(own, 'read'),
    'a read-only key of operators': await operatorKey('read'),
    'a key of operators': await operatorKey('full'),
    'an operator who only reads': await operator('read'),
    'an operator': await operator('full'),
  };
}

/** A server that notes its routes, and knows an owner whom nothing removes. */
async function serverFor(
  ledger: Ledger,
  account: string,
): Promise<Pick<Neighbours, 'server' | 'routes'>> {
  const routes: string[] = [];
  const real = callersOf(ledger.context);
  const owner = callerAs({ kind: 'member', id: 'pr_constant', account, role: 'owner' });
  const isConstant = (header: unknown) => header === CONSTANT['x-test-caller'];
  const callers: typeof real = {
    callerOf: async (request) =>
      isConstant(request.headers['x-test-caller']) ? owner : real.callerOf(request),
  };
  const listen = (message: unknown) => {
    // What Fastify says on its channel when an instance is made.
    const { fastify } = message as { readonly fastify: Server };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
    });
  };
  subscribe('fastify.initialization', listen);
  const { publicUrl } = ledger.context;
  const server = serverOn(ledger, { callers, settings: { publicUrl } });
  unsubscribe('fastify.initialization', listen);
  await server.ready();
  return { server, routes: [...new Set(routes)] };
}
