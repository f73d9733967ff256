// Who may call what, and what of whom they may see: every operation and every route of the server,
// over HTTP. New ones are covered without a line here; a route that is no operation has its line in
// OTHER_ROUTES, which says who may call it.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/engine/index.ts';
import { callerAs, callersOf } from '../../src/http/authenticate.ts';
import type { Server } from '../../src/http/platform.ts';
import { REST_PREFIX, REST_ROUTES, type RestRoute } from '../../src/http/rest-route.ts';
import type { Access, Actor, Role } from '../../src/operations/operation.ts';
import type { AnyOperation } from '../../src/operations/perform.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { databaseOf } from '../../src/store/pglite.ts';
import { PARSERS } from '../../src/store/postgres.ts';
import { AccountContent, fingerprints } from '../support/account-content.ts';
import { describeOnPostgres } from '../support/databases.ts';
import { type DocumentedRole, documentedRole } from '../support/documented-role.ts';
import { furnishedAccount } from '../support/furnished-account.ts';
import { type Answer, callServer, serverOn } from '../support/http-platform.ts';
import { Ledger } from '../support/ledger.ts';
import { callOf, type Fields, fieldsOf, inputOf } from '../support/made-calls.ts';

/** Routes that are no operation's, and who may call them. */
const OTHER_ROUTES: Readonly<Record<string, 'anyone'>> = {
  // What the API is, which is no secret.
  'GET /api/openapi.json': 'anyone',
  'GET /api/docs': 'anyone',
  'GET /api/docs/begin.js': 'anyone',
  'GET /api/docs/files/*': 'anyone',
};

const CALLERS = [
  'nobody',
  'a text that is no key',
  'an expired key',
  'a revoked key',
  'a person who is no member',
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
] as const;
type CallerName = (typeof CALLERS)[number];

const UNKNOWN: readonly CallerName[] = ['a text that is no key', 'an expired key', 'a revoked key'];
const OWNERS: readonly CallerName[] = ['an owner', 'a key of the account', 'a key of operators'];
const KNOWN = CALLERS.filter((name) => name !== 'nobody' && !UNKNOWN.includes(name));

/** Who may call an operation about the account; of readers, see `mayCall`. */
const MAY_CALL: Readonly<Record<Access, readonly CallerName[]>> = {
  anyone: CALLERS.filter((name) => !UNKNOWN.includes(name)),
  person: KNOWN,
  viewer: [...OWNERS, 'a finance member', 'a viewer', 'a read-only key of the account'],
  finance: [...OWNERS, 'a finance member'],
  owner: OWNERS,
  operator: ['a key of operators'],
};

/** Keys that only read read what their holder may, and do nothing else. */
function mayCall(caller: CallerName, { access, kind }: AnyOperation): boolean {
  if (caller.includes('read-only') && kind !== 'read') return false;
  return MAY_CALL[access].includes(caller) || caller === 'a read-only key of operators';
}

const OWN = 'quince';
const OTHER = 'medlar';

/** Two accounts that have one of everything, and a server that all kinds of callers call. */
class Neighbours {
  readonly ledger: Ledger;
  readonly server: Server;
  readonly own: string;
  readonly other: string;
  /** What each caller's call carries. */
  readonly headers: Readonly<Record<CallerName, Readonly<Record<string, string>>>>;
  /** The routes of the server: `GET /api/docs`. */
  readonly routes: readonly string[];

  private constructor(parts: Omit<Neighbours, 'call'>) {
    this.ledger = parts.ledger;
    this.server = parts.server;
    this.own = parts.own;
    this.other = parts.other;
    this.headers = parts.headers;
    this.routes = parts.routes;
  }

  static async on(database: Database): Promise<Neighbours> {
    const ledger = await Ledger.on(database);
    const own = (await furnishedAccount(ledger, OWN)).id;
    const other = (await furnishedAccount(ledger, OTHER)).id;
    const actors = new Map<string, Actor>();
    const headers = await headersOf(ledger, { own, other }, actors);
    const routes: string[] = [];
    const server = await serverThatTells(ledger, { actors, routes });
    return new Neighbours({ ledger, server, own, other, headers, routes });
  }

  /** Calls an operation with this input. */
  call(caller: CallerName, route: RestRoute, input: Fields): Promise<Answer> {
    const { line, headers, ...body } = callOf(route, input);
    return callServer(this.server, line, {
      headers: { ...headers, ...this.headers[caller] },
      ...body,
    });
  }
}

async function headersOf(
  ledger: Ledger,
  { own, other }: { readonly own: string; readonly other: string },
  actors: Map<string, Actor>,
): Promise<Neighbours['headers']> {
  const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });
  const key = async (account: string, more: object = {}) =>
    ledger.call<{ id: string; secretKey: string }>('keys.create', { account, ...more });
  const operatorKey = async (access: 'read' | 'full') =>
    bearer(
      (await ledger.call<{ secretKey: string }>('operator-keys.create', { access })).secretKey,
    );
  const expiring = await key(own, { expiresAt: '2022-06-03T12:30:00+08:00' });
  const revoked = await key(own);
  await ledger.call('keys.revoke', { account: own, key: revoked.id });
  ledger.itIs('2022-06-03T13:00:00+08:00');
  const acting = (name: string, actor: Actor) => {
    actors.set(name, actor);
    return { 'x-acting': name };
  };
  const member = (role: Role, account: string) =>
    acting(`${role} ${account}`, { kind: 'member', id: `a-${role}`, account, role });
  return {
    nobody: {},
    'a text that is no key': bearer('plk_nobodys'),
    'an expired key': bearer(expiring.secretKey),
    'a revoked key': bearer(revoked.secretKey),
    'a person who is no member': acting('person', { kind: 'person', id: 'pr_somebody' }),
    'the key of another account': bearer((await key(other)).secretKey),
    'the read-only key of another account': bearer(
      (await key(other, { access: 'read' })).secretKey,
    ),
    'the owner of another account': member('owner', other),
    'a viewer': member('viewer', own),
    'a finance member': member('finance', own),
    'an owner': member('owner', own),
    'a key of the account': bearer((await key(own)).secretKey),
    'a read-only key of the account': bearer((await key(own, { access: 'read' })).secretKey),
    'a read-only key of operators': await operatorKey('read'),
    'a key of operators': await operatorKey('full'),
  };
}

/** A server that notes its routes, and takes the word of a test for who is signed in. */
async function serverThatTells(
  ledger: Ledger,
  { actors, routes }: { readonly actors: Map<string, Actor>; readonly routes: string[] },
): Promise<Server> {
  const real = callersOf(ledger.context);
  const callers: typeof real = {
    callerOf: async (request) => {
      const actor = actors.get(String(request.headers['x-acting']));
      return actor === undefined ? real.callerOf(request) : callerAs(actor);
    },
  };
  const listen = (message: unknown) => {
    // What Fastify says on its channel when an instance is made.
    const { fastify } = message as { readonly fastify: Server };
    fastify.addHook('onRoute', ({ method, url }) => {
      for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
    });
  };
  subscribe('fastify.initialization', listen);
  const server = serverOn(ledger, { callers });
  unsubscribe('fastify.initialization', listen);
  await server.ready();
  return server;
}

const CALLS = REST_ROUTES.map((route) => {
  const operation = present(OPERATIONS.get(route.name) ?? null, 'a route has its operation');
  return { name: route.name, route, operation };
});
const ABOUT_ACCOUNTS = CALLS.filter(({ operation: { access } }) =>
  ['viewer', 'finance', 'owner'].includes(access),
);

/** The walks over everything, on a store that `open` opens. */
function walks(open: () => Promise<Database>): void {
  let neighbours: Neighbours;

  beforeAll(async () => {
    neighbours = await Neighbours.on(await open());
  });
  afterAll(async () => {
    await neighbours.server.close();
    await neighbours.ledger.close();
  });

  const plainInput = (operation: AnyOperation) =>
    inputOf(operation, fieldsOf(operation).required, (field) =>
      field === 'account' ? neighbours.own : undefined,
    );

  /** Where a list of the other account goes on after its first row. */
  const cursorOfOther = async (route: RestRoute, operation: AnyOperation) => {
    if (!fieldsOf(operation).all.includes('cursor')) return undefined;
    const input = { account: neighbours.other, limit: 1 };
    const { json } = await neighbours.call('the owner of another account', route, input);
    const { next } = Object(json);
    return typeof next === 'string' ? next : undefined;
  };

  test('every route is an operation, or is said who may call it', () => {
    const operations = REST_ROUTES.map(
      ({ method, path }) => `${method} ${REST_PREFIX}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    const others = neighbours.routes.filter((route) => !operations.includes(route));
    expect(operations.filter((route) => !neighbours.routes.includes(route))).toEqual([]);
    expect([...new Set(others)].sort()).toEqual(Object.keys(OTHER_ROUTES).sort());
  });

  describe('who may not call is told so, and changes nothing', () => {
    let before: Awaited<ReturnType<typeof fingerprints>>;
    beforeAll(async () => {
      before = await fingerprints(neighbours.ledger.database);
    });

    test.for(CALLS)('$name', async ({ route, operation }) => {
      const input = plainInput(operation);
      for (const caller of CALLERS.filter((name) => !mayCall(name, operation))) {
        const { status, json } = await neighbours.call(caller, route, input);
        const right =
          caller === 'nobody'
            ? { status: 401, code: 'credentials_are_missing' }
            : UNKNOWN.includes(caller)
              ? { status: 401, code: 'credentials_are_not_valid' }
              : { status: 403, code: 'not_permitted' };
        expect({ caller, status, json }).toMatchObject({
          caller,
          status: right.status,
          json: right,
        });
      }
    });

    test('the store is as it was', async () => {
      expect(await fingerprints(neighbours.ledger.database)).toEqual(before);
    });
  });

  describe('an account reaches nothing of another by any id', () => {
    let own: AccountContent;
    let other: AccountContent;
    let ids: readonly string[];
    beforeAll(async () => {
      own = await AccountContent.of(neighbours.ledger.database, neighbours.own);
      other = await AccountContent.of(neighbours.ledger.database, neighbours.other);
      ids = other.ids.filter((id) => !own.ids.includes(id));
      expect(ids.length).toBeGreaterThan(80);
    });

    test('the key of a call is of its account alone', async () => {
      const place = {
        name: 'orders.place',
        input: { sku: 'traffic-100gb', key: `${OTHER}-order` },
      };
      const [call] = CALLS.filter(({ name }) => name === place.name);
      const { route } = present(call ?? null, 'orders are placed');
      const input = { account: neighbours.own, ...place.input };
      const first = await neighbours.call('an owner', route, input);
      expect(first.status).toBeLessThan(300);
      expect(Object(first.json).order.id).not.toBe(other.in('order_id')[0]);
      expect(await neighbours.call('an owner', route, input)).toMatchObject({ json: first.json });
    });

    test.for(ABOUT_ACCOUNTS)('$name', async ({ route, operation }) => {
      for (const field of pathFields(route).filter((name) => !NO_IDS.has(name))) {
        const candidates = candidatesOf(other, field, route);
        expect(candidates, `${field}: say in COLUMNS where such ids are`).not.toEqual([]);
      }
      const cursor = await cursorOfOther(route, operation);
      const reach = { own, other, account: neighbours.own, cursor };
      const statuses: number[] = [];
      for (const input of reaches(operation, route, reach)) {
        const { status, text } = await neighbours.call('an owner', route, input);
        const sent = JSON.stringify(input);
        // What a path names is not found, if it is another's.
        const reached = pathFields(route).some((field) => ids.includes(String(input[field])));
        const leaks = [...ids, OTHER].filter((one) => text.includes(one) && !sent.includes(one));
        const isRight = status < 500 && (!reached || status >= 400) && leaks.length === 0;
        expect(isRight ? null : { input, status, leaks, text }).toBeNull();
        statuses.push(status);
      }
      const after = await AccountContent.of(neighbours.ledger.database, neighbours.other);
      expect(after.rows).toEqual(other.rows);
      const advice = 'no call was in earnest: say in made-calls.ts how its fields are written';
      expect(
        statuses.some((status) => status !== 400),
        advice,
      ).toBe(true);
    });

    test('nor has it kept any', async () => {
      const now = await AccountContent.of(neighbours.ledger.database, neighbours.own);
      const kept = now.rows.filter((row) => ids.some((id) => row.includes(id)));
      expect(kept).toEqual([]);
    });
  });

  test.for(CALLS)('$name is open to those who may', async ({ route, operation }) => {
    const input = plainInput(operation);
    for (const caller of CALLERS.filter((name) => mayCall(name, operation))) {
      const { status, text } = await neighbours.call(caller, route, input);
      const refused = status === 401 || status === 403 || status >= 500;
      expect({ caller, refused: refused ? text : null }).toEqual({ caller, refused: null });
    }
  });
}

interface Reach {
  readonly own: AccountContent;
  readonly other: AccountContent;
  /** The account that calls. */
  readonly account: string;
  /** Where the other account's own list goes on. */
  readonly cursor: string | undefined;
}

const CANDIDATES_MAX = 3;

/**
 * Inputs of an account that name what is another's: in all fields at once, and in each field alone
 * beside what is the account's own.
 */
function reaches(operation: AnyOperation, route: RestRoute, reach: Reach): readonly Fields[] {
  const { all, texts, required } = fieldsOf(operation);
  const textOf = (of: AccountContent, place: number) => (field: string) => {
    if (field === 'account') return reach.account;
    if (field === 'cursor') return reach.cursor;
    const candidates = candidatesOf(of, field, route);
    return candidates[place % Math.max(1, candidates.length)];
  };
  const others = all.filter((name) => name !== 'key' || required.includes(name));
  const inputs = [required, others].map((fields) =>
    inputOf(operation, fields, textOf(reach.other, 0)),
  );
  for (const field of texts.filter((name) => name !== 'account')) {
    const fields = new Set([...required, field]);
    const count = field === 'cursor' ? 1 : candidatesOf(reach.other, field, route).length;
    for (let place = 0; place < Math.min(CANDIDATES_MAX, count); place += 1) {
      const text = (name: string) => textOf(name === field ? reach.other : reach.own, place)(name);
      inputs.push(inputOf(operation, fields, text));
    }
  }
  return inputs;
}

/** Names of fields whose columns have another. */
const COLUMNS: Readonly<Record<string, string>> = { webhook: 'endpoint', screenshot: 'attachment' };
/** Fields of ids that accounts choose themselves. */
const CHOSEN: ReadonlySet<string> = new Set(['appId', 'instance', 'key']);
/** Fields of paths that name nothing of an account. */
const NO_IDS: ReadonlySet<string> = new Set(['account', 'area', 'date', 'scope']);

function pathFields({ path }: RestRoute): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, field = '']) => field);
}

/** The ids of an account that may stand in a field: those of the columns of its name. */
function candidatesOf(of: AccountContent, field: string, route: RestRoute): readonly string[] {
  // Elsewhere than in a path it is the key of the call.
  if (field === 'key' && !pathFields(route).includes('key')) {
    return of.in('key').filter((key) => key.endsWith('-order'));
  }
  const name = (COLUMNS[field] ?? field).replaceAll(/[A-Z]/g, (letter) => `_${letter}`);
  const one = name.toLowerCase().replace(/s$/, '');
  const columns = [`${one}_id`, ...(CHOSEN.has(field) ? [one] : [])];
  return columns.flatMap((column) => of.in(column));
}

describe('on the predicates of the statements alone (pglite)', () => {
  walks(async () => {
    const pglite = await PGlite.create({ parsers: { ...PARSERS } });
    const database = databaseOf(pglite);
    await migrate(database);
    await pglite.exec('drop owned by packledger_member; drop role packledger_member');
    expect(await database.accountLock()).toEqual({ on: false, why: 'role_is_missing' });
    return database;
  });
});

describeOnPostgres('under the account lock, as the documented role', (stores) => {
  let role: DocumentedRole | null = null;
  afterAll(() => role?.drop());

  walks(async () => {
    role = await documentedRole(await stores.freshUrl());
    const database = await openDatabase(role.url);
    expect(await database.accountLock()).toEqual({ on: true });
    return database;
  });
});
