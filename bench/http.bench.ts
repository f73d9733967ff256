// Pages over HTTP from a real server process, against the bare SQL of the same page through a pool
// of the same size. See bench/README.md.
import { createHash, createHmac } from 'node:crypto';
import autocannon from 'autocannon';
import pg from 'pg';
import { createKey } from '../src/operations/keys/create-key.ts';
import type { Runtime } from '../src/runtime.ts';
import { ServerProcess } from '../test/support/server-process.ts';
import { fillPages, HOT, LAST_DAY, PAGE, type PagesShape, SMALL_ACCOUNT } from './filled-pages.ts';
import { type Figure, report } from './measure.ts';
import { openBenchStore } from './store.ts';

const CONNECTIONS = 32;
/** As many as `serve` has for calls when nobody says otherwise. */
const POOL = 10;
/** How often each figure is taken, by turns with its baseline; the better one counts. */
const ROUNDS = 2;
const FAR_PAGE = 1000;
const MASTER_KEY = Buffer.alloc(32, 'a master key of the bench');
/** Of the server: as many calls as come. */
const ENVIRONMENT = {
  PACKLEDGER_MASTER_KEY: MASTER_KEY.toString('base64'),
  PACKLEDGER_DATABASE_CONNECTIONS: `${POOL}`,
  PACKLEDGER_RATE_LIMIT: '0',
};

const FULL: PagesShape & { readonly seconds: number } = {
  accounts: 1000,
  deductions: 10_000_000,
  hot: 2_000_000,
  seconds: 6,
};
const SMALL: typeof FULL = { accounts: 1000, deductions: 500_000, hot: 100_000, seconds: 1 };

export async function run(options: {
  readonly small: boolean;
  readonly json: boolean;
  readonly url: string | undefined;
}): Promise<void> {
  const shape = options.small ? SMALL : FULL;
  const store = await openBenchStore(options.url, 2, MASTER_KEY);
  await fillPages(store, shape);
  const keys = new Map([
    [HOT, await keyOf(store.runtime, HOT)],
    [SMALL_ACCOUNT, await keyOf(store.runtime, SMALL_ACCOUNT)],
  ]);
  const server = await ServerProcess.start(store.url, { environment: ENVIRONMENT });
  const pool = new pg.Pool({ connectionString: store.url, max: POOL });
  try {
    const bench = new PagesBench({ url: server.url, keys, pool, seconds: shape.seconds });
    const figures = [...(await bench.measure())];
    const { peak } = await server.memory();
    figures.push({ name: 'server_memory_mb', value: peak, unit: 'MB' });
    report('http', figures, options.json);
  } finally {
    await pool.end();
    await server.stop();
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

/** What a page is asked by, and the statement that reads it bare. */
interface Case {
  readonly name: string;
  readonly account: string;
  readonly request: autocannon.Request;
  readonly bare: { readonly text: string; readonly values: readonly unknown[] };
}

interface Rate {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

class PagesBench {
  readonly #url: string;
  readonly #keys: ReadonlyMap<string, Key>;
  readonly #pool: pg.Pool;
  readonly #seconds: number;

  constructor(options: {
    readonly url: string;
    readonly keys: ReadonlyMap<string, Key>;
    readonly pool: pg.Pool;
    readonly seconds: number;
  }) {
    this.#url = options.url;
    this.#keys = options.keys;
    this.#pool = options.pool;
    this.#seconds = options.seconds;
  }

  async measure(): Promise<readonly Figure[]> {
    const rates = new Map<string, Rate>();
    const figures: Figure[] = [];
    for (const each of await this.#cases()) {
      const { http, bare } = await this.#both(each);
      rates.set(each.name, http);
      figures.push(
        { name: `${each.name}_per_second`, value: http.perSecond, unit: 'requests/s' },
        { name: `${each.name}_p50_ms`, value: http.p50, unit: 'ms' },
        { name: `${each.name}_p99_ms`, value: http.p99, unit: 'ms' },
        {
          name: `${each.name}_ratio_to_sql`,
          value: http.perSecond / bare,
          unit: '',
          target: { least: 0.5 },
        },
      );
    }
    const rate = (name: string) => rates.get(name)?.perSecond ?? 0;
    figures.push(
      {
        name: 'far_page_takes',
        value: rate('deductions_hot') / rate('deductions_hot_page_1000'),
        unit: 'times page 1',
        target: { most: 1.3 },
      },
      {
        name: 'hot_account_takes',
        value: rate('deductions') / rate('deductions_hot'),
        unit: 'times a small one',
        target: { most: 1.1 },
      },
    );
    return figures;
  }

  async #cases(): Promise<readonly Case[]> {
    const far = await this.#cursorOf(HOT, FAR_PAGE);
    return [
      this.#get('packs', SMALL_ACCOUNT, 'packs?limit=50', BARE.packs([SMALL_ACCOUNT])),
      this.#get('deductions', SMALL_ACCOUNT, `deductions?limit=${PAGE}`, BARE.first(SMALL_ACCOUNT)),
      this.#get('deductions_hot', HOT, `deductions?limit=${PAGE}`, BARE.first(HOT)),
      this.#get(
        'deductions_hot_page_1000',
        HOT,
        `deductions?limit=${PAGE}&cursor=${far.cursor}`,
        BARE.after(HOT, far.last),
      ),
      this.#get('explain', SMALL_ACCOUNT, `days/${LAST_DAY}/explanation`, BARE.day(SMALL_ACCOUNT)),
      this.#signed('tencent_packages', SMALL_ACCOUNT, BARE.packs([SMALL_ACCOUNT])),
    ];
  }

  #get(name: string, account: string, path: string, bare: Case['bare']): Case {
    const authorization = `Bearer ${this.#keys.get(account)?.secretKey}`;
    const request = {
      method: 'GET' as const,
      path: `/api/v1/accounts/${account}/${path}`,
      headers: { authorization },
    };
    return { name, account, request, bare };
  }

  /** Signed anew for every request, as a client does. */
  #signed(name: string, account: string, bare: Case['bare']): Case {
    const key = this.#keys.get(account);
    if (key === undefined) throw new Error('every account of the bench has a key');
    const host = new URL(this.#url).host;
    let count = 0;
    const request: autocannon.Request = {
      method: 'POST',
      path: '/',
      setupRequest: (before) => {
        count += 1;
        // Another page size each time, as equal requests of one second are one request.
        const body = JSON.stringify({ PackageType: 0, PageNum: 1, PageSize: 10 + (count % 91) });
        return { ...before, body, headers: signed(body, host, key, count) };
      },
    };
    return { name, account, request, bare };
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

  async #both({ request, bare }: Case): Promise<{ readonly http: Rate; readonly bare: number }> {
    await this.#http(request, 1);
    await this.#bare(bare, 0.5);
    const taken: { http: Rate; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      taken.push({
        http: await this.#http(request, this.#seconds),
        bare: await this.#bare(bare, this.#seconds),
      });
    }
    const [best] = taken.map(({ http }) => http).sort((a, b) => b.perSecond - a.perSecond);
    if (best === undefined) throw new Error('nothing was measured');
    return { http: best, bare: Math.max(...taken.map((each) => each.bare)) };
  }

  async #http(request: autocannon.Request, duration: number): Promise<Rate> {
    const result = await autocannon({
      url: this.#url,
      connections: CONNECTIONS,
      duration,
      requests: [request],
    });
    const { non2xx, errors, requests, latency } = result;
    if (non2xx > 0 || errors > 0) {
      const why = await this.#why(request);
      throw new Error(`${request.path}: ${non2xx} refused, ${errors} failed; ${why}`);
    }
    return { perSecond: requests.total / result.duration, p50: latency.p50, p99: latency.p99 };
  }

  /** What the server answers to a request, for the message of a failure. */
  async #why({ method = 'GET', path = '/', headers }: autocannon.Request): Promise<string> {
    const response = await fetch(`${this.#url}${path}`, { method, headers: Object(headers) });
    return `${response.status} ${(await response.text()).slice(0, 500)}`;
  }

  /** The statement as often as it goes, by as many callers as there are connections of clients. */
  async #bare({ text, values }: Case['bare'], duration: number): Promise<number> {
    const end = performance.now() + duration * 1000;
    const start = performance.now();
    let count = 0;
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (performance.now() < end) {
          await this.#pool.query(text, [...values]);
          count += 1;
        }
      }),
    );
    return (count * 1000) / (performance.now() - start);
  }
}

/** What of a row tells where the next page begins. */
interface LastRow {
  readonly date: string;
  readonly revision: number;
  readonly item: string;
  readonly pack: string;
}

const PACK_COLUMNS = `pack_id, family, sku, total, remaining, purchased_at, expires_at, gift,
  catalog, recorded, refunded_at, refund_recorded, reclaimed_at`;
const DEDUCTION_COLUMNS = `d.usage_date, d.revision, d.seq, d.pack_id, p.family, p.sku, d.item,
  d.instance, d.usage, d.ratio, d.deducted, d.left_before, d.settled_at`;

/** The rows of a page by the statement that finds them quickest: it names the days to look at. */
const BARE = {
  packs: ([account]: readonly string[]) => ({
    text: `select ${PACK_COLUMNS} from packs where account_id = $1
      order by expires_at, purchased_at, pack_id limit 50`,
    values: [account],
  }),
  first: (account: string) => ({
    text: `select ${DEDUCTION_COLUMNS}
      from deductions d
      join packs p on p.account_id = d.account_id and p.pack_id = d.pack_id
      where d.account_id = $1 and d.usage_date between '2022-01-01' and '2022-01-07'
      order by d.usage_date, d.revision, d.seq limit ${PAGE}`,
    values: [account],
  }),
  after: (account: string, { date }: LastRow) => ({
    text: `select ${DEDUCTION_COLUMNS}
      from deductions d
      join packs p on p.account_id = d.account_id and p.pack_id = d.pack_id
      where d.account_id = $1 and d.usage_date between '${date}'::date and '${date}'::date + 6
        and (d.usage_date, d.revision, d.seq) > ('${date}'::date, 1, 2)
      order by d.usage_date, d.revision, d.seq limit ${PAGE}`,
    values: [account],
  }),
  /** What a day is explained by: its usage, and the packs that may be charged. */
  day: (account: string) => ({
    text: `select u.item, u.instance, u.quantity, p.pack_id, p.family, p.total, p.remaining,
        p.purchased_at, p.expires_at
      from usage_days u
      join packs p on p.account_id = u.account_id
      where u.account_id = $1 and u.usage_date = '${LAST_DAY}'
      order by u.item, p.expires_at, p.purchased_at, p.pack_id`,
    values: [account],
  }),
};

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
