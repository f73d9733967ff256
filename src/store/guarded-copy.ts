import type { Connection } from './database.ts';
import { raw, sql } from './sql.ts';

/**
 * A connection whose COPY also reaches tables that policies guard, which PostgreSQL refuses: rows
 * go to a temporary table and from there into theirs. Owners of the tables, and roles that pass by
 * policies, copy straight into them. `guarded` keeps what is known of tables, of one role.
 */
export function copyingAround(connection: Connection, guarded: Map<string, boolean>): Connection {
  return {
    ...connection,
    copyIn: async (into, rows, format) => {
      const [table = ''] = into.split(/[\s(]/, 1);
      if (!(await isGuarded(connection, table, guarded))) {
        await connection.copyIn(into, rows, format);
        return;
      }
      const columns = into.slice(table.length).trim();
      const copied = `copied_${table}`;
      await connection.script(`create temporary table ${copied} (like ${table}) on commit drop`);
      await connection.copyIn(`${copied} ${columns}`, rows, format);
      await connection.execute(
        raw(`insert into ${table} ${columns} select ${columns.slice(1, -1)} from ${copied}`),
      );
      await connection.script(`drop table ${copied}`);
    },
  };
}

async function isGuarded(
  connection: Connection,
  table: string,
  guarded: Map<string, boolean>,
): Promise<boolean> {
  const known = guarded.get(table);
  if (known !== undefined) return known;
  const rows = await connection.query<{ guarded: boolean }>(
    sql`select row_security_active(${table}::text) as guarded`,
  );
  const found = rows[0]?.guarded === true;
  guarded.set(table, found);
  return found;
}
