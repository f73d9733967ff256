// Where payments of bills, standings and renewals do not fit the rows that they come from.
import type { Connection } from './database.ts';
import { type Statement, sql } from './sql.ts';

/** A row that is not as others say, '' where there is none. */
export interface ArrearsDifference {
  readonly accountId: string;
  /** The bill (kind, date, revision), the pack, or the book. */
  readonly subject: string;
  readonly stored: string;
  readonly derived: string;
}

/** What is compared, with what does not fit. */
export interface ArrearsDifferences {
  /** Payments of a bill that is not there, or of another amount. */
  readonly payments: readonly ArrearsDifference[];
  /** Bills that are paid and still to be paid. */
  readonly dueAndPaid: readonly ArrearsDifference[];
  /** Accounts that owe and are served as if they did not. */
  readonly standings: readonly ArrearsDifference[];
  /** Marked packs that are not there, or of another family. */
  readonly marks: readonly ArrearsDifference[];
  /** Renewals that succeeded without their order. */
  readonly renewals: readonly ArrearsDifference[];
}

/** Compares all that is recorded of the bills, standings and renewals of some accounts. */
export async function compareArrears(
  connection: Connection,
  accounts: readonly string[],
): Promise<ArrearsDifferences> {
  const ids = [...accounts];
  const find = (statement: Statement) => connection.query<ArrearsDifference>(statement);
  return {
    payments: await find(wrongPayments(ids)),
    dueAndPaid: await find(dueAndPaid(ids)),
    standings: await find(wrongStandings(ids)),
    marks: await find(wrongMarks(ids)),
    renewals: await find(wrongRenewals(ids)),
  };
}

/**
 * A bill is paid whole. Of one that bills less, as much came back as was paid before and no more:
 * what was collected elsewhere comes back from there.
 */
function wrongPayments(ids: readonly string[]): Statement {
  return sql`
    select t.account_id as "accountId", t.reference as subject, e.amount::text as stored,
      coalesce(b.amount::text, '') as derived
    from transfers t
    join transfer_entries e on e.account_id = t.account_id and e.transfer_id = t.transfer_id
      and e.book = 'billed'
    left join bills b on b.account_id = t.account_id and b.bill = split_part(t.reference, ' ', 1)
      and b.bill_date = split_part(t.reference, ' ', 2)::date
      and b.revision = split_part(t.reference, ' ', 3)::integer
    where t.account_id = any(${ids}::text[]) and t.kind = 'bill'
      and (b.amount is null
        or b.amount >= 0 and e.amount <> b.amount
        or b.amount < 0 and (e.amount > 0 or e.amount < b.amount))
    order by 1, 2`;
}

function dueAndPaid(ids: readonly string[]): Statement {
  return sql`
    select d.account_id as "accountId", t.reference as subject, 'due' as stored, 'paid' as derived
    from bills_due d
    join transfers t on t.account_id = d.account_id and t.kind = 'bill'
      and t.reference = concat_ws(' ', d.bill, to_char(d.bill_date, 'YYYY-MM-DD'), d.revision)
    where d.account_id = any(${ids}::text[])
    order by 1, 2`;
}

function wrongStandings(ids: readonly string[]): Statement {
  return sql`
    select a.account_id as "accountId", 'cash' as subject, a.standing as stored,
      'arrears' as derived
    from accounts a
    join balances b on b.account_id = a.account_id and b.book = 'cash'
    where a.account_id = any(${ids}::text[]) and a.standing = 'running' and b.amount < 0
    order by 1`;
}

function wrongMarks(ids: readonly string[]): Statement {
  return sql`
    select r.account_id as "accountId", r.pack_id as subject, r.family as stored,
      coalesce(p.family, '') as derived
    from auto_renewals r
    left join packs p on p.account_id = r.account_id and p.pack_id = r.pack_id
    where r.account_id = any(${ids}::text[]) and p.family is distinct from r.family
    order by 1, 2`;
}

function wrongRenewals(ids: readonly string[]): Statement {
  return sql`
    select r.account_id as "accountId", r.pack_id as subject, r.amount::text as stored,
      coalesce(o.amount::text, '') as derived
    from renewal_results r
    left join order_packs n on n.account_id = r.account_id and n.pack_id = r.new_pack_id
    left join orders o on o.account_id = n.account_id and o.order_id = n.order_id
      and o.order_id = r.order_id and o.status = 'paid' and o.origin = 'auto-renewal'
    where r.account_id = any(${ids}::text[]) and r.outcome = 'succeeded'
      and (o.amount is null or o.amount <> r.amount)
    order by 1, 2`;
}
