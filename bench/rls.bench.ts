// What the account lock costs: calls with and without it by turns, and settlement under policies.
import { perform } from '../src/operations/perform.ts';
import { OPERATIONS } from '../src/operations/registry.ts';
import { openRuntime, type Runtime } from '../src/runtime.ts';
import { documentedRole } from '../test/support/documented-role.ts';
import { type Figure, report } from './measure.ts';
import { refill, seed, settle, usage } from './settled-days.ts';
import { openBenchStore, script } from './store.ts';

interface Shape {
  readonly accounts: number;
  /** How often each way of calling has its turn, and how long. */
  readonly turns: number;
  readonly turnMs: number;
  readonly settledAccounts: number;
  readonly settledTurns: number;
}

/** Short turns: whatever else the machine does, it does to all ways alike. */
const FULL: Shape = {
  accounts: 1000,
  turns: 100,
  turnMs: 250,
  settledAccounts: 20_000,
  settledTurns: 8,
};
const SMALL: Shape = {
  accounts: 1000,
  turns: 40,
  turnMs: 100,
  settledAccounts: 4000,
  settledTurns: 3,
};

/** Packs of an account that a page is read of. */
const PACKS = 40;
const CALLERS = 8;
/** As benches of settlement have it. */
const CONNECTIONS = 4;
const FIRST_DAY = Date.parse('2022-02-08');
const DAY_MS = 86_400_000;

export async function run(options: {
  readonly small: boolean;
  readonly json: boolean;
  readonly url: string | undefined;
}): Promise<void> {
  const shape = options.small ? SMALL : FULL;
  const figures = [
    ...(await calls(options.url, shape)),
    ...(await settlements(options.url, shape)),
  ];
  report('rls', figures, options.json);
}

/** Pages of packs, as members read them. */
async function calls(given: string | undefined, shape: Shape): Promise<readonly Figure[]> {
  const store = await openBenchStore(given, CALLERS);
  try {
    const { runtime, url } = store;
    await script(url, packs(shape.accounts));
    await script(url, 'vacuum analyze');
    const { database } = runtime;
    const open: Runtime = { ...runtime, database: { ...database, forAccount: () => database } };
    const figures: Figure[] = [];
    for (const [name, input] of [
      ['packs.list', { limit: 20 }],
      ['packs.page', { families: ['traffic'], order: 'expiresAt', page: 1, pageSize: 20 }],
    ] as const) {
      const rates = await byTurns(shape.turns, [
        () => callsASecond(runtime, shape, { name, input }),
        () => callsASecond(open, shape, { name, input }),
      ]);
      const short = name.replace('.', '_');
      figures.push(
        { name: `${short}_locked`, value: median(rates[0] ?? []), unit: 'calls/s' },
        { name: `${short}_open`, value: median(rates[1] ?? []), unit: 'calls/s' },
        { name: `${short}_ratio`, value: ratio(rates), unit: '', target: { least: 0.85 } },
      );
    }
    return figures;
  } finally {
    await store.close();
  }
}

/** Each way has its turns, one after another, so that all have the same machine. */
async function byTurns(
  turns: number,
  ways: readonly (() => Promise<number>)[],
): Promise<readonly (readonly number[])[]> {
  for (const way of ways) await way();
  const rates = ways.map((): number[] => []);
  for (let turn = 0; turn < turns; turn += 1) {
    // Who goes first takes turns, too.
    const order = ways.map((_, place) => (place + turn) % ways.length);
    for (const place of order) rates[place]?.push((await ways[place]?.()) ?? 0);
  }
  return rates;
}

/** The first way by the second: of each turn, and then the middle of those. */
function ratio([first = [], second = []]: readonly (readonly number[])[]): number {
  return median(first.map((rate, turn) => rate / (second[turn] ?? rate)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

async function callsASecond(
  runtime: Runtime,
  { accounts, turnMs }: Shape,
  { name, input }: { readonly name: string; readonly input: object },
): Promise<number> {
  const operation = OPERATIONS.get(name);
  if (operation === undefined) throw new Error(`there is no operation ${name}`);
  const end = performance.now() + turnMs;
  let count = 0;
  const caller = async (first: number) => {
    for (let at = first; performance.now() < end; at += CALLERS) {
      const account = `ac_${`${(at % accounts) + 1}`.padStart(20, '0')}`;
      const actor = { kind: 'member', id: 'pr_bench', account, role: 'viewer' } as const;
      const outcome = await perform({ ...runtime, actor }, operation, { account, ...input });
      if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.refusal.code}`);
      count += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: CALLERS }, (_, at) => caller(at)));
  return (count * 1000) / (performance.now() - began);
}

function packs(accounts: number): string {
  return `insert into accounts (account_id, name, created_at)
select 'ac_' || lpad(g::text, 20, '0'), 'Account ' || g, '2022-01-01'
from generate_series(1, ${accounts}) g;
insert into packs (account_id, pack_id, family, sku, total, remaining, purchased_at, expires_at,
  gift, catalog, recorded)
select 'ac_' || lpad(g::text, 20, '0'), 'pk_' || lpad((g * ${PACKS} + k)::text, 20, '0'),
  'traffic', 'traffic-1tb', 1000000000000, 1000000000000,
  now() - k * interval '1 day', now() + k * interval '1 day', false, 'tencent-css-2022', 1
from generate_series(1, ${accounts}) g, generate_series(1, ${PACKS}) k`;
}

/**
 * A day settled by the owner of the tables, with policies and without, and by a role of its own
 * that is held by them, or passes.
 */
async function settlements(given: string | undefined, shape: Shape): Promise<readonly Figure[]> {
  const store = await openBenchStore(given, CONNECTIONS);
  const { runtime, url } = store;
  const roles = [await documentedRole(url), await documentedRole(url)];
  const own = await Promise.all(
    roles.map((role) => {
      const settings = { databaseUrl: role.url, catalogFiles: [], connections: CONNECTIONS };
      return openRuntime(settings);
    }),
  );
  const [heldBy = runtime, passedBy = runtime] = own;
  try {
    await script(url, `alter role ${roles[1]?.name} bypassrls`);
    await script(url, seed(shape.settledAccounts));
    let day = FIRST_DAY;
    const settledBy = (by: Runtime, before: string) => async () => {
      const date = new Date(day).toISOString().slice(0, 10);
      day += DAY_MS;
      await script(url, before);
      await refill(url);
      await script(url, usage(shape.settledAccounts, date));
      await script(url, 'vacuum analyze;\ncheckpoint');
      const settled = await settle(by, date);
      return settled.deductions / settled.seconds;
    };
    const rates = await byTurns(shape.settledTurns, [
      settledBy(runtime, policies('enable')),
      settledBy(runtime, policies('disable')),
      settledBy(heldBy, policies('enable')),
      settledBy(passedBy, policies('enable')),
    ]);
    const [owner = [], open = [], held = [], passing = []] = rates;
    const figures: Figure[] = [
      { name: 'settle_owner', value: median(owner), unit: 'deductions/s' },
      { name: 'settle_without_policies', value: median(open), unit: 'deductions/s' },
    ];
    for (const [name, of] of [
      ['owner', owner],
      ['own_role', held],
      ['own_role_passing', passing],
    ] as const) {
      const target = name === 'own_role' ? {} : { target: { least: 0.95 } };
      figures.push({ name: `settle_${name}_ratio`, value: ratio([of, open]), unit: '', ...target });
    }
    return figures;
  } finally {
    await Promise.all(own.map((one) => one.close()));
    for (const role of roles) await role.drop();
    await store.close();
  }
}

function policies(what: 'enable' | 'disable'): string {
  return `do $$ declare locked text; begin
    for locked in select locked_table from account_locks where of_column <> '' loop
      execute format('alter table %I ${what} row level security', locked); end loop; end $$`;
}
