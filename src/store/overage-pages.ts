import type { BillPeriod, Day } from '../engine/index.ts';
import type { Connection, Database } from './database.ts';
import { inOrder, sql } from './sql.ts';

/** What no pack covered of a line, with its price; of a later revision what became different. */
export interface OverageRow {
  readonly day: Day;
  readonly revision: number;
  readonly seq: number;
  readonly item: string;
  readonly instance: string | null;
  readonly quantity: bigint;
  readonly unitPrice: string;
  readonly per: string;
  /** In hundred-millionths of the currency. */
  readonly amount: bigint;
  readonly bill: BillPeriod;
  readonly billDate: Day;
}

/** Which rows of an account; null is open, bounds are inclusive. */
export interface OverageFilter {
  readonly accountId: string;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly item: string | null;
  readonly instance: string | null;
  readonly bill: BillPeriod | null;
  readonly billDate: Day | null;
}

export type OveragePosition = Pick<OverageRow, 'day' | 'revision' | 'seq'>;

/** A page by the day of the usage; without what is billed to nothing. */
export async function readOveragePage(
  database: Pick<Database | Connection, 'query'>,
  { accountId, from, to, item, instance, bill, billDate }: OverageFilter,
  page: {
    readonly after: OveragePosition | null;
    readonly take: number;
    readonly descending: boolean;
  },
): Promise<OverageRow[]> {
  const { after, take, descending } = page;
  const { sorted, beyond } = inOrder(descending);
  const behind =
    after === null
      ? sql``
      : sql`and (usage_date, revision, seq) ${beyond}
          (${after.day}::date, ${after.revision}::integer, ${after.seq}::integer)`;
  type Row = Omit<OverageRow, 'quantity' | 'amount'> & {
    readonly quantity: string;
    readonly amount: string;
  };
  const rows = await database.query<Row>(sql`
    select usage_date as "day", revision, seq, item, nullif(instance, '') as instance,
      quantity::text as quantity, trim_scale(unit_price)::text as "unitPrice", per,
      (amount * 100000000)::numeric(60, 0)::text as amount, bill, bill_date as "billDate"
    from overage
    where account_id = ${accountId} and bill <> 'none' ${behind}
      and (${from}::date is null or usage_date >= ${from}::date)
      and (${to}::date is null or usage_date <= ${to}::date)
      and (${item}::text is null or item = ${item})
      and (${instance}::text is null or instance = ${instance})
      and (${bill}::text is null or bill = ${bill})
      and (${billDate}::date is null or bill_date = ${billDate}::date)
    order by usage_date ${sorted}, revision ${sorted}, seq ${sorted}
    limit ${take}`);
  return rows.map((row) => ({
    ...row,
    quantity: BigInt(row.quantity),
    amount: BigInt(row.amount),
  }));
}
