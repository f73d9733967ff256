// Many accounts in a store, all different and always the same: for what is about many of them.
import type { Database } from '../../src/store/database.ts';
import { sql } from '../../src/store/sql.ts';

/** The last two days of a month. */
export const FIRST_DAY = '2022-03-30';
export const LAST_DAY = '2022-03-31';

/**
 * Makes accounts ac_000001 and so on: with a traffic pack, every third with a larger one, every
 * second with a transcoding pack and with audio to transcode; every tenth is billed by the month
 * for live traffic in the mainland, every twenty-fifth has no usage on the last day. Their usage
 * drains many of the packs, on the first day or on the last.
 */
export async function fillCrowd(database: Database, accounts: number): Promise<void> {
  await database.transaction(async (connection) => {
    const id = sql`'ac_' || lpad(n::text, 6, '0')`;
    await connection.execute(sql`
      insert into accounts (account_id, name, created_at, version)
      select ${id}, 'Account ' || n, '2022-03-01T00:00:00Z', 4
      from generate_series(1, ${accounts}::integer) n`);
    await connection.execute(sql`
      insert into packs (account_id, pack_id, family, sku, total, remaining, purchased_at,
        expires_at, gift, catalog, recorded)
      select ${id}, 'pk_' || n || '_' || p.sku, p.family, p.sku, p.total, p.total, p.at,
        p.at + interval '1 year', false, 'tencent-css-2022', 2
      from generate_series(1, ${accounts}::integer) n
      join (values
        (1, 'traffic', 'traffic-100gb', 100000000000, '2022-03-01T00:00:00Z'::timestamptz),
        (3, 'traffic', 'traffic-500gb', 500000000000, '2022-03-02T00:00:00Z'),
        (2, 'transcode', 'transcode-5h', 18000, '2022-03-30T00:00:00Z')
      ) p(every, family, sku, total, at) on n % p.every = 0`);
    await connection.execute(sql`
      insert into mode_changes (account_id, recorded, scope, mode, from_date, recorded_at)
      select ${id}, 3, 'live.mainland', 'monthly-traffic', '2022-03-01', '2022-03-01T00:00:00Z'
      from generate_series(1, ${accounts}::integer) n
      where n % 10 = 0`);
    await connection.execute(sql`
      insert into usage_events (account_id, source, event_id, usage_date, occurred_at, item,
        instance, quantity)
      select ${id}, 'crowd', d.day || ' ' || u.item, d.day, d.day + time '04:00', u.item, '',
        u.unit::bigint * (1 + (n * u.step + extract(day from d.day)::integer * 7) % u.most)
      from generate_series(1, ${accounts}::integer) n
      cross join (values (${FIRST_DAY}::date), (${LAST_DAY}::date)) d(day)
      join (values
        (1, 'live.downstream.mainland', 1000000007, 37, 160),
        (1, 'leb.downstream.mainland', 1000000009, 13, 40),
        (4, 'live.downstream.europe', 1000000021, 5, 30),
        (2, 'transcode.audio', 61, 11, 900)
      ) u(every, item, unit, step, most) on n % u.every = 0
      where not (n % 25 = 0 and d.day = ${LAST_DAY}::date)`);
    await connection.execute(sql`
      insert into usage_days (account_id, usage_date, item, instance, quantity)
      select account_id, usage_date, item, instance, sum(quantity)
      from usage_events
      group by account_id, usage_date, item, instance`);
  });
}
