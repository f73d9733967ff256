import type { Connection } from './database.ts';
import { sql } from './sql.ts';

/** Whose threshold it is: of a family, of a pack, or (both '') of the whole account. */
export interface ThresholdPlace {
  readonly accountId: string;
  readonly family: string;
  readonly packId: string;
}

export interface ThresholdRow extends ThresholdPlace {
  readonly percent: number;
}

/** What an account set; what it did not is not in it. */
export async function listThresholds(
  connection: Connection,
  accountId: string,
): Promise<ThresholdRow[]> {
  return connection.query<ThresholdRow>(sql`
    select account_id as "accountId", family, pack_id as "packId", percent
    from thresholds
    where account_id = ${accountId}
    order by family, pack_id`);
}

export async function putThreshold(
  connection: Connection,
  { accountId, family, packId, percent }: ThresholdRow,
): Promise<void> {
  await connection.execute(sql`
    insert into thresholds (account_id, family, pack_id, percent)
    values (${accountId}, ${family}, ${packId}, ${percent})
    on conflict (account_id, family, pack_id) do update set percent = excluded.percent`);
}

export async function removeThreshold(
  connection: Connection,
  { accountId, family, packId }: ThresholdPlace,
): Promise<void> {
  await connection.execute(sql`
    delete from thresholds
    where account_id = ${accountId} and family = ${family} and pack_id = ${packId}`);
}
