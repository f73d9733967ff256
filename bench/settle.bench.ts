// One day of many accounts: 6 items, 3 packs each. See bench/README.md.
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { openRuntime, type Runtime } from '../src/runtime.ts';
import { type Figure, report, seconds } from './measure.ts';
import { refill, seed, settle, usage } from './settled-days.ts';
import { type BenchStore, openBenchStore, script } from './store.ts';

const DAY = '2022-03-15';
const LATER_DAYS = ['2022-03-16', '2022-03-17'];
/** A day of weeks before, of some of the accounts: compiled code is what is measured. */
const WARM_DAY = '2022-02-08';
const WARM_ACCOUNTS = 3000;
/** Transactions at work at the same time, in the settlement and in both baselines. */
const WORKERS = 3;

interface Shape {
  readonly accounts: number;
  readonly older: number;
  readonly rowAtATimeLines: number;
  readonly pgliteAccounts: number;
}

const FULL: Shape = {
  accounts: 100_000,
  older: 10_000_000,
  rowAtATimeLines: 20_000,
  pgliteAccounts: 10_000,
};
const SMALL: Shape = {
  accounts: 25_000,
  older: 1_000_000,
  rowAtATimeLines: 2000,
  pgliteAccounts: 1000,
};

export async function run(options: {
  readonly small: boolean;
  readonly json: boolean;
  readonly url: string | undefined;
}): Promise<void> {
  const shape = options.small ? SMALL : FULL;
  const figures: Figure[] = [];
  // Twice from nothing, and the better of the two: a virtual machine's seconds move by a fifth.
  const first = await onFreshStore(options.url, shape, async () => {});
  const second = await onFreshStore(options.url, shape, async ({ runtime, url }) => {
    const rows = await rowAtATime(url, shape.rowAtATimeLines);
    figures.push({ name: 'row_at_a_time_per_second', value: rows, unit: 'deductions/s' });
    figures.push(...(await withOlder(runtime, url, shape)));
  });
  const { deductions } = second;
  const settled = Math.min(first.settled, second.settled);
  const copied = Math.min(first.copied, second.copied);
  const memory = Math.max(first.memory, second.memory);
  const figureOf = (name: string) => figures.find((figure) => figure.name === name)?.value ?? 0;
  const rows = figureOf('row_at_a_time_per_second');
  const later = figureOf('settle_seconds_with_older');
  const beside = figureOf('settle_seconds_beside');
  const rate = deductions / settled;
  figures.unshift(
    { name: 'accounts', value: shape.accounts, unit: '' },
    { name: 'deductions', value: deductions, unit: 'rows' },
    { name: 'settle_seconds', value: settled, unit: 's' },
    { name: 'settle_per_second', value: rate, unit: 'deductions/s' },
    { name: 'copy_per_second', value: deductions / copied, unit: 'rows/s' },
  );
  figures.push(
    { name: 'ratio_to_copy', value: copied / settled, unit: '', target: { least: 0.5 } },
    { name: 'ratio_to_row_at_a_time', value: rate / rows, unit: '', target: { least: 30 } },
    { name: 'growth', value: later / beside, unit: '', target: { most: 1.15 } },
    { name: 'memory_mb', value: memory, unit: 'MB', target: { most: 600 } },
    ...(await onPglite(shape.pgliteAccounts)),
  );
  report('settle', figures, options.json);
}

/** What a day takes in a store without older days, and COPY of its rows. */
interface Fresh {
  readonly deductions: number;
  readonly settled: number;
  readonly copied: number;
  readonly memory: number;
}

async function onFreshStore(
  given: string | undefined,
  shape: Shape,
  goOn: (store: BenchStore) => Promise<void>,
): Promise<Fresh> {
  const store = await openBenchStore(given, WORKERS + 1);
  try {
    const { runtime, url } = store;
    await script(url, seed(shape.accounts));
    await script(url, usage(WARM_ACCOUNTS, WARM_DAY));
    await settle(runtime, WARM_DAY);
    await refill(url);
    await script(url, usage(shape.accounts, DAY));
    await script(url, 'vacuum analyze;\ncheckpoint');
    const settled = await settle(runtime, DAY);
    const memory = process.resourceUsage().maxRSS / 1000;
    const copied = await copyBaseline(url);
    await goOn(store);
    return { deductions: settled.deductions, settled: settled.seconds, copied, memory };
  } finally {
    await store.close();
  }
}

/**
 * A day when there are many older deductions of the accounts, by turns with the first day of a
 * store beside it on the same server: a machine that is slower by now is so for both. The better of
 * two.
 */
async function withOlder(runtime: Runtime, url: string, shape: Shape): Promise<Figure[]> {
  const { rows } = await query(
    url,
    `select count(*)::integer as n from deductions where usage_date = '${DAY}'`,
  );
  const perDay = rows[0]?.n ?? 1;
  const days = Math.ceil(shape.older / perDay);
  for (let back = 1; back <= days; back += 1) {
    await script(url, olderDay(back, back === days ? shape.older - perDay * (days - 1) : perDay));
  }
  const taken: number[] = [];
  const beside: number[] = [];
  for (const day of LATER_DAYS) {
    await refill(url);
    await script(url, usage(shape.accounts, day));
    await script(url, 'vacuum analyze;\ncheckpoint');
    taken.push((await settle(runtime, day)).seconds);
    beside.push((await onFreshStore(url, shape, async () => {})).settled);
  }
  return [
    { name: 'older_deductions', value: shape.older, unit: 'rows' },
    { name: 'settle_seconds_with_older', value: Math.min(...taken), unit: 's' },
    { name: 'settle_seconds_beside', value: Math.min(...beside), unit: 's' },
  ];
}

async function onPglite(accounts: number): Promise<Figure[]> {
  const runtime = await openRuntime({ databaseUrl: 'pglite:', catalogFiles: [] });
  try {
    await runtime.database.transaction(async (connection) => {
      await connection.script(seed(accounts));
      await connection.script(usage(accounts, DAY));
      await connection.script('analyze');
    });
    const settled = await settle(runtime, DAY);
    return [
      { name: 'pglite_accounts', value: accounts, unit: '' },
      {
        name: 'pglite_per_second',
        value: settled.deductions / settled.seconds,
        unit: 'deductions/s',
      },
    ];
  } finally {
    await runtime.close();
  }
}

/** COPY of exactly the recorded rows into an identical, indexed, empty table; seconds. */
async function copyBaseline(url: string): Promise<number> {
  // As the deductions are: parted by day, with the same indexes.
  await script(
    url,
    `create table copied_deductions (like deductions including all) partition by range (usage_date);
create table copied_day partition of copied_deductions
for values from ('${DAY}') to ('${LATER_DAYS[0]}')`,
  );
  const parts = await Promise.all(
    Array.from({ length: WORKERS }, (_, part) => exportPart(url, part)),
  );
  await script(url, 'checkpoint');
  const clients = await Promise.all(parts.map(() => connect(url)));
  const measured = await seconds(() =>
    Promise.all(
      parts.map(async (pieces, part) => {
        const client = clients[part] ?? clients[0];
        const stream = client?.query(copyFrom('copy copied_deductions from stdin'));
        if (stream === undefined) return;
        await new Promise<void>((resolve, reject) => {
          stream.on('error', reject).on('finish', resolve);
          for (const piece of pieces) stream.write(piece);
          stream.end();
        });
      }),
    ),
  );
  await Promise.all(clients.map((client) => client.end()));
  await script(url, 'drop table copied_deductions');
  return measured.seconds;
}

async function exportPart(url: string, part: number): Promise<readonly Buffer[]> {
  const client = await connect(url);
  const stream = client.query(
    copyTo(`copy (
      select d.* from deductions d
      join (select account_id, ntile(${WORKERS}) over (order by account_id) as part from accounts) a
        on a.account_id = d.account_id
      where a.part = ${part + 1} and d.usage_date = '${DAY}'
      order by d.account_id, d.usage_date, d.revision, d.seq) to stdout`),
  );
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  await client.end();
  const all = Buffer.concat(pieces);
  return Array.from({ length: Math.ceil(all.length / 262_144) }, (_, at) =>
    all.subarray(at * 262_144, (at + 1) * 262_144),
  );
}

/** One transaction a usage line: select for update, update, insert; deductions a second. */
async function rowAtATime(url: string, lines: number): Promise<number> {
  await script(
    url,
    `create table drawn_deductions (like deductions including all);
create table drawn_packs (like packs including all) with (fillfactor = 50);
insert into drawn_packs select * from packs order by account_id, pack_id;
update drawn_packs set remaining = total;
vacuum analyze drawn_packs;
checkpoint`,
  );
  const clients = await Promise.all(Array.from({ length: WORKERS }, () => connect(url)));
  const { rows } = await query(
    url,
    `select account_id, item, quantity from usage_days where usage_date = '${DAY}'
     order by account_id, item limit ${lines}`,
  );
  let next = 0;
  let drawn = 0;
  const measured = await seconds(() =>
    Promise.all(
      clients.map(async (client) => {
        for (let at = next++; at < rows.length; at = next++) {
          drawn += await drawLine(client, rows[at] ?? {}, at);
        }
      }),
    ),
  );
  await Promise.all(clients.map((client) => client.end()));
  await script(url, 'drop table drawn_deductions;\ndrop table drawn_packs');
  return drawn / measured.seconds;
}

type Row = Readonly<Record<string, never>>;

async function drawLine(client: pg.Client, line: Row, seq: number): Promise<number> {
  const { account_id: account, item, quantity } = line;
  let wanted = BigInt(quantity ?? 0);
  let drawn = 0;
  await client.query('begin');
  while (wanted > 0n) {
    const { rows } = await client.query(
      `select pack_id, remaining from drawn_packs
       where account_id = $1 and expires_at >= '2022-03-16' and remaining > 0
       order by expires_at, purchased_at, pack_id limit 1 for update`,
      [account],
    );
    if (rows[0] === undefined) break;
    const before = BigInt(rows[0].remaining);
    const taken = before < wanted ? before : wanted;
    await client.query(
      'update drawn_packs set remaining = remaining - $3 where account_id = $1 and pack_id = $2',
      [account, rows[0].pack_id, taken],
    );
    await client.query(
      `insert into drawn_deductions (account_id, usage_date, revision, seq, pack_id, item, instance,
         usage, ratio, deducted, left_before, settled_at)
       values ($1, $2, 1, $3, $4, $5, '', $6, '1', $6, $7, now())`,
      [account, DAY, seq * 10 + drawn, rows[0].pack_id, item, taken, before],
    );
    wanted -= taken;
    drawn += 1;
  }
  await client.query('commit');
  return drawn;
}

function olderDay(back: number, limit: number): string {
  return `select add_deduction_part('${DAY}'::date - ${back});
insert into deductions (account_id, usage_date, revision, seq, pack_id, item, instance,
  usage, ratio, deducted, left_before, settled_at)
select account_id, usage_date - ${back}, revision, seq, pack_id, item, instance, usage, ratio,
  deducted, left_before, settled_at - ${back} * interval '1 day'
from deductions where usage_date = '${DAY}'
order by account_id, seq
limit ${limit};
insert into settlements (account_id, usage_date, revision, recorded, catalog, settled_at,
  usage_total)
select account_id, usage_date - ${back}, revision, recorded, catalog,
  settled_at - ${back} * interval '1 day', usage_total
from settlements where usage_date = '${DAY}'
order by account_id`;
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

async function query(url: string, text: string): Promise<pg.QueryResult> {
  const client = await connect(url);
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
