import type { BillingMode, Day, Instant } from '../engine/index.ts';
import type { Connection } from './database.ts';
import { sql, timestamp } from './sql.ts';

export interface ModeChangeRow {
  readonly recorded: bigint;
  readonly scope: string;
  readonly mode: BillingMode;
  readonly from: Day;
}

export async function insertModeChange(
  connection: Connection,
  accountId: string,
  change: ModeChangeRow,
  recordedAt: Instant,
): Promise<void> {
  await connection.execute(sql`
    insert into mode_changes (account_id, recorded, scope, mode, from_date, recorded_at)
    values (${accountId}, ${change.recorded}, ${change.scope}, ${change.mode},
      ${change.from}::date, ${timestamp(recordedAt)}::timestamptz)`);
}

/**
 * The changes of an account in the order in which they were recorded: the last word is last. One
 * act changes a scope once, so the order of its scopes decides nothing.
 */
export async function listModeChanges(
  connection: Connection,
  accountId: string,
): Promise<ModeChangeRow[]> {
  return connection.query<ModeChangeRow>(sql`
    select recorded, scope, mode, from_date as "from"
    from mode_changes
    where account_id = ${accountId}
    order by recorded, scope`);
}

/** The changes of an account with the time of each, the latest first, `limit` at the most. */
export async function listModeHistory(
  connection: Connection,
  accountId: string,
  limit: number,
): Promise<(ModeChangeRow & { readonly recordedAt: Instant })[]> {
  return connection.query<ModeChangeRow & { readonly recordedAt: Instant }>(sql`
    select recorded, scope, mode, from_date as "from", recorded_at as "recordedAt"
    from mode_changes
    where account_id = ${accountId}
    order by recorded desc, scope
    limit ${limit}`);
}
