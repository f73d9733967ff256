// Who may call what, and what of whom they may see: every operation and every route of the server,
// over HTTP. New ones are covered without a line here; a route that is no operation has its line in
// OTHER_ROUTES, which says who may call it.
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { present } from '../../src/engine/index.ts';
import { CONSOLE_PAGES, consoleFolder } from '../../src/http/console.ts';
import { REST_PREFIX, REST_ROUTES, type RestRoute } from '../../src/http/rest-route.ts';
import { SIGN_IN_ROUTES } from '../../src/http/sign-in-face.ts';
import type { Access, OperationKind } from '../../src/operations/operation.ts';
import type { AnyOperation } from '../../src/operations/perform.ts';
import { OPERATIONS } from '../../src/operations/registry.ts';
import { USAGE_REPORT } from '../../src/operations/usage/report-usage.ts';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { databaseOf } from '../../src/store/pglite.ts';
import { PARSERS } from '../../src/store/postgres-query.ts';
import { AccountContent, fingerprints } from '../support/account-content.ts';
import { describeOnPostgres } from '../support/databases.ts';
import { type DocumentedRole, documentedRole } from '../support/documented-role.ts';
import { type Answer, type CallOptions, callServer } from '../support/http-platform.ts';
import { callOf, type Fields, fieldsOf, inputOf } from '../support/made-calls.ts';
import {
  CALLERS,
  type CallerName,
  mayCall,
  type Neighbours,
  neighboursOn,
  OTHER,
  UNKNOWN,
} from '../support/neighbours.ts';

/** Something that callers ask of the server about an account. */
interface Asked {
  readonly name: string;
  readonly access: Access;
  readonly kind: OperationKind;
  /** What is sent; all of it is in order, so that only who calls is refused. */
  call(account: string): CallOptions & { readonly line: string };
}

const CONSOLE_ROUTES = {
  ...Object.fromEntries(CONSOLE_PAGES.map((path) => [`GET ${path}`, 'anyone' as const])),
  'GET /assets/*': 'test/e2e/console.test.ts',
} as const;

/**
 * Routes that are no operation's, and who may call them: anyone; who is asked about as operations
 * are; or as the tests say that are named.
 */
const OTHER_ROUTES: Readonly<
  Record<string, 'anyone' | `src/${string}` | `test/${string}` | Asked>
> = {
  // What the API is, which is no secret.
  'GET /api/openapi.json': 'anyone',
  'GET /api/docs': 'anyone',
  'GET /api/docs/begin.js': 'anyone',
  'GET /api/docs/files/*': 'anyone',
  // Whether it is alive: told in one word.
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'src/http/server.test.ts',
  // Media servers, whose token says who they are.
  ...Object.fromEntries(
    ['livekit', 'mediamtx', 'nginx-rtmp', 'nms', 'srs', 'zlm'].map((kind) => [
      `POST /ingest/${kind}/:token`,
      'test/scenarios/media-servers.test.ts' as const,
    ]),
  ),
  'GET /ingest/nginx-rtmp/:token': 'test/scenarios/media-servers.test.ts',
  // The console, if it was built: pages and files without anybody's data.
  ...(consoleFolder() === null ? {} : CONSOLE_ROUTES),
  // Calls are signed by a key, which says the account; answers have another form.
  'GET /': 'src/http/tencent/tencent-face.test.ts',
  'POST /': 'src/http/tencent/tencent-face.test.ts',
  // Signing in, and what is one's own alone.
  ...Object.fromEntries(SIGN_IN_ROUTES.map((route) => [route, 'test/scenarios/sign-in.test.ts'])),
  'POST /api/v1/usage/events': {
    ...USAGE_REPORT,
    call: (account) => usageCall(account, account, 'an-event'),
  },
};

function usageCall(account: string, subject: string, id: string) {
  const event = { specversion: '1.0', type: 'packledger.usage', source: 'a-walk', id, subject };
  const data = { item: 'live.downstream.mainland', quantity: '1' };
  return {
    line: `POST /api/v1/usage/events?account=${account}`,
    headers: { 'content-type': 'application/cloudevents+json' },
    payload: JSON.stringify({ ...event, time: '2022-06-03T01:00:00Z', data }),
  };
}

const CALLS = REST_ROUTES.map((route) => {
  const operation = present(OPERATIONS.get(route.name) ?? null, 'a route has its operation');
  return { name: route.name, route, operation };
});
const ABOUT_ACCOUNTS = CALLS.filter(({ operation: { access } }) =>
  ['viewer', 'finance', 'owner'].includes(access),
);

/** Everything that can be asked, operations and others. */
const ASKED: readonly Asked[] = [
  ...CALLS.map(({ route, operation }): Asked => {
    const { name, access, kind } = operation;
    const textOf = (account: string) => (field: string) =>
      field === 'account' ? account : undefined;
    const input = (account: string) =>
      inputOf(operation, fieldsOf(operation).required, textOf(account));
    return { name, access, kind, call: (account) => callOf(route, input(account)) };
  }),
  ...Object.values(OTHER_ROUTES).filter((asked) => typeof asked === 'object'),
];

/** The walks over everything, on a store that `open` opens. */
function walks(open: () => Promise<Database>): void {
  let neighbours: Neighbours;

  beforeAll(async () => {
    neighbours = await neighboursOn(await open());
  });
  afterAll(async () => {
    await neighbours.server.close();
    await neighbours.ledger.close();
  });

  const ask = (caller: CallerName, { call }: Asked): Promise<Answer> => {
    const { line, headers, ...body } = call(neighbours.own);
    const all = { ...headers, ...neighbours.headers[caller] };
    return callServer(neighbours.server, line, { headers: all, ...body });
  };

  test('every route is an operation, or is said who may call it', () => {
    const { routes } = neighbours;
    const operations = REST_ROUTES.map(
      ({ method, path }) => `${method} ${REST_PREFIX}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(operations.filter((route) => !routes.includes(route))).toEqual([]);
    const others = routes.filter((route) => !operations.includes(route));
    expect(others.sort()).toEqual(Object.keys(OTHER_ROUTES).sort());
  });

  describe('who may not call is told so, and changes nothing', () => {
    let before: Awaited<ReturnType<typeof fingerprints>>;
    beforeAll(async () => {
      before = await fingerprints(neighbours.ledger.database);
    });

    test.for(ASKED)('$name', async (asked) => {
      for (const caller of CALLERS.filter((name) => !mayCall(name, asked))) {
        const { status, json } = await ask(caller, asked);
        const { code } = Object(json);
        expect({ caller, status, code }).toEqual({ caller, ...refusalOf(caller, asked) });
      }
    });

    test('the store is as it was', async () => {
      expect(await fingerprints(neighbours.ledger.database)).toEqual(before);
    });
  });

  describe('an account reaches nothing of another by any id', () => {
    let own: AccountContent;
    let other: AccountContent;
    /** What only the other account knows. */
    let ids: readonly string[];
    const contentOf = (account: string) => AccountContent.of(neighbours.ledger.database, account);
    beforeAll(async () => {
      own = await contentOf(neighbours.own);
      other = await contentOf(neighbours.other);
      ids = other.ids.filter((id) => !own.ids.includes(id));
      expect(ids.length).toBeGreaterThan(80);
    });

    const call = (headers: Neighbours['constant'], route: RestRoute, input: Fields) => {
      const { line, ...made } = callOf(route, input);
      return callServer(neighbours.server, line, {
        ...made,
        headers: { ...made.headers, ...headers },
      });
    };

    /** Where a list of the other account goes on after its first row. */
    const cursorOfOther = async (route: RestRoute, operation: AnyOperation) => {
      if (!fieldsOf(operation).all.includes('cursor')) return undefined;
      const input = { account: neighbours.other, limit: 1 };
      const headers = neighbours.headers['the owner of another account'];
      const { next } = Object((await call(headers, route, input)).json);
      return typeof next === 'string' ? next : undefined;
    };

    test('the key of a call is of its account alone', async () => {
      const [placing] = CALLS.filter(({ name }) => name === 'orders.place');
      const { route } = present(placing ?? null, 'orders are placed');
      const input = { account: neighbours.own, sku: 'traffic-100gb', key: `${OTHER}-order` };
      const first = await call(neighbours.constant, route, input);
      expect(first.status).toBeLessThan(300);
      expect(other.in('order_id')).not.toContain(Object(first.json).order.id);
      const again = await call(neighbours.constant, route, input);
      expect(again.json).toEqual(first.json);
    });

    test.for(ABOUT_ACCOUNTS)('$name', async ({ route, operation }) => {
      const { texts } = fieldsOf(operation);
      const inPath = pathFields(route).filter((name) => texts.includes(name));
      for (const field of inPath.filter((name) => !NO_IDS.has(name))) {
        const candidates = candidatesOf(other, field, route);
        expect(candidates, `${field}: say in COLUMNS where such ids are`).not.toEqual([]);
      }
      const cursor = await cursorOfOther(route, operation);
      const reach = { own, other, account: neighbours.own, cursor };
      const statuses: number[] = [];
      for (const input of reaches(operation, route, reach)) {
        const { status, text } = await call(neighbours.constant, route, input);
        const sent = JSON.stringify(input);
        // What a path names is not found, if it is another's.
        const reached = pathFields(route).some((field) => ids.includes(String(input[field])));
        const leaks = [...ids, OTHER].filter((one) => text.includes(one) && !sent.includes(one));
        const isAnswer = status < 500 && status !== 401 && status !== 403;
        const isRight = isAnswer && (!reached || status >= 400) && leaks.length === 0;
        expect(isRight ? null : { input, status, leaks, text }).toBeNull();
        statuses.push(status);
      }
      expect((await contentOf(neighbours.other)).rows).toEqual(other.rows);
      const advice = 'no call was in earnest: say in made-calls.ts how its fields are written';
      const inEarnest = statuses.filter((status) => status !== 400);
      expect(inEarnest, advice).not.toEqual([]);
    });

    test('usage is reported of no other account', async () => {
      const headers = neighbours.headers['a key of the account'];
      const report = ({ line, ...made }: ReturnType<typeof usageCall>) =>
        callServer(neighbours.server, line, {
          ...made,
          headers: { ...made.headers, ...headers },
        });
      const named = await report(usageCall(neighbours.other, neighbours.other, 'one'));
      expect(named).toMatchObject({ status: 403, json: { code: 'not_permitted' } });
      const hidden = await report(usageCall(neighbours.own, neighbours.other, 'two'));
      expect(hidden.json).toMatchObject({ accepted: 0, rejected: 1 });
      expect((await contentOf(neighbours.other)).rows).toEqual(other.rows);
    });

    test('nor has it kept any', async () => {
      const { rows } = await contentOf(neighbours.own);
      expect(rows.filter((row) => ids.some((id) => row.includes(id)))).toEqual([]);
    });
  });

  test.for(ASKED)('$name is open to those who may', async (asked) => {
    for (const caller of CALLERS.filter((name) => mayCall(name, asked))) {
      const { status, text } = await ask(caller, asked);
      const isRefused = status === 401 || status === 403 || status >= 500;
      expect({ caller, refused: isRefused ? text : null }).toEqual({ caller, refused: null });
    }
  });

  test('routes for anyone are open to nobody', async () => {
    for (const [route, who] of Object.entries(OTHER_ROUTES)) {
      if (who !== 'anyone') continue;
      const { status } = await callServer(neighbours.server, route.replace('*', 'index.css'));
      expect({ route, status }).toEqual({ route, status: 200 });
    }
  });
}

function refusalOf(caller: CallerName, { access }: Asked) {
  if (caller === 'nobody') return { status: 401, code: 'credentials_are_missing' };
  if (UNKNOWN.includes(caller)) return { status: 401, code: 'credentials_are_not_valid' };
  const code =
    access === 'person'
      ? expect.stringMatching('^(not_permitted|caller_is_no_person)$')
      : 'not_permitted';
  return { status: 403, code };
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
