// A store whose pages are measured: many accounts with a year of deductions, one with far more.
import { settleWholeDay } from '../src/operations/settlement/settle-day.ts';
import { type BenchStore, script } from './store.ts';

export interface PagesShape {
  readonly accounts: number;
  /** Rows in all, and those of the one large account. */
  readonly deductions: number;
  readonly hot: number;
}

/** Rows on a page. */
export const PAGE = 50;
/** The account with most of the rows, and one like all others. */
export const HOT = `ac_${'1'.padStart(20, '0')}`;
export const SMALL_ACCOUNT = `ac_${'500'.padStart(20, '0')}`;

const FIRST_DAY = '2022-01-01';
/** So many are filled by statements; the one behind them is settled in earnest. */
const DAYS = 400;
export const LAST_DAY = '2023-02-05';
const PACKS = 10;
/** What the last day is explained by. */
const ITEMS = [
  'leb.downstream.mainland',
  'live.downstream.mainland',
  'live.downstream.apac-1',
  'live.downstream.europe',
  'push.upstream.mainland',
  'push.upstream.europe',
];

/** Fills an empty, migrated store. */
export async function fillPages({ url, runtime }: BenchStore, shape: PagesShape): Promise<void> {
  await script(url, accountsAndPacks(shape));
  for (let week = 0; week * 7 < DAYS; week += 1) await script(url, weekOfRows(shape, week));
  const settled = await settleWholeDay(runtime, LAST_DAY, '');
  if (!settled.ok) throw new Error(settled.refusal.code);
  await script(url, 'vacuum analyze;\ncheckpoint');
}

function accountsAndPacks({ accounts }: PagesShape): string {
  return `insert into accounts (account_id, name, created_at, settled_through)
select 'ac_' || lpad(g::text, 20, '0'), 'Account ' || g, '2022-01-01',
  '${FIRST_DAY}'::date + ${DAYS - 1}
from generate_series(1, ${accounts}) g;
insert into packs (account_id, pack_id, family, sku, total, remaining, purchased_at, expires_at,
  gift, catalog, recorded)
select 'ac_' || lpad(g::text, 20, '0'), 'pk_' || lpad((g * ${PACKS} + k)::text, 20, '0'), 'traffic',
  'traffic-10tb', 10000000000000, 5000000000000, '2022-01-01'::timestamptz - k * interval '1 day',
  '2023-03-01'::timestamptz - k * interval '1 day', false, 'tencent-css-2022', 1
from generate_series(1, ${accounts}) g, generate_series(0, ${PACKS - 1}) k;
insert into usage_days (account_id, usage_date, item, instance, quantity)
select 'ac_' || lpad(g::text, 20, '0'), '${LAST_DAY}'::date, item, '', 1000000000 + g
from generate_series(1, ${accounts}) g,
  unnest(array[${ITEMS.map((item) => `'${item}'`).join(', ')}]) item
order by 1, 3;
insert into settlements (account_id, usage_date, revision, recorded, catalog, settled_at,
  usage_total)
select 'ac_' || lpad(g::text, 20, '0'), '${FIRST_DAY}'::date + d, 1, d + 2, 'tencent-css-2022',
  '${FIRST_DAY}'::timestamptz + (d + 1) * interval '1 day' + interval '2 hours', 1000000
from generate_series(1, ${accounts}) g, generate_series(0, ${DAYS - 1}) d
order by 1, 2`;
}

function weekOfRows({ accounts, deductions, hot }: PagesShape, week: number): string {
  const ofHot = Math.round(hot / DAYS);
  const ofOthers = Math.round((deductions - hot) / (accounts - 1) / DAYS);
  const from = week * 7;
  const to = Math.min(from + 7, DAYS) - 1;
  const items = ITEMS.map((item) => `'${item}'`).join(', ');
  return `select add_deduction_part('${FIRST_DAY}'::date + ${from}),
  add_deduction_part('${FIRST_DAY}'::date + ${to});
insert into deductions (account_id, usage_date, revision, seq, pack_id, item, instance, usage,
  ratio, deducted, left_before, settled_at)
select 'ac_' || lpad(g::text, 20, '0'), '${FIRST_DAY}'::date + d, 1, n,
  'pk_' || lpad((g * ${PACKS} + n % ${PACKS})::text, 20, '0'),
  (array[${items}])[1 + n % ${ITEMS.length}], '', 1000000 + n, '1', 1000000 + n, 5000000000000 - n,
  '${FIRST_DAY}'::timestamptz + (d + 1) * interval '1 day' + interval '2 hours'
from generate_series(1, ${accounts}) g, generate_series(${from}, ${to}) d,
  generate_series(0, case g when 1 then ${ofHot} else ${ofOthers} end - 1) n
order by 1, 2, 4`;
}
