// Where licences are not what the gifts made them that were used for them.
import type { Connection } from './database.ts';
import { type Statement, sql } from './sql.ts';

/** A row that is not as others say; '' where there is none. */
export interface LicenseDifference {
  readonly accountId: string;
  /** The id of a licence or gift. */
  readonly subject: string;
  readonly stored: string;
  readonly derived: string;
}

/** What is compared, with what does not fit. */
export interface LicenseDifferences {
  /** Licences whose kind or end is not that of their last use. */
  readonly terms: readonly LicenseDifference[];
  /** Used gifts without their use, or the other way round. */
  readonly gifts: readonly LicenseDifference[];
}

/** Compares all that is recorded of the licences of some accounts. */
export async function compareLicenses(
  connection: Connection,
  accounts: readonly string[],
): Promise<LicenseDifferences> {
  const ids = [...accounts];
  return {
    terms: await connection.query<LicenseDifference>(wrongTerms(ids)),
    gifts: await connection.query<LicenseDifference>(wrongGifts(ids)),
  };
}

/** A later use never ends earlier; of two with one end the upgrade, to `live`, is the last. */
function wrongTerms(ids: readonly string[]): Statement {
  return sql`
    select coalesce(l.account_id, u.account_id) as "accountId",
      coalesce(l.license_id, u.license_id) as subject, coalesce(l.term, '') as stored,
      coalesce(u.term, '') as derived
    from (
      select account_id, license_id, concat_ws(' ', kind, ends_at) as term from licenses
      where account_id = any(${ids}::text[])) l
    full join (
      select distinct on (account_id, license_id) account_id, license_id,
        concat_ws(' ', kind, ends_after) as term
      from license_uses
      where account_id = any(${ids}::text[])
      order by account_id, license_id, at desc, ends_after desc, kind
    ) u on u.account_id = l.account_id and u.license_id = l.license_id
    where l.term is distinct from u.term
    order by 1, 2`;
}

function wrongGifts(ids: readonly string[]): Statement {
  return sql`
    select coalesce(g.account_id, u.account_id) as "accountId",
      coalesce(g.gift_id, u.gift_id) as subject, coalesce(g.used, '') as stored,
      coalesce(u.used, '') as derived
    from (
      select account_id, gift_id, concat_ws(' ', used_for, pack_id) as used from gifts
      where account_id = any(${ids}::text[]) and kind = 'license' and used_at is not null) g
    full join (
      select account_id, gift_id, concat_ws(' ', license_id, pack_id) as used from license_uses
      where account_id = any(${ids}::text[])
    ) u on u.account_id = g.account_id and u.gift_id = g.gift_id
    where g.used is distinct from u.used
    order by 1, 2`;
}
