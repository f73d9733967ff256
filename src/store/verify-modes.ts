// Where what accounts switched, and operators approved, is not what became of the modes.
import type { Connection } from './database.ts';
import { type Statement, sql } from './sql.ts';

/** A switch or a request whose change is not there, or another one. */
export interface ModeDifference {
  readonly accountId: string;
  /** An area, or the id of a request. */
  readonly subject: string;
  readonly from: string;
  /** The mode that should hold from that day. */
  readonly mode: string;
}

/** What is compared, with what does not fit. */
export interface ModeDifferences {
  readonly switches: readonly ModeDifference[];
  readonly requests: readonly ModeDifference[];
}

/** Compares all that some accounts did about their modes with the modes that were recorded. */
export async function compareModes(
  connection: Connection,
  accounts: readonly string[],
): Promise<ModeDifferences> {
  const ids = [...accounts];
  return {
    switches: await connection.query<ModeDifference>(wrongSwitches(ids)),
    requests: await connection.query<ModeDifference>(wrongRequests(ids)),
  };
}

/** One act: all its changes say the mode, and there is one at least. */
function wrongSwitches(ids: readonly string[]): Statement {
  return sql`
    select s.account_id as "accountId", s.area as subject, s.from_date::text as "from",
      s.said as mode
    from (
      select account_id, recorded, area, from_date,
        case action when 'switch' then mode else former_mode end as said
      from mode_switches
      where account_id = any(${ids}::text[])) s
    left join mode_changes c on c.account_id = s.account_id and c.recorded = s.recorded
    group by s.account_id, s.area, s.recorded, s.from_date, s.said
    having not coalesce(bool_and(c.mode = s.said and c.from_date = s.from_date), false)
    order by 1, 2, 3`;
}

function wrongRequests(ids: readonly string[]): Statement {
  return sql`
    select r.account_id as "accountId", r.request_id as subject,
      coalesce(r.from_date::text, '') as "from", r.mode
    from mode_requests r
    left join mode_changes c on c.account_id = r.account_id and c.mode = r.mode
      and c.from_date = r.from_date and c.recorded_at = r.decided_at
    where r.account_id = any(${ids}::text[]) and r.status = 'approved' and c.account_id is null
    order by 1, 2`;
}
