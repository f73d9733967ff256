// Pages over HTTP from a real server process, against the bare SQL of the same page through the
// store's own pool. See bench/README.md.
import { createHash, createHmac } from 'node:crypto';
import autocannon from 'autocannon';
import { createKey } from '../src/operations/keys/create-key.ts';
import { perform } from '../src/operations/perform.ts';
import { OPERATIONS } from '../src/operations/registry.ts';
import type { Runtime } from '../src/runtime.ts';
import type { Database } from '../src/store/database.ts';
import type { Statement } from '../src/store/sql.ts';
import { documentedRole } from '../test/support/documented-role.ts';
import { ServerProcess } from '../test/support/server-process.ts';
import { fillPages, HOT, LAST_DAY, PAGE, type PagesShape, SMALL_ACCOUNT } from './filled-pages.ts';
import { type LastRow, LEAST } from './least-pages.ts';
import { type Figure, quantile, report } from './measure.ts';
import { openBenchStore } from './store.ts';

const CONNECTIONS = 32;
/** As many as `serve` has for calls when nobody says otherwise. */
const POOL = 10;
const FAR_PAGE = 1000;
/** Which of them an SDK is told, all on one page. */
const SDK_FAMILIES = ['traffic', 'transcode', 'topspeed', 'mic'];
const WARM_UP_SECONDS = 2;
const MASTER_KEY = Buffer.alloc(32, 'a master key of the bench');
/** Of the server: as many calls as come. */
const ENVIRONMENT = {
  PACKLEDGER_MASTER_KEY: MASTER_KEY.toString('base64'),
  PACKLEDGER_DATABASE_CONNECTIONS: `${POOL}`,
  PACKLEDGER_RATE_LIMIT: '0',
  PACKLEDGER_TENCENT_CALLS_PER_SECOND: '0',
};

/**
 * Short turns, in which each page and each baseline is measured once: whatever else the machine
 * does, it does to all of them alike.
 */
interface Turns {
  readonly turns: number;
  readonly seconds: number;
}

const FULL: PagesShape & Turns = {
  accounts: 1000,
  deductions: 10_000_000,
  hot: 2_000_000,
  turns: 9,
  seconds: 1.5,
};
const SMALL: typeof FULL = {
  accounts: 1000,
  deductions: 500_000,
  hot: 100_000,
  turns: 3,
  seconds: 0.5,
};

export async function run(options: {
  readonly small: boolean;
  readonly json: boolean;
  readonly url: string | undefined;
}): Promise<void> {
  const shape = options.small ? SMALL : FULL;
  const store = await openBenchStore(options.url, POOL, MASTER_KEY);
  await fillPages(store, shape);
  const keys = new Map([
    [HOT, await keyOf(store.runtime, HOT)],
    [SMALL_ACCOUNT, await keyOf(store.runtime, SMALL_ACCOUNT)],
  ]);
  const role = await documentedRole(store.url);
  const server = await ServerProcess.start(role.url, {
    environment: ENVIRONMENT,
    built: true,
  });
  try {
    const bench = new PagesBench({
      url: server.url,
      keys,
      runtime: store.runtime,
      turns: shape,
    });
    const figures = [...(await bench.measure())];
    const { peak } = await server.memory();
    figures.push({ name: 'server_memory_mb', value: peak, unit: 'MB' });
    report('http', figures, options.json);
  } finally {
    await server.stop();
    await role.drop();
    await store.close();
  }
}

interface Key {
  readonly secretId: string;
  readonly secretKey: string;
}

async function keyOf(runtime: Runtime, account: string): Promise<Key> {
  const made = await createKey.run(runtime, { account });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

/** What a page is asked by, and the statements that read it. */
interface Case {
  readonly name: string;
  readonly request: autocannon.Request;
  /** Those of the page itself. */
  readonly own: readonly Statement[];
  /** The one that finds the same rows quickest: it knows which days to look at. */
  readonly least: Statement;
}

interface Rate {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/** What was measured of a page in one turn; baselines in pages a second. */
interface Turn {
  readonly http: Rate;
  readonly own: number;
  readonly least: number;
}

class PagesBench {
  readonly #url: string;
  readonly #keys: ReadonlyMap<string, Key>;
  readonly #runtime: Runtime;
  readonly #turns: Turns;

  constructor(options: {
    readonly url: string;
    readonly keys: ReadonlyMap<string, Key>;
    readonly runtime: Runtime;
    readonly turns: Turns;
  }) {
    this.#url = options.url;
    this.#keys = options.keys;
    this.#runtime = options.runtime;
    this.#turns = options.turns;
  }

  async measure(): Promise<readonly Figure[]> {
    const { turns, seconds } = this.#turns;
    const cases = await this.#cases();
    for (const each of cases) await this.#turn(each, WARM_UP_SECONDS);
    const taken = new Map(cases.map(({ name }): [string, Turn[]] => [name, []]));
    for (let turn = 0; turn < turns; turn += 1) {
      for (const each of cases) taken.get(each.name)?.push(await this.#turn(each, seconds));
    }
    const middle = (name: string, of: (turn: Turn) => number) =>
      quantile((taken.get(name) ?? []).map(of), 0.5);
    const figures = cases.flatMap(({ name }): Figure[] => [
      {
        name: `${name}_per_second`,
        value: middle(name, ({ http }) => http.perSecond),
        unit: 'requests/s',
      },
      { name: `${name}_p50_ms`, value: middle(name, ({ http }) => http.p50), unit: 'ms' },
      { name: `${name}_p99_ms`, value: middle(name, ({ http }) => http.p99), unit: 'ms' },
      {
        name: `${name}_ratio_to_sql`,
        value: middle(name, ({ http, own }) => http.perSecond / own),
        unit: '',
        target: { least: 0.5 },
      },
      {
        name: `${name}_ratio_to_least_sql`,
        value: middle(name, ({ http, least }) => http.perSecond / least),
        unit: '',
      },
    ]);
    /** How much longer a page takes than another of the same turn. */
    const takes = (name: string, than: string) => {
      const others = taken.get(than) ?? [];
      const ratios = (taken.get(name) ?? []).map(
        ({ http }, turn) => (others[turn]?.http.perSecond ?? 0) / http.perSecond,
      );
      return quantile(ratios, 0.5);
    };
    return [
      ...figures,
      {
        name: 'far_page_takes',
        value: takes('deductions_hot_page_1000', 'deductions_hot'),
        unit: 'times page 1',
        target: { most: 1.3 },
      },
      {
        name: 'hot_account_takes',
        value: takes('deductions_hot', 'deductions'),
        unit: 'times a small one',
        target: { most: 1.1 },
      },
    ];
  }

  async #turn({ request, own, least }: Case, seconds: number): Promise<Turn> {
    return {
      http: await this.#http(request, seconds),
      own: await this.#bare(own, seconds),
      least: await this.#bare([least], seconds),
    };
  }

  async #cases(): Promise<readonly Case[]> {
    const far = await this.#cursorOf(HOT, FAR_PAGE);
    const [small, hot] = [{ account: SMALL_ACCOUNT }, { account: HOT, limit: PAGE }];
    const page = `deductions?limit=${PAGE}`;
    const sdkPage = { families: SDK_FAMILIES, order: 'expiresAt', page: 1, pageSize: 50 };
    return [
      {
        name: 'packs',
        request: this.#get(SMALL_ACCOUNT, 'packs?limit=50'),
        own: await this.#statements('packs.list', { ...small, limit: 50 }),
        least: LEAST.packs(SMALL_ACCOUNT),
      },
      {
        name: 'deductions',
        request: this.#get(SMALL_ACCOUNT, page),
        own: await this.#statements('deductions.list', { ...small, limit: PAGE }),
        least: LEAST.first(SMALL_ACCOUNT),
      },
      {
        name: 'deductions_hot',
        request: this.#get(HOT, page),
        own: await this.#statements('deductions.list', hot),
        least: LEAST.first(HOT),
      },
      {
        name: 'deductions_hot_page_1000',
        request: this.#get(HOT, `${page}&cursor=${far.cursor}`),
        own: await this.#statements('deductions.list', { ...hot, cursor: far.cursor }),
        least: LEAST.after(HOT, far.last),
      },
      {
        name: 'explain',
        request: this.#get(SMALL_ACCOUNT, `days/${LAST_DAY}/explanation`),
        own: await this.#statements('settlement.explain-day', { ...small, date: LAST_DAY }),
        least: LEAST.day(SMALL_ACCOUNT),
      },
      {
        name: 'tencent_packages',
        request: this.#signed(SMALL_ACCOUNT),
        own: await this.#statements('packs.page', { ...small, ...sdkPage }),
        least: LEAST.packs(SMALL_ACCOUNT),
      },
    ];
  }

  /** The statements that an operation reads its answer by. */
  async #statements(name: string, input: object): Promise<readonly Statement[]> {
    const operation = OPERATIONS.get(name);
    if (operation === undefined) throw new Error(`there is no operation ${name}`);
    const statements: Statement[] = [];
    const { database } = this.#runtime;
    const listening: Database = {
      ...database,
      forAccount: () => listening,
      query: (statement) => {
        statements.push(statement);
        return database.query(statement);
      },
    };
    const outcome = await perform({ ...this.#runtime, database: listening }, operation, input);
    if (!outcome.ok || statements.length === 0) throw new Error(`${name} read nothing`);
    return statements;
  }

  #get(account: string, path: string): autocannon.Request {
    const authorization = `Bearer ${this.#keys.get(account)?.secretKey}`;
    return {
      method: 'GET',
      path: `/api/v1/accounts/${account}/${path}`,
      headers: { authorization },
    };
  }

  /** Signed anew for every request, as a client does. */
  #signed(account: string): autocannon.Request {
    const key = this.#keys.get(account);
    if (key === undefined) throw new Error('every account of the bench has a key');
    const host = new URL(this.#url).host;
    let count = 0;
    return {
      method: 'POST',
      path: '/',
      setupRequest: (before) => {
        count += 1;
        // Another page size each time, as equal requests of one second are one request.
        const body = JSON.stringify({ PackageType: 0, PageNum: 1, PageSize: 10 + (count % 91) });
        return { ...before, body, headers: signed(body, host, key, count) };
      },
    };
  }

  /** The cursor behind a page, and the row that it ends with. */
  async #cursorOf(account: string, page: number): Promise<{ cursor: string; last: LastRow }> {
    const authorization = `Bearer ${this.#keys.get(account)?.secretKey}`;
    let cursor = '';
    let last: LastRow = { date: '', revision: 0, item: '', pack: '' };
    for (let count = 1; count < page; count += 1) {
      const query = `limit=${PAGE}${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const response = await fetch(`${this.#url}/api/v1/accounts/${account}/deductions?${query}`, {
        headers: { authorization },
      });
      const body: unknown = await response.json();
      const { deductions, next } = Object(body);
      if (!response.ok || next === null) throw new Error(JSON.stringify(body).slice(0, 500));
      cursor = String(next);
      last = deductions.at(-1);
    }
    return { cursor, last };
  }

  async #http(request: autocannon.Request, duration: number): Promise<Rate> {
    const result = await autocannon({
      url: this.#url,
      connections: CONNECTIONS,
      duration,
      requests: [request],
      // The status of a refusal is 200 there.
      verifyBody: (body) => !String(body).startsWith('{"Response":{"Error"'),
    });
    const { errors, requests, latency } = result;
    const refused = result.non2xx + result.mismatches;
    if (refused > 0 || errors > 0) {
      const why = await this.#why(request);
      throw new Error(`${request.path}: ${refused} refused, ${errors} failed; ${why}`);
    }
    return { perSecond: requests.total / result.duration, p50: latency.p50, p99: latency.p99 };
  }

  /** What the server answers to a request, for the message of a failure. */
  async #why({ method = 'GET', path = '/', headers }: autocannon.Request): Promise<string> {
    const response = await fetch(`${this.#url}${path}`, { method, headers: Object(headers) });
    return `${response.status} ${(await response.text()).slice(0, 500)}`;
  }

  /** Statements as often as they go, by as many callers as there are connections of clients. */
  async #bare(statements: readonly Statement[], duration: number): Promise<number> {
    const end = performance.now() + duration * 1000;
    const start = performance.now();
    let count = 0;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (performance.now() < end) {
          for (const statement of statements) await this.#runtime.database.query(statement);
          count += 1;
        }
      }),
    );
    return (count * 1000) / (performance.now() - start);
  }
}

/** The headers of a signed request; a trace of its own makes every one another. */
function signed(body: string, host: string, { secretId, secretKey }: Key, count: number) {
  const at = Math.floor(Date.now() / 1000);
  const date = new Date(at * 1000).toISOString().slice(0, 10);
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const type = 'application/json';
  const trace = `${count}`;
  const canonical = [
    ...['POST', '/', '', `content-type:${type}`, `host:${host}`, `x-trace:${trace}`, ''],
    ...['content-type;host;x-trace', hash(body)],
  ].join('\n');
  const scope = `${date}/live/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', `${at}`, scope, hash(canonical)].join('\n');
  const ofDay = hmac(`TC3${secretKey}`, date);
  const signature = hmac(hmac(hmac(ofDay, 'live'), 'tc3_request'), toSign).toString('hex');
  return {
    'content-type': type,
    host,
    'x-trace': trace,
    'x-tc-action': 'DescribeLivePackageInfo',
    'x-tc-version': '2018-08-01',
    'x-tc-timestamp': `${at}`,
    authorization:
      `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, ` +
      `SignedHeaders=content-type;host;x-trace, Signature=${signature}`,
  };
}
