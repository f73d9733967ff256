// What a store holds, for comparison: rows as texts, told apart by what a test is about.
import type { Connection, Database } from '../../src/store/database.ts';
import { sql } from '../../src/store/sql.ts';

/** Tables of facts and the columns that tell when a row was made, not what it says. */
const TIMES = {
  accounts: ['created_at'],
  packs: [],
  mode_changes: ['recorded_at'],
  usage_events: [],
  usage_days: [],
  settlements: ['settled_at'],
  deductions: ['settled_at'],
  overage: [],
  bills: ['made_at'],
  bindings: ['bound_at'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Table = keyof typeof TIMES;

export const TABLES = Object.keys(TIMES).filter((name): name is Table => name in TIMES);

/** Tables that are only ever added to. */
export const FACTS: readonly Table[] = [
  'mode_changes',
  'usage_events',
  'settlements',
  'deductions',
  'overage',
  'bills',
  'bindings',
];

/**
 * All rows of the tables but for their times, of one account or of all. With `names`, ids are told
 * by name, so that the rows of different stores can be compared.
 */
export async function rowsOf(
  database: Database,
  tables: readonly Table[] = TABLES,
  account = '',
): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  await database.transaction(async (connection) => {
    for (const table of tables) found[table] = await rowsOfTable(connection, table, account);
  });
  return found;
}

async function rowsOfTable(
  connection: Connection,
  table: Table,
  account: string,
): Promise<readonly string[]> {
  const rows = await connection.query<{ row: string }>({
    text: `select (to_jsonb(t) - $2::text[])::text as row from ${table} t
      where $1 in ('', account_id) order by 1`,
    values: [account, TIMES[table]],
  });
  return rows.map(({ row }) => row);
}

/** Every row of the facts to the byte, with the place where it stands and who wrote it there. */
export async function historyOf(database: Database, account: string): Promise<readonly string[]> {
  const rows = await Promise.all(
    FACTS.map((table) =>
      database.query<{ row: string }>({
        text: `select '${table} ' || ctid || ' ' || xmin || ' ' || t as row from ${table} t
          where account_id = $1 order by 1`,
        values: [account],
      }),
    ),
  );
  return rows.flat().map(({ row }) => row);
}

/**
 * What an account's rows come to: the net of deductions, overage and bills, and what its packs
 * hold, one text a line. Packs are told by their place in `packs`, so that twins can be compared.
 * Without an account: of all, told by their ids.
 */
export async function netOf(
  database: Database,
  account = '',
  packs: readonly string[] = [],
): Promise<readonly string[]> {
  const whose = sql`case when ${account} = '' then account_id end`;
  const pack = sql`coalesce('pack ' || array_position(${[...packs]}::text[], pack_id), pack_id)`;
  const rows = await database.query<{ line: string }>(sql`
    select concat_ws(' ', ${whose}, usage_date, item, instance, ${pack}, ratio, sum(usage), '->',
        sum(deducted)) as line
    from deductions where ${account} in ('', account_id)
    group by account_id, usage_date, item, instance, pack_id, ratio
    having sum(usage) <> 0 or sum(deducted) <> 0
    union all
    select concat_ws(' ', ${whose}, usage_date, item, instance, 'overage', sum(quantity),
        trim_scale(unit_price), per, trim_scale(sum(amount)), bill, bill_date)
    from overage where ${account} in ('', account_id)
    group by account_id, usage_date, item, instance, unit_price, per, bill, bill_date
    having sum(quantity) <> 0 or sum(amount) <> 0
    union all
    select concat_ws(' ', ${whose}, 'bill', bill, bill_date, sum(amount), currency)
    from bills where ${account} in ('', account_id)
    group by account_id, bill, bill_date, currency having sum(amount) <> 0
    union all
    select concat_ws(' ', ${whose}, 'left', ${pack}, remaining)
    from packs where ${account} in ('', account_id)
    order by 1`);
  return rows.map(({ line }) => line);
}

/** An account's bills with what each revision asked for. */
export async function billsOf(
  database: Database,
  account: string,
): Promise<
  readonly { bill: string; date: string; revision: number; amount: string; currency: string }[]
> {
  return database.query(sql`
    select bill, bill_date as date, revision, amount::text as amount, currency
    from bills where account_id = ${account}
    order by bill_date, bill, revision`);
}

/** An account's overage rows in the order in which they were recorded. */
export async function overageOf(
  database: Database,
  account: string,
): Promise<
  readonly {
    date: string;
    revision: number;
    item: string;
    quantity: string;
    unitPrice: string;
    amount: string;
    bill: string;
  }[]
> {
  return database.query(sql`
    select usage_date as date, revision, item, quantity::text as quantity,
      trim_scale(unit_price)::text as "unitPrice", trim_scale(amount)::text as amount, bill
    from overage where account_id = ${account}
    order by usage_date, revision, seq`);
}
