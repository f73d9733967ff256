// Our tables for better-auth, the library that signs people in: its models and fields under names
// of ours, by SQL of ours. What we do not keep (pictures, tokens of other providers) is left out.
import type { CleanedWhere, CustomAdapter } from 'better-auth/adapters';
import { createAdapterFactory } from 'better-auth/adapters';
import type { Database } from './database.ts';
import { raw, type Statement, sql, timestamp } from './sql.ts';

interface Table {
  readonly name: string;
  /** The columns by better-auth's names; `id` comes first. */
  readonly columns: Readonly<Record<string, string>>;
}

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' };

const TABLES: Readonly<Record<string, Table>> = {
  user: {
    name: 'people',
    columns: {
      id: 'person_id',
      name: 'name',
      email: 'email',
      emailVerified: 'email_verified',
      twoFactorEnabled: 'two_factor',
      ...TIMES,
    },
  },
  session: {
    name: 'sessions',
    columns: {
      id: 'session_id',
      userId: 'person_id',
      token: 'token',
      ipAddress: 'address',
      userAgent: 'user_agent',
      expiresAt: 'expires_at',
      ...TIMES,
    },
  },
  account: {
    name: 'sign_ins',
    columns: {
      id: 'sign_in_id',
      userId: 'person_id',
      providerId: 'provider',
      accountId: 'subject',
      password: 'password_hash',
      ...TIMES,
    },
  },
  verification: {
    name: 'verifications',
    columns: {
      id: 'verification_id',
      identifier: 'identifier',
      value: 'value',
      expiresAt: 'expires_at',
      ...TIMES,
    },
  },
  twoFactor: {
    name: 'second_factors',
    columns: {
      id: 'second_factor_id',
      userId: 'person_id',
      secret: 'secret',
      backupCodes: 'backup_codes',
      verified: 'verified',
      failedVerificationCount: 'failures',
      lockedUntil: 'locked_until',
    },
  },
};

/** Columns that are times: of them our drivers give milliseconds, and better-auth wants dates. */
const TIME_COLUMNS = new Set(['created_at', 'updated_at', 'expires_at', 'locked_until']);

type Fields = Readonly<Record<string, unknown>>;

/**
 * The store as better-auth works with it. Each call is a statement of its own: the embedded store
 * has one connection, and parts of better-auth do not keep to a transaction's. What must happen
 * once is one statement here (`consumeOne`, `incrementOne`).
 */
export function signInTables(database: Pick<Database, 'query'>) {
  return createAdapterFactory({
    config: { adapterId: 'packledger', transaction: false, supportsNumericIds: false },
    adapter: () => adapterOf(database),
  });
}

function adapterOf(database: Pick<Database, 'query'>): CustomAdapter {
  // The library says what a row is by a type of its own; the statements give that model's fields.
  const rows = async <T>(table: Table, statement: Statement) =>
    (await database.query<Fields>(statement)).map((row) => withDates(table, row) as T);
  const first = async <T>(table: Table, statement: Statement) =>
    (await rows<T>(table, statement))[0] ?? null;
  return {
    create: async <T extends Fields>({ model, data }: { model: string; data: T }) => {
      const table = tableOf(model);
      return (await first<T>(table, insertion(table, data))) ?? data;
    },
    findOne: ({ model, where }) => {
      const table = tableOf(model);
      return first(table, sql`${selection(table, where)} limit 1`);
    },
    findMany: ({ model, where, limit, sortBy, offset = 0 }) => {
      const table = tableOf(model);
      const by = columnOf(table, sortBy?.field ?? 'id');
      const order = raw(`${by}${sortBy?.direction === 'desc' ? ' desc' : ''}, ${idOf(table)}`);
      return rows(
        table,
        sql`${selection(table, where)} order by ${order}
        limit ${limit} offset ${offset}`,
      );
    },
    count: async ({ model, where }) => {
      const table = tableOf(model);
      const [row] = await database.query<{ count: number }>(sql`
        select count(*)::integer as count
        from ${raw(table.name)}
        where ${conditions(table, where)}`);
      return row?.count ?? 0;
    },
    update: ({ model, where, update }) => {
      const table = tableOf(model);
      // A type parameter without a bound: the fields to set, as in `updateMany`.
      return first(table, change(table, where, { set: update as Fields }));
    },
    updateMany: async ({ model, where, update }) => {
      const table = tableOf(model);
      return (await rows(table, change(table, where, { set: update }))).length;
    },
    incrementOne: ({ model, where, increment, set = {} }) => {
      const table = tableOf(model);
      return first(table, change(table, where, { set, increment }));
    },
    delete: async ({ model, where }) => {
      await database.query(deletion(tableOf(model), where));
    },
    deleteMany: async ({ model, where }) =>
      (await database.query(deletion(tableOf(model), where))).length,
    consumeOne: ({ model, where }) => {
      const table = tableOf(model);
      return first(table, deletion(table, where));
    },
  };
}

function insertion(table: Table, data: Fields): Statement {
  const kept = Object.entries(data).filter(([field]) => field in table.columns);
  const names = kept.map(([field]) => columnOf(table, field)).join(', ');
  const values = list(kept.map(([field, value]) => columnValue(columnOf(table, field), value)));
  return sql`
    insert into ${raw(table.name)} (${raw(names)})
    values (${values})
    returning ${shownColumns(table)}`;
}

function selection(table: Table, where: readonly CleanedWhere[] | undefined): Statement {
  return sql`
    select ${shownColumns(table)} from ${raw(table.name)} where ${conditions(table, where)}`;
}

function change(
  table: Table,
  where: readonly CleanedWhere[],
  { set, increment = {} }: { readonly set: Fields; readonly increment?: Fields },
): Statement {
  const kept = Object.entries(set).filter(([field]) => field in table.columns);
  const assignments = [
    ...kept.map(([field, value]) => {
      const column = columnOf(table, field);
      return sql`${raw(column)} = ${columnValue(column, value)}`;
    }),
    ...Object.entries(increment).map(([field, by]) => {
      const column = raw(columnOf(table, field));
      return sql`${column} = ${column} + ${by}::integer`;
    }),
  ];
  // All that was to be set is left out here: the row is given as it is.
  if (assignments.length === 0) return selection(table, where);
  return sql`
    update ${raw(table.name)} set ${list(assignments)}
    where ${conditions(table, where)}
    returning ${shownColumns(table)}`;
}

function deletion(table: Table, where: readonly CleanedWhere[]): Statement {
  return sql`
    delete from ${raw(table.name)} where ${conditions(table, where)}
    returning ${shownColumns(table)}`;
}

function conditions(table: Table, where: readonly CleanedWhere[] = []): Statement {
  if (where.length === 0) return raw('true');
  return list(
    where.map((one) => condition(table, one)),
    ' and ',
  );
}

const OPERATORS: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
};

/** One condition of the kinds that better-auth's own endpoints use; others are a fault. */
function condition(
  table: Table,
  { field, operator = 'eq', value, connector, mode }: CleanedWhere,
): Statement {
  const column = columnOf(table, field);
  if (connector !== 'AND' || mode !== 'sensitive') {
    throw new Error(`a condition of ${table.name} is of a kind that is not known`);
  }
  if (value === null && operator === 'eq') return raw(`${column} is null`);
  if (value === null && operator === 'ne') return raw(`${column} is not null`);
  if (operator === 'in') return sql`${raw(column)} = any(${value}::text[])`;
  const sign = OPERATORS[operator];
  if (sign === undefined) throw new Error(`${table.name} knows no condition ${operator}`);
  return sql`${raw(`${column} ${sign}`)} ${columnValue(column, value)}`;
}

function columnValue(column: string, value: unknown): Statement {
  if (!TIME_COLUMNS.has(column)) return sql`${value}`;
  const time = value instanceof Date ? timestamp(value.getTime()) : value;
  return sql`${time}::timestamptz`;
}

function withDates(table: Table, row: Fields): Fields {
  const fields = Object.entries(row).map(([field, value]) => {
    const isTime = TIME_COLUMNS.has(table.columns[field] ?? '') && typeof value === 'number';
    return [field, isTime ? new Date(value) : value];
  });
  return Object.fromEntries(fields);
}

function shownColumns({ columns }: Table): Statement {
  const shown = Object.entries(columns).map(([field, column]) => `${column} as "${field}"`);
  return raw(shown.join(', '));
}

function tableOf(model: string): Table {
  const table = TABLES[model];
  if (table === undefined) throw new Error(`there is no table for ${model}`);
  return table;
}

function columnOf(table: Table, field: string): string {
  const column = table.columns[field];
  if (column === undefined) throw new Error(`${table.name} has no column for ${field}`);
  return column;
}

function idOf(table: Table): string {
  return columnOf(table, 'id');
}

function list(parts: readonly Statement[], between = ', '): Statement {
  return parts.reduce((all, one) => sql`${all}${raw(between)}${one}`);
}
