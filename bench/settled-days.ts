// Accounts whose packs run out, and days of their usage that are settled: what benches of
// settlement are about.
import { settleWholeDay } from '../src/operations/settlement/settle-day.ts';
import type { Runtime } from '../src/runtime.ts';
import { seconds } from './measure.ts';
import { script } from './store.ts';

const ITEMS = [
  'leb.downstream.mainland',
  'live.downstream.mainland',
  'live.downstream.apac-1',
  'live.downstream.europe',
  'push.upstream.mainland',
  'push.upstream.europe',
];

/** Accounts whose first pack ends in the day, for two of five the second as well. */
export function seed(accounts: number): string {
  return `insert into accounts (account_id, name, created_at)
select 'ac_' || lpad(g::text, 20, '0'), 'Account ' || g, '2022-01-01'
from generate_series(1, ${accounts}) g;
insert into packs (account_id, pack_id, family, sku, total, remaining, purchased_at, expires_at,
  gift, catalog, recorded)
select 'ac_' || lpad(g::text, 20, '0'), 'pk_' || lpad((g * 3 + k)::text, 20, '0'), 'traffic', null,
  size, size, '2022-02-01'::timestamptz + k * interval '1 day',
  '2023-02-01'::timestamptz + k * interval '1 day', false, 'tencent-css-2022', 1
from generate_series(1, ${accounts}) g, generate_series(0, 2) k,
  lateral (select case k when 0 then 25000000000 when 1
    then case when g % 5 < 2 then 25000000000 else 900000000000 end
    else 1000000000000 end as size) s;
`;
}

/** A day of their usage, of every item. */
export function usage(accounts: number, day: string): string {
  return `insert into usage_days (account_id, usage_date, item, instance, quantity)
select 'ac_' || lpad(g::text, 20, '0'), '${day}', item, '', 10000000000 + g
from generate_series(1, ${accounts}) g,
  unnest(array[${ITEMS.map((item) => `'${item}'`).join(', ')}]) item
order by 1, 3;
`;
}

/** Packs as they were before anything was charged. */
export function refill(url: string): Promise<void> {
  return script(url, 'update packs set remaining = total where remaining <> total');
}

/** Settles a day for all accounts. */
export async function settle(
  runtime: Runtime,
  day: string,
): Promise<{ readonly deductions: number; readonly seconds: number }> {
  const measured = await seconds(() => settleWholeDay(runtime, day, ''));
  const outcome = measured.value;
  if (!outcome.ok) throw new Error(`the day was not settled: ${outcome.refusal.code}`);
  return { deductions: outcome.value.deductions, seconds: measured.seconds };
}
