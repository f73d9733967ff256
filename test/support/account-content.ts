// Everything that a store holds of one account, and everything it holds at all.
import type { Database } from '../../src/store/database.ts';
import { raw } from '../../src/store/sql.ts';

/** What a platform makes ids of: two letters and twenty digits. */
const ID = /^[a-z]{2}_[0-9a-z]{20}$/;

/** What a store holds of an account. */
export class AccountContent {
  /** Every row, as text: two contents are the same when these are. */
  readonly rows: readonly string[];
  /** The texts that stand in a column of this name, in any table. */
  readonly #byColumn = new Map<string, Set<string>>();

  private constructor(rows: readonly string[]) {
    this.rows = rows;
    for (const row of rows) {
      // A row that PostgreSQL wrote as an object of its columns.
      const columns = JSON.parse(row) as Readonly<Record<string, unknown>>;
      for (const [column, value] of Object.entries(columns)) {
        if (typeof value !== 'string' || value === '') continue;
        const known = this.#byColumn.get(column) ?? new Set();
        this.#byColumn.set(column, known.add(value));
      }
    }
  }

  /** Reads it, by the tables that calls about an account reach. */
  static async of(database: Database, account: string): Promise<AccountContent> {
    const tables = await database.query<{ name: string; column: string }>(
      raw(`select locked_table as name, of_column as column from account_locks
        where of_column <> '' order by locked_table`),
    );
    const selects = tables.map(
      ({ name, column }) => `select row_to_json(t)::text as row from ${name} t
        where ${column} = '${account}'`,
    );
    const rows = await database.query<{ row: string }>(raw(selects.join(' union all ')));
    return new AccountContent(rows.map(({ row }) => row).sort());
  }

  /** The texts that stand in a column, in the order of its tables. */
  in(column: string): readonly string[] {
    return [...(this.#byColumn.get(column) ?? [])];
  }

  /** Every id that the platform made. */
  get ids(): readonly string[] {
    const all = [...this.#byColumn.values()].flatMap((values) => [...values]);
    return [...new Set(all.filter((value) => ID.test(value)))];
  }
}

/** A fingerprint of every table of the store, by its name. */
export async function fingerprints(database: Database): Promise<Readonly<Record<string, string>>> {
  const tables = await database.query<{ name: string }>(
    raw(`select relname as name from pg_class
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
        and not relispartition`),
  );
  const selects = tables.map(
    ({ name }) => `select '${name}' as name,
      coalesce(md5(string_agg(t::text, '/' order by t::text)), '') as print from ${name} t`,
  );
  const rows = await database.query<{ name: string; print: string }>(
    raw(selects.join(' union all ')),
  );
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}
