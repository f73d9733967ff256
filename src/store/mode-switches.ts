import type { Instant, SwitchFact } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

/** What an account did itself, as a fact. */
export interface SwitchRow extends SwitchFact {
  readonly recorded: bigint;
  readonly madeAt: Instant;
}

export async function insertModeSwitch(
  connection: Connection,
  accountId: string,
  row: SwitchRow,
): Promise<void> {
  await connection.execute(sql`
    insert into mode_switches (account_id, recorded, area, action, made_on, made_at, from_date,
      former_mode, mode)
    values (${accountId}, ${row.recorded}, ${row.area}, ${row.action}, ${row.day}::date,
      ${timestamp(row.madeAt)}::timestamptz, ${row.from}::date, ${row.former}, ${row.mode})`);
}

/** What an account switched and took back, in the order in which it did. */
export async function listModeSwitches(
  connection: Connection,
  accountId: string,
): Promise<SwitchRow[]> {
  return connection.query<SwitchRow>(sql`
    select recorded, area, action, made_on as day, made_at as "madeAt", from_date as "from",
      former_mode as former, mode
    from mode_switches
    where account_id = ${accountId}
    order by recorded`);
}
